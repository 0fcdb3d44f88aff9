"""What one row of a table of outreach sessions says, and why it is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sasando.domain.reconciliation.known import Known, find_place, place_form
from sasando.domain.reconciliation.plain_cells import (
    CellRefused,
    at_most,
    cleaned,
    code_of,
    day_of,
    needed,
)
from sasando.domain.values.numbers import parse_count
from sasando.domain.values.personal import (
    NAME_OF_A_PERSON,
    NUMBER_OF_A_PERSON,
    has_number_of_a_person,
    may_name_a_person,
)
from sasando.domain.values.refusals import DATE_IN_FUTURE
from sasando.domain.values.words import Refusal, Refused, Words

GROUPS = ("women", "men", "girls", "boys", "unknown")
TEXTS = ("questions", "note")
# A hall holds some hundreds; more in one group is a slip of the keyboard.
MOST_IN_GROUP = 5000
MOST_QUESTIONS, LONGEST_QUESTION, LONGEST_NOTE, LONGEST_OFFICER = 50, 300, 500, 150
_PARTS = re.compile(r"[\n;|]+")
_LISTED = re.compile(r"[\n;|,]+")


def _refusal(code: str, id: str, en: str) -> Refusal:  # noqa: A002 — the language is called id
    return Refusal(code, Words(id=id, en=en))


VILLAGE_NOT_LISTED = _refusal(
    "village_not_listed",
    "Desa tidak ada dalam daftar Kemendagri. Tulis desa dengan kecamatan dan kabupatennya, "
    "atau kodenya.",
    "The village is not in the Kemendagri list. Write it with district and regency, or its code.",
)
VILLAGE_NOT_CLEAR = _refusal(
    "village_not_clear",
    "Beberapa desa bernama ini di kabupaten itu. Tulis kecamatannya.",
    "Several villages of that regency have this name. Write the district.",
)
AUDIENCE_UNKNOWN = _refusal(
    "audience_unknown",
    "Sasaran tidak dikenal. Pakai misalnya Warga desa, Sekolah, Perangkat desa.",
    "The audience is not known. Use for example Warga desa, Sekolah, Perangkat desa.",
)
MATERIAL_UNKNOWN = _refusal(
    "material_unknown",
    "Materi tidak dikenal. Pakai nama dari daftar, misalnya Biaya; Daftar surat.",
    "The material is not known. Use names of the list, such as Biaya; Daftar surat.",
)
NOBODY_CAME = _refusal(
    "outreach_nobody",
    "Tulis berapa orang yang hadir, menurut kelompok.",
    "Write how many people were there, by group.",
)
GROUP_TOO_LARGE = _refusal(
    "outreach_too_many",
    f"Jumlah satu kelompok 0 sampai {MOST_IN_GROUP}. Periksa angkanya.",
    f"A group counts 0 to {MOST_IN_GROUP}. Check the number.",
)
ATTENDANCE_DIFFERS = _refusal(
    "attendance_differs",
    "Jumlah peserta tidak sama dengan jumlah kelompoknya.",
    "The attendance is not the sum of its groups.",
)
TOO_MANY_QUESTIONS = _refusal(
    "outreach_unreadable",
    f"Paling banyak {MOST_QUESTIONS} pertanyaan, masing-masing {LONGEST_QUESTION} huruf.",
    f"At most {MOST_QUESTIONS} questions of {LONGEST_QUESTION} letters each.",
)
OUTSIDE_REGENCIES = _refusal(
    "outside_regencies",
    "Desa ini di luar wilayah Anda.",
    "This village lies outside your regencies.",
)
SESSION_KNOWN = _refusal(
    "session_known",
    "Sosialisasi pada hari, desa, dan materi ini sudah tercatat dengan isi lain. "
    "Betulkan di halamannya.",
    "A session of this day, village and topic is on record with other content. Correct it there.",
)
SESSION_TWICE = _refusal(
    "session_twice",
    "Hari, desa, dan materi ini sudah ada di baris lain berkas ini.",
    "This day, village and topic stand in another row of this file.",
)
REFUSALS = (
    VILLAGE_NOT_LISTED, VILLAGE_NOT_CLEAR, AUDIENCE_UNKNOWN, MATERIAL_UNKNOWN, NOBODY_CAME,
    GROUP_TOO_LARGE, ATTENDANCE_DIFFERS, TOO_MANY_QUESTIONS, OUTSIDE_REGENCIES, SESSION_KNOWN,
    SESSION_TWICE,
)  # fmt: skip
WARNED = (NAME_OF_A_PERSON,)


@dataclass(frozen=True)
class KnownSessions:
    """Places, codes of the listed villages, and the words of the two lists: form → code.

    `regencies` bounds where the reader of the table may write; empty means everywhere.
    """

    places: Known
    villages: frozenset[str]
    audiences: Mapping[str, str]
    materials: Mapping[str, str]
    regencies: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SessionRow:
    """One session as a table tells it; `questions` are asked in general, never who asked.

    `warned` names the columns that a person should look at.
    """

    held_on: date
    village_code: str
    audience: str
    counts: Mapping[str, int]
    materials: frozenset[str]
    questions: tuple[str, ...]
    officer: str
    note: str
    warned: tuple[str, ...] = ()


def read_session(cells: Mapping[str, str], *, known: KnownSessions) -> SessionRow:
    """Return what a row says of a session; raises CellRefused for the first cell that is wrong.

    A code of an area in an unstated system raises Refused: the file is in doubt, not the row.
    """
    row = cleaned(cells)
    needed(row, "held_on")
    held_on = day_of(row, "held_on")
    if held_on is None or held_on > known.places.today:
        raise CellRefused("held_on", DATE_IN_FUTURE)
    village = _village(row, known)
    if known.regencies and village[:5] not in known.regencies:
        raise CellRefused("village", OUTSIDE_REGENCIES)
    audience = code_of(row.get("audience", "") or "village", known.audiences)
    if not audience:
        raise CellRefused("audience", AUDIENCE_UNKNOWN)
    materials, counts = _materials(row, known), _counts(row)
    for name in TEXTS:
        if has_number_of_a_person(row.get(name, "")):
            raise CellRefused(name, NUMBER_OF_A_PERSON)
    return SessionRow(
        held_on, village, audience, counts, materials, _questions(row),
        at_most(row, "officer", LONGEST_OFFICER), at_most(row, "note", LONGEST_NOTE),
        tuple(name for name in TEXTS if may_name_a_person(row.get(name, ""))),
    )  # fmt: skip


def _village(row: Mapping[str, str], known: KnownSessions) -> str:
    texts = tuple(row.get(name, "") for name in ("region_code", "regency", "district", "village"))
    column = "region_code" if texts[0] else "village" if texts[1] else "regency"
    try:
        place = find_place(texts, known=known.places)
    except Refused as refused:
        raise CellRefused(column, refused.refusal) from refused
    if place.village_code:
        if place.village_code not in known.villages:
            raise CellRefused(column, VILLAGE_NOT_LISTED)
        return place.village_code
    if texts[2] or not texts[3]:
        raise CellRefused("village", VILLAGE_NOT_LISTED)
    return _only_one(place.regency_code, place_form(texts[3]), known.places)


def _only_one(regency: str, form: str, known: Known) -> str:
    """Return the village of a name that stands once in its regency; raises CellRefused."""
    found = {
        code
        for (district, name), code in known.villages.items()
        if name == form and district[:5] == regency
    }
    if len(found) != 1:
        raise CellRefused("village", VILLAGE_NOT_CLEAR if found else VILLAGE_NOT_LISTED)
    return found.pop()


def _materials(row: Mapping[str, str], known: KnownSessions) -> frozenset[str]:
    parts = [part.strip() for part in _LISTED.split(row.get("materials", "")) if part.strip()]
    found = [code_of(part, known.materials) for part in parts]
    if not all(found):
        raise CellRefused("materials", MATERIAL_UNKNOWN)
    return frozenset(found)


def _counts(row: Mapping[str, str]) -> dict[str, int]:
    """Return who came by group; a sum without groups is told apart by nothing."""
    counts = {name: _count(row, name) for name in GROUPS if row.get(name)}
    stated = _count(row, "attendance") if row.get("attendance") else None
    if stated is not None and not counts:
        if stated > MOST_IN_GROUP:
            raise CellRefused("attendance", GROUP_TOO_LARGE)
        counts = {"unknown": stated}
    elif stated is not None and stated != sum(counts.values()):
        raise CellRefused("attendance", ATTENDANCE_DIFFERS)
    found = {name: number for name, number in counts.items() if number}
    if not found:
        raise CellRefused("women", NOBODY_CAME)
    return found


def _count(row: Mapping[str, str], name: str) -> int:
    try:
        number = parse_count(row[name])
    except Refused as refused:
        raise CellRefused(name, refused.refusal) from refused
    most = MOST_IN_GROUP if name != "attendance" else MOST_IN_GROUP * len(GROUPS)
    if not 0 <= number <= most:
        raise CellRefused(name, GROUP_TOO_LARGE)
    return number


def _questions(row: Mapping[str, str]) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in _PARTS.split(row.get("questions", "")) if part.strip())
    if len(parts) > MOST_QUESTIONS or any(len(part) > LONGEST_QUESTION for part in parts):
        raise CellRefused("questions", TOO_MANY_QUESTIONS)
    return parts
