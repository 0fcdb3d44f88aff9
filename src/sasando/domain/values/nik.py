"""The NIK: sixteen digits that hold a region, a birth date and, for women, a day plus forty."""

import re
from dataclasses import dataclass
from datetime import date

from sasando.domain.values.words import Refusal, Refused, Words

LENGTH = 16
WOMEN_ADD = 40  # UU 23/2006 and its rules: the day of birth of a woman stands plus forty.
DAY_MAX = 31
_SCIENTIFIC = re.compile(r"^[0-9]+([.,][0-9]+)?[eE][+]?[0-9]+$")
_NUMBER_CELL = re.compile(r"^([0-9]{16})\.0$")

STORED_AS_NUMBER = Refusal(
    "nik_stored_as_number",
    Words(
        id="NIK tersimpan sebagai angka: digit terakhirnya sudah hilang. "
        "Ubah kolom NIK menjadi teks di berkas asal.",
        en="The NIK was stored as a number and lost its last digits. "
        "Make the NIK column text in the source file.",
    ),
)
NOT_SIXTEEN = Refusal(
    "nik_not_16_digits",
    Words(id="NIK harus 16 angka.", en="A NIK has 16 digits."),
)
LETTER = Refusal(
    "nik_has_letters",
    Words(
        id="NIK memuat huruf atau tanda lain (sering: huruf O untuk angka 0).",
        en="The NIK holds a letter or sign (often the letter O for zero).",
    ),
)
BAD_DAY = Refusal(
    "nik_bad_day",
    Words(
        id="Tanggal lahir di dalam NIK tidak mungkin.",
        en="The birth date inside the NIK cannot be.",
    ),
)
BAD_REGION = Refusal(
    "nik_bad_region",
    Words(id="Kode wilayah di dalam NIK tidak mungkin.", en="The region inside the NIK cannot be."),
)


@dataclass(frozen=True)
class Nik:
    """Sixteen digits that were checked; printed never in full by pages."""

    digits: str

    @property
    def regency_code(self) -> str:
        """Return the Kemendagri code of the place of first registration, as 53.21."""
        return f"{self.digits[:2]}.{self.digits[2:4]}"

    @property
    def is_woman(self) -> bool:
        """Say whether the day stands plus forty."""
        return int(self.digits[6:8]) > WOMEN_ADD

    @property
    def day(self) -> int:
        """Return the day of birth, 1–31."""
        day = int(self.digits[6:8])
        return day - WOMEN_ADD if day > WOMEN_ADD else day

    @property
    def month(self) -> int:
        """Return the month of birth, 1–12."""
        return int(self.digits[8:10])

    @property
    def year_of_century(self) -> int:
        """Return the last two digits of the year of birth."""
        return int(self.digits[10:12])

    def __repr__(self) -> str:
        """Show no digit: a NIK must not reach a log."""
        return "Nik(…)"


def parse_nik(text: str) -> Nik:
    """Return the NIK written in `text`, spaces, dots, dashes and apostrophes left out.

    Raises Refused, first that applies: `nik_stored_as_number`, `nik_has_letters`,
    `nik_not_16_digits`, `nik_bad_day`, `nik_bad_region`.
    """
    typed = re.sub(r"\s", "", text)
    if _SCIENTIFIC.match(typed):
        raise Refused(STORED_AS_NUMBER)
    if cell := _NUMBER_CELL.match(typed):
        # A spreadsheet keeps 15 digits of a number and writes 0 for the sixteenth.
        if typed[LENGTH - 1] == "0":
            raise Refused(STORED_AS_NUMBER)
        typed = cell[1]
    cleaned = re.sub(r"[.'’`-]", "", typed)
    if not cleaned.isascii() or not cleaned.isdigit():
        raise Refused(LETTER)
    if len(cleaned) != LENGTH:
        raise Refused(NOT_SIXTEEN)
    nik = Nik(cleaned)
    if not (1 <= nik.day <= DAY_MAX and 1 <= nik.month <= 12):
        raise Refused(BAD_DAY)
    if cleaned[:2] == "00" or cleaned[2:4] == "00" or cleaned[4:6] == "00":
        raise Refused(BAD_REGION)
    return nik


def nik_check(digits: str, *, sex: str, born_from: date | None, born_to: date | None) -> str:
    """Return `valid` when a checked NIK fits sex and birth range, else `mismatch`.

    What the source does not say is no contradiction. A changed year is the usual falsification,
    so year, month and day must each fit (handbook 3.3).
    """
    nik = Nik(digits)
    if sex and nik.is_woman != (sex == "P"):
        return "mismatch"
    if born_from is None or born_to is None:
        return "valid"
    fits = (
        _date(century, nik)
        for century in (1900, 2000)
        if (_date(century, nik) is not None and born_from <= _known(century, nik) <= born_to)
    )
    return "valid" if any(day is not None for day in fits) else "mismatch"


def _date(century: int, nik: Nik) -> date | None:
    try:
        return date(century + nik.year_of_century, nik.month, nik.day)
    except ValueError:
        return None


def _known(century: int, nik: Nik) -> date:
    return date(century + nik.year_of_century, nik.month, nik.day)
