"""The sixteen metadata that JDIH asks of a legal document (Permenkumham 8/2019)."""

from dataclasses import dataclass
from datetime import date

from sasando.domain.regulations.standing import State
from sasando.domain.values.words import Words
from sasando.library.regulations.law import Work
from sasando.library.regulations.queries import STATUS_WORDS

# The sixteen as JDIH portals print them; the annex of the rule itself was not read.
LABELS = (
    ("document_type", Words(id="Tipe dokumen", en="Document type")),
    ("title", Words(id="Judul", en="Title")),
    ("main_entry", Words(id="T.E.U. badan/pengarang", en="Main entry: body")),
    ("number", Words(id="Nomor peraturan", en="Number")),
    ("type", Words(id="Jenis/bentuk peraturan", en="Kind of regulation")),
    ("abbreviation", Words(id="Singkatan jenis", en="Abbreviation of the kind")),
    ("place", Words(id="Tempat penetapan", en="Place of enactment")),
    ("enacted", Words(id="Tanggal penetapan", en="Day of enactment")),
    ("promulgated", Words(id="Tanggal pengundangan", en="Day of promulgation")),
    ("gazette", Words(id="Sumber", en="Gazette")),
    ("subject", Words(id="Subjek", en="Subject")),
    ("status", Words(id="Status peraturan", en="Status")),
    ("language", Words(id="Bahasa", en="Language")),
    ("location", Words(id="Lokasi", en="Location")),
    ("legal_field", Words(id="Bidang hukum", en="Field of law")),
    ("attachment", Words(id="Lampiran", en="Attachment")),
)
STATE_WORDS = {
    **{state: STATUS_WORDS[state.value] for state in State if state.value in STATUS_WORDS},
    State.NOT_YET: Words(id="belum berlaku", en="not yet in force"),
    State.UNKNOWN: Words(id="belum diketahui", en="not known"),
}
LEVELS = {"province": "Nusa Tenggara Timur (Provinsi)", "regency": "Nusa Tenggara Timur"}
TYPES = (
    ("/judgment/", Words(id="Putusan pengadilan", en="Court decision")),
    ("/bill/", Words(id="Rancangan peraturan", en="Draft regulation")),
    ("", Words(id="Peraturan perundang-undangan", en="Regulation")),
)


@dataclass(frozen=True)
class Datum:
    """One of the sixteen; `value` None is not known to us."""

    name: str
    label: Words
    value: Words | date | str | None


def sixteen(work: Work, *, state: State, attachment: Words | None) -> list[Datum]:
    """Return the sixteen metadata of a work, in JDIH's order."""
    told: dict[str, Words | date | str | None] = {
        "document_type": next(said for part, said in TYPES if part in work.code),
        "title": title_of(work),
        "main_entry": work.main_entry or _body(work),
        "subject": work.summary,
        "status": STATE_WORDS[state],
        "attachment": attachment,
    }
    for name, _label in LABELS:
        if name not in told:
            told[name] = getattr(work, name) or None
    return [Datum(name, label, told[name]) for name, label in LABELS]


def title_of(work: Work) -> str:
    """Return the title in full: type, number, year and what it is about."""
    number = f" Nomor {work.number}" if work.number else ""
    year = f" Tahun {work.year}" if work.year else ""
    return f"{work.type}{number}{year} tentang {work.title}"


def _body(work: Work) -> str | None:
    if not work.issuer:
        return None
    return f"{LEVELS.get(work.level, 'Indonesia')}. {work.issuer}"
