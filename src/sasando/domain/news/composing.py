"""Writes first drafts in the office's own words: from a meeting's record, a brief, an arrival.

Source: handbook, "House style of ministry news". Quotes stay slots until somebody said them.
"""

import re
from dataclasses import dataclass
from datetime import date

from sasando.domain.news.whole import paragraphs

WEEK = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
VERBS = {
    "promise": "berjanji", "plan": "menyampaikan rencana", "request": "meminta",
    "hope": "berharap",
}  # fmt: skip
# Where the record does not say who spoke.
NOBODY = {
    "promise": "Dijanjikan", "plan": "Direncanakan", "request": "Diminta",
    "hope": "Harapan dari pertemuan",
}  # fmt: skip
QUOTE_SLOT = "> [KUTIPAN {who}: kosong sampai yang bersangkutan mengucapkan dan menyetujuinya]"
SUMMARY_LENGTH = 300
_NOTE_HEAD = re.compile(r"^(?:RANCANGAN BERITA|\*\* \()")
_DATELINE = re.compile(r"^[^—]{3,60}\(\d{1,2}/\d{1,2}\)\s*—\s*")


@dataclass(frozen=True)
class Composed:
    """A first draft: title, summary and body."""

    title: str
    summary: str
    body: str


@dataclass(frozen=True)
class Outcome:
    """One thing the office follows from a meeting."""

    what: str
    owner: str
    due_on: date | None


@dataclass(frozen=True)
class MeetingTold:
    """What the public part of a meeting's record says."""

    title: str
    held_on: date
    site: str
    topics: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    said: tuple[tuple[str, str, str], ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class ArrivalTold:
    """People who came home: how many, of which sex and island; never who, unless agreed."""

    day: date
    place: str
    how: str
    women: int
    men: int
    islands: tuple[tuple[str, int], ...]
    who: str = ""
    village: str = ""


def full_day(day: date) -> str:
    """Return "Jumat, 6 Februari 2026"."""
    return f"{WEEK[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def from_meeting(told: MeetingTold) -> Composed:
    """Return a draft on a meeting."""
    topics = _listed(told.topics)
    title = f"{told.title}: {topics}" if topics else told.title
    lead = f"{told.title} berlangsung pada {full_day(told.held_on)}"
    lead += f" di {told.site}." if told.site else "."
    about = f" Yang dibahas: {topics}." if topics else ""
    came = f"Hadir {_listed(told.came)}." if told.came else ""
    parts = [lead + about, came]
    parts += [f"{title}. {said}" for title, said in told.items if said]
    parts += [_said(*each) for each in told.said]
    parts += [QUOTE_SLOT.format(who="kepala kantor"), QUOTE_SLOT.format(who="tamu")]
    parts.append(_outcomes(told.outcomes))
    return Composed(title[:160], (lead + about)[:SUMMARY_LENGTH], _joined(parts))


def _said(speaker: str, kind: str, words: str) -> str:
    if not speaker:
        return f"{NOBODY.get(kind, 'Disampaikan')}: {words}"
    return f"{speaker} {VERBS.get(kind, 'menyampaikan')}: {words}"


def _outcomes(outcomes: tuple[Outcome, ...]) -> str:
    if not outcomes:
        return ""
    told = [
        f"{each.what} ({each.owner or 'pemilik belum disebut'}, "
        + (f"paling lambat {full_day(each.due_on)})" if each.due_on else "tanpa tanggal)")
        for each in outcomes
    ]
    return f"Dari pertemuan ini kantor mencatat untuk diikuti: {'; '.join(told)}."


def from_brief(text: str) -> Composed:
    """Return a draft made of a signed brief's news form, without mark, sign-off and notes."""
    told = paragraphs(text)
    ends = next((at for at, each in enumerate(told) if each.startswith("** (")), len(told))
    kept = [each for each in told[:ends] if not _NOTE_HEAD.match(each)]
    title = kept[0] if kept else ""
    body = [_DATELINE.sub("", each) for each in kept[1:]]
    body = [f"> {each}" if each.startswith("[KUTIPAN") else each for each in body]
    summary = body[0].split(". ")[0] if body else ""
    return Composed(title[:160], summary[:SUMMARY_LENGTH], _joined(body))


HOW = {
    "deported": ("dipulangkan", "orang"),
    "own": ("pulang", "orang"),
    "sick": ("pulang dalam keadaan sakit", "orang"),
    "deceased": ("tiba", "jenazah"),
}


def from_arrival(told: ArrivalTold) -> Composed:
    """Return a press note on an arrival."""
    verb, unit = HOW[told.how]
    number = told.women + told.men
    people = "jenazah pekerja migran" if unit == "jenazah" else "pekerja migran"
    many = f"Sebanyak {number}" if number > 1 else "Satu"
    lead = f"{many} {people} asal Nusa Tenggara Timur {verb} melalui {told.place}"
    lead += f" pada {full_day(told.day)}"
    sexes = _listed([f"{count} {sex}" for count, sex in _counted(told) if count])
    islands = _listed([f"{island} {count}" for island, count in told.islands if count])
    parts = [f"{lead}: {sexes}. Menurut pulau asal: {islands}."]
    if told.who:
        home = f" dari {told.village}" if told.village else ""
        parts.append(f"Atas persetujuan tertulis keluarga disebut {told.who}{home}.")
    else:
        parts.append(
            "Nama dan desa tidak disebut, untuk melindungi yang pulang dan keluarganya. Petugas"
            " kantor menerima kedatangan itu bersama instansi yang bertugas di tempat dan"
            " mencatat kebutuhan setiap orang."
        )
    parts.append(
        "Keluarga yang menunggu kabar dapat bertanya di kantor atau lewat pemerintah desa. Layanan"
        " ini tidak dipungut biaya, dan tidak ada surat yang wajib dibawa untuk didengar."
    )
    title = f"{number} {people} asal NTT {verb} melalui {told.place}"
    return Composed(title[:160], f"{lead}."[:SUMMARY_LENGTH], _joined(parts))


def _counted(told: ArrivalTold) -> tuple[tuple[int, str], tuple[int, str]]:
    return (told.women, "perempuan"), (told.men, "laki-laki")


def _listed(words: list[str] | tuple[str, ...]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} dan {words[-1]}"


def _joined(parts: list[str]) -> str:
    return "\n\n".join(part for part in parts if part)
