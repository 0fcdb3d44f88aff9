"""Area codes. Kemendagri codes carry dots; BPS numbers the same regencies in another order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from sasando.domain.values.words import Refusal, Refused, Words

_DOTTED = re.compile(r"^[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?$")
_UNDOTTED = re.compile(r"^(?:[0-9]{4}|[0-9]{6}|[0-9]{7}|[0-9]{10})$")
_CUTS = {4: (2, 4), 6: (2, 4, 6), 10: (2, 4, 6, 10)}
REGENCY_LENGTH = 5


class CodeSystem(Enum):
    """Who numbered the areas."""

    KEMENDAGRI = "kemendagri"
    BPS = "bps"


class AreaLevel(Enum):
    """How small an area is."""

    PROVINCE = "province"
    REGENCY = "regency"
    DISTRICT = "district"
    VILLAGE = "village"


_LEVELS = {
    2: AreaLevel.PROVINCE,
    5: AreaLevel.REGENCY,
    8: AreaLevel.DISTRICT,
    13: AreaLevel.VILLAGE,
}

AREA_AMBIGUOUS = Refusal(
    "area_code_ambiguous",
    Words(
        id="Kode wilayah tanpa titik bisa berarti Kemendagri atau BPS. "
        "Sebutkan: --codes kemendagri atau --codes bps.",
        en="An area code without dots may be Kemendagri or BPS. "
        "Say which: --codes kemendagri or --codes bps.",
    ),
)
AREA_UNREADABLE = Refusal(
    "area_code_unreadable",
    Words(
        id="Kode wilayah tidak terbaca. Tulis dengan titik, misalnya 53.21.",
        en="The area code cannot be read. Write it with dots, for example 53.21.",
    ),
)
BPS_UNKNOWN = Refusal(
    "bps_code_unknown",
    Words(
        id="Kode BPS ini tidak ada di daftar padanan kabupaten/kota.",
        en="This BPS code is not in the list that pairs regencies.",
    ),
)


@dataclass(frozen=True, order=True)
class AreaCode:
    """A Kemendagri code with dots: 53, 53.21, 53.21.01 or 53.21.01.2001."""

    code: str

    @property
    def level(self) -> AreaLevel:
        """Return how small the area is."""
        return _LEVELS[len(self.code)]

    @property
    def province(self) -> str:
        """Return the two digits of the province."""
        return self.code[:2]

    @property
    def regency(self) -> str:
        """Return the code of the regency, or empty for a province."""
        return self.code[:REGENCY_LENGTH] if len(self.code) >= REGENCY_LENGTH else ""

    def lies_in(self, other: "AreaCode") -> bool:
        """Say whether this area is the other one or a part of it."""
        return self.code == other.code or self.code.startswith(f"{other.code}.")

    def __str__(self) -> str:
        """Return the code with dots."""
        return self.code


def parse_area(
    text: str,
    *,
    system: CodeSystem | None = None,
    bps_to_kemendagri: Mapping[str, str] | None = None,
) -> AreaCode:
    """Return the Kemendagri code that `text` means.

    Dots or a two-digit province need no `system`. Under BPS the first four digits are looked up
    in `bps_to_kemendagri` ("5321" → "53.19"); smaller BPS areas give their regency, for no list
    pairs them. Raises Refused: `area_code_ambiguous`, `area_code_unreadable`, `bps_code_unknown`.
    """
    cleaned = re.sub(r"[\s'’]", "", text)
    if system is CodeSystem.BPS:
        return _from_bps(cleaned.replace(".", ""), bps_to_kemendagri or {})
    if _DOTTED.match(cleaned):
        return AreaCode(cleaned)
    if not _UNDOTTED.match(cleaned):
        raise Refused(AREA_UNREADABLE)
    if system is None:
        raise Refused(AREA_AMBIGUOUS)
    if len(cleaned) not in _CUTS:
        raise Refused(AREA_UNREADABLE)
    return AreaCode(_dotted(cleaned))


def _from_bps(digits: str, pairs: Mapping[str, str]) -> AreaCode:
    if re.match(r"^[0-9]{2}$", digits):
        return AreaCode(digits)
    if not _UNDOTTED.match(digits):
        raise Refused(AREA_UNREADABLE)
    code = pairs.get(digits[:4])
    if code is None:
        raise Refused(BPS_UNKNOWN)
    return AreaCode(code)


def _dotted(digits: str) -> str:
    cuts = (0, *_CUTS[len(digits)])
    return ".".join(digits[start:end] for start, end in zip(cuts, cuts[1:], strict=False))
