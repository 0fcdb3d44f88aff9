"""What one row of a table of duties says, and why it is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sasando.domain.reconciliation.known import place_form
from sasando.domain.reconciliation.plain_cells import (
    CellRefused,
    at_most,
    cleaned,
    code_of,
    day_of,
    needed,
)
from sasando.domain.values.refusals import DATE_IN_FUTURE
from sasando.domain.values.words import Refusal, Words

# How offices write who bears a duty (UU 18/2017 Ps. 39-42) → our code of the level.
_WRITTEN = {
    "central": "central|pusat|pemerintah pusat|pemerintah|nasional",
    "province": "province|provinsi|pemerintah provinsi|pemprov|pemda provinsi",
    "regency": "regency|kabupaten|kota|kabupaten/kota|kab/kota|pemkab|pemerintah kabupaten"
    "|pemerintah kabupaten/kota|pemda kabupaten/kota|regency or city",
    "village": "village|desa|pemerintah desa|pemdes|kelurahan|desa/kelurahan",
}
UNITS = {place_form(text): code for code, texts in _WRITTEN.items() for text in texts.split("|")}
VERIFIED = ("primary", "press", "memory", "")
LONGEST = {
    "text_id": 400, "text_en": 400, "heading": 40, "examples_id": 300, "examples_en": 300,
    "source": 300, "note": 300,
}  # fmt: skip
_ARTICLE = re.compile(r"(?:pasal|ps\.?|article|art\.?)\s*", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{2,39}")
_LETTER = re.compile(r"[a-z]{1,2}")


def _refusal(code: str, id: str, en: str) -> Refusal:  # noqa: A002 — the language is called id
    return Refusal(code, Words(id=id, en=en))


LAW_UNKNOWN = _refusal(
    "law_unknown",
    "Peraturan ini tidak ada di daftar peraturan. Impor atau catat dahulu di Peraturan.",
    "This work is not in the list of regulations. Import or record it there first.",
)
ARTICLE_UNKNOWN = _refusal(
    "article_unknown",
    "Pasal ini tidak dikenal dalam peraturan itu. Periksa nomornya, atau catat pasalnya dahulu di "
    "Peraturan.",
    "This article is not known in that work. Check its number, or record the article there first.",
)
UNIT_UNKNOWN = _refusal(
    "unit_unknown",
    "Unit tidak dikenal. Tulis pusat, provinsi, kabupaten/kota, atau desa.",
    "The unit is not known. Write pusat, provinsi, kabupaten/kota or desa.",
)
UNIT_OF_OTHER_ARTICLE = _refusal(
    "unit_of_other_article",
    "Pasal itu mewajibkan unit lain. Periksa pasal dan tingkatnya.",
    "That article binds another unit. Check article and level.",
)
LETTER_UNREADABLE = _refusal(
    "letter_unreadable", "Huruf ditulis a sampai zz.", "The letter is written a to zz."
)
LETTER_TAKEN = _refusal(
    "letter_taken",
    "Huruf ini sudah dipakai kewajiban lain pada tingkat itu.",
    "This letter stands for another duty of that level already.",
)
CODE_UNREADABLE = _refusal(
    "duty_code_unreadable",
    "Kode kewajiban hanya huruf, angka, dan tanda hubung, misalnya UU18-2017-41-a.",
    "A duty's code holds letters, digits and hyphens only, such as UU18-2017-41-a.",
)
CODE_DIFFERS = _refusal(
    "duty_code_differs",
    "Kode dan pasal-huruf menunjuk kewajiban yang berbeda.",
    "The code and the article with its letter mean different duties.",
)
VERIFIED_UNKNOWN = _refusal(
    "verified_unknown",
    "Tulis primary, press, memory, atau kosongkan.",
    "Write primary, press, memory, or leave it empty.",
)
REFUSALS = (
    LAW_UNKNOWN, ARTICLE_UNKNOWN, UNIT_UNKNOWN, UNIT_OF_OTHER_ARTICLE, LETTER_UNREADABLE,
    LETTER_TAKEN, CODE_UNREADABLE, CODE_DIFFERS, VERIFIED_UNKNOWN,
)  # fmt: skip
Place = tuple[str, str, str]


@dataclass(frozen=True)
class KnownDuties:
    """The law as the caller knows it.

    `works` form of a name or code → code of a work; `articles` (work, article) → level that it
    binds, empty where no duty stands in it yet; `duties` (work, article, letter) → code.
    """

    works: Mapping[str, str]
    articles: Mapping[tuple[str, str], str]
    duties: Mapping[Place, str]
    today: date


@dataclass(frozen=True)
class DutyRow:
    """One duty as a table tells it; `code` is of the standing duty, or of the one to be made."""

    code: str
    instrument: str
    article: str
    letter: str
    level: str
    texts: Mapping[str, str]
    verified: str
    source_date: date | None

    @property
    def place(self) -> Place:
        """Return work, article and letter."""
        return self.instrument, self.article, self.letter


def read_duty(cells: Mapping[str, str], *, known: KnownDuties) -> DutyRow:
    """Return what a row says of a duty; raises CellRefused for the first cell that is wrong."""
    row = cleaned(cells)
    level = UNITS.get(place_form(needed(row, "level")))
    if level is None:
        raise CellRefused("level", UNIT_UNKNOWN)
    place = _place(row, known=known)
    _check_level(level, place, known=known)
    needed(row, "text_id")
    needed(row, "source")
    texts = {name: at_most(row, name, length) for name, length in LONGEST.items() if name in row}
    verified = row.get("verified", "")
    if verified not in VERIFIED:
        raise CellRefused("verified", VERIFIED_UNKNOWN)
    seen_on = day_of(row, "source_date")
    if seen_on is not None and seen_on > known.today:
        raise CellRefused("source_date", DATE_IN_FUTURE)
    return DutyRow(_code(row, place, known=known), *place, level, texts, verified, seen_on)


def _place(row: Mapping[str, str], *, known: KnownDuties) -> Place:
    work = code_of(needed(row, "instrument"), known.works)
    if not work:
        raise CellRefused("instrument", LAW_UNKNOWN)
    article = _ARTICLE.sub("", needed(row, "article")).strip().removesuffix(".0")
    if (work, article) not in known.articles:
        raise CellRefused("article", ARTICLE_UNKNOWN)
    letter = needed(row, "letter").casefold().removeprefix("huruf").strip(" .)")
    if not _LETTER.fullmatch(letter):
        raise CellRefused("letter", LETTER_UNREADABLE)
    return work, article, letter


def _check_level(level: str, place: Place, *, known: KnownDuties) -> None:
    work, article, letter = place
    bound = known.articles[work, article]
    if bound and bound != level:
        raise CellRefused("level", UNIT_OF_OTHER_ARTICLE)
    # A cell of the matrix is named by level and letter, so the two may stand for one duty only.
    for standing in known.duties:
        if standing != place and standing[2] == letter and known.articles[standing[:2]] == level:
            raise CellRefused("letter", LETTER_TAKEN)


def _code(row: Mapping[str, str], place: Place, *, known: KnownDuties) -> str:
    given, standing = row.get("id", ""), known.duties.get(place, "")
    if given and not _CODE.fullmatch(given):
        raise CellRefused("id", CODE_UNREADABLE)
    taken = given in known.duties.values()
    if given and ((standing and given != standing) or (taken and not standing)):
        raise CellRefused("id", CODE_DIFFERS)
    return standing or given or code_made(place)


def code_made(place: Place) -> str:
    """Return the code of a duty that a table names by its place alone: UU18-2017-41-a."""
    work, article, letter = place
    *_, kind, year, number = ["", "", "", *work.strip("/").split("/")]
    return f"{kind.upper()}{number}-{year}-{article}-{letter}"[:40]
