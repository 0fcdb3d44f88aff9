"""Letters of a case from templates; to a recruiter they carry a role and a number, no officer."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.library.terms import queries as lists
from sasando.records.cases.acting import act
from sasando.records.cases.models import Case
from sasando.records.cases.numbers import next_number

SERIES = "SRT"
LETTER_UNKNOWN = Refusal(
    "letter_unknown", Words(id="Pilih surat dari daftar.", en="Choose a letter from the list.")
)


@dataclass(frozen=True)
class Letter:
    """One template: its title, and a body in Indonesian with places to fill in."""

    title: Words
    body: str


@dataclass(frozen=True)
class WrittenLetter:
    """A letter as it goes out."""

    number: str
    title: str
    to: str
    place: str
    body: str
    sender_role: str


# The person is named to the respondent: a clarification cannot be held without.
LETTERS: Mapping[str, Letter] = MappingProxyType(
    {
        "clarification_1": Letter(
            Words(id="Undangan klarifikasi I", en="Invitation, clarification I"),
            "Sehubungan dengan pengaduan nomor {number} mengenai {category}, kami mengundang "
            "Saudara untuk memberikan klarifikasi kesatu atas nama {person}.\n"
            "Bawalah perjanjian penempatan, perjanjian kerja, dan bukti pembayaran yang ada.\n"
            "Balasan disampaikan tertulis kepada kantor dengan menyebut nomor surat ini.",
        ),
        "clarification_2": Letter(
            Words(id="Undangan klarifikasi II", en="Invitation, clarification II"),
            "Menyusul klarifikasi kesatu atas pengaduan nomor {number} mengenai {category}, kami "
            "mengundang Saudara untuk klarifikasi kedua atas nama {person}.\n"
            "Hasilnya dituangkan dalam surat pernyataan dan berita acara "
            "(Permen P2MI 23/2025 Ps. 18).",
        ),
        "mediation": Letter(
            Words(id="Undangan mediasi", en="Invitation to mediation"),
            "Kami mengundang Saudara untuk mediasi atas pengaduan nomor {number} mengenai "
            "{category} atas nama {person}.\n"
            "Pihak yang berhalangan dapat mengirim kuasa dengan surat kuasa khusus.",
        ),
        "papers": Letter(
            Words(id="Permintaan kelengkapan dokumen", en="Request for papers"),
            "Untuk menindaklanjuti pengaduan nomor {number}, kami memerlukan dokumen yang belum "
            "lengkap. Mohon disampaikan kepada kantor dengan menyebut nomor surat ini.",
        ),
        "sanction": Letter(
            Words(id="Rekomendasi sanksi", en="Recommended sanction"),
            "Berdasarkan klarifikasi atas pengaduan nomor {number} mengenai {category}, "
            "pelanggaran diakui dan janji tidak dipenuhi. Kami merekomendasikan sanksi "
            "administratif sesuai ketentuan (Permen P2MI 23/2025 Ps. 18).",
        ),
    }
)


def write_letter(case: Case, *, code: str, to: str, place: str, by: Actor) -> WrittenLetter:
    """Number a letter and return its text; that it went out stands on the timeline."""
    template = LETTERS.get(code)
    if template is None:
        raise Refused(LETTER_UNKNOWN)
    with act(case, deed="letter_written", by=by) as doing:
        row = doing.case
        number = next_number(SERIES, by=by)
        body = template.body.format(
            number=row.number, category=lists.label("case_categories", row.category).id,
            person=row.subject.name if row.subject is not None else "yang bersangkutan",
        )  # fmt: skip
        doing.facts = {"letter": number, "template": code}
    role = policy.label(by.role).id
    return WrittenLetter(number, template.title.id, to.strip(), place.strip(), body, role)
