"""Letters of a case from templates; to a recruiter they carry a role and a number, no officer."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sasando.domain.cases import refusals
from sasando.domain.cases.kinds import COMPLAINT, DECEASED, SICK
from sasando.domain.cases.sharing import why_not_tell_village
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.library.terms import queries as lists
from sasando.records.cases.acting import act
from sasando.records.cases.gathering import sharing_facts
from sasando.records.cases.models import Case, CasePerson
from sasando.records.cases.numbers import next_number
from sasando.records.cases.sharing import travel_words

SERIES = "SRT"
LETTER_UNKNOWN = Refusal(
    "letter_unknown", Words(id="Pilih surat dari daftar.", en="Choose a letter from the list.")
)


@dataclass(frozen=True)
class Letter:
    """One template: its title, a body in Indonesian with places to fill in, and its kinds of case.

    `brings_home` marks what may be written before a family was told of a death, `to_village` what
    tells a village of a return.
    """

    title: Words
    body: str
    kinds: frozenset[str] = frozenset({COMPLAINT})
    brings_home: bool = False
    to_village: bool = False


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
        "mission_papers": Letter(
            Words(id="Permintaan dokumen pemulangan jenazah", en="Request for papers of a body"),
            "Untuk memulangkan jenazah {person} (kasus {number}), kami mohon Perwakilan RI "
            "membantu surat kematian, pencatatan kematian, surat pembalseman dan penyegelan peti, "
            "serta izin keluar jenazah.\n"
            "Mohon kabarkan pula siapa yang menanggung biayanya.",
            frozenset({DECEASED}), brings_home=True,
        ),
        "cargo": Letter(
            Words(id="Pengantar di terminal kargo", en="Letter to the cargo terminal"),
            "Jenazah {person} (kasus {number}) tiba dengan {arrival}.\n"
            "Kami mohon pelayanan PIBK, izin angkut karantina kesehatan, dan penyerahan peti "
            "kepada petugas kami. Surat-surat asli dibawa petugas.",
            frozenset({DECEASED}),
        ),
        "pickup": Letter(
            Words(id="Permintaan penjemputan dan angkutan", en="Request to pick up and carry"),
            "Kami mohon bantuan penjemputan dan angkutan ke daerah asal bagi {person} (kasus "
            "{number}), yang tiba dengan {arrival}.\n"
            "Mohon kabarkan kendaraan, nama pengemudi, dan biayanya dengan menyebut nomor surat "
            "ini. Keluarga tidak diminta membayar.",
            frozenset({DECEASED, SICK}),
        ),
        "witness": Letter(
            Words(id="Undangan menyaksikan serah terima", en="Invitation to witness a hand-over"),
            "Kami mengundang pemerintah desa/kelurahan atau pemerintah daerah untuk menyaksikan "
            "serah terima {person} (kasus {number}) kepada keluarga, dan menandatangani berita "
            "acaranya (Permen P2MI 32/2025 Ps. 13 huruf e).",
            frozenset({DECEASED, SICK}), to_village=True,
        ),
        "hospital": Letter(
            Words(id="Permintaan perawatan lanjutan", en="Request for further care"),
            "Kami mohon perawatan lanjutan bagi {person} (kasus {number}), yang tiba dengan "
            "{arrival}.\n"
            "Surat keterangan medis diserahkan langsung oleh pendamping, tidak lewat surat ini.",
            frozenset({SICK}),
        ),
    }
)  # fmt: skip


def templates_for(kind: str) -> Mapping[str, Letter]:
    """Return the letters of a kind of case, by code."""
    return {code: letter for code, letter in LETTERS.items() if kind in letter.kinds}


def _why_not(case: Case, letter: Letter, *, by: Actor) -> Refusal | None:
    if case.hides_death and not letter.brings_home:
        return refusals.FAMILY_NOT_TOLD
    if not letter.to_village:
        return None
    person = CasePerson.objects.filter(case=case, identity=case.subject).first()
    about = sharing_facts(case, person=person, by=by)
    return why_not_tell_village(agreed=about.agrees_village, is_burial=about.is_dead)


def write_letter(case: Case, *, code: str, to: str, place: str, by: Actor) -> WrittenLetter:
    """Number a letter and return its text; that it went out stands on the timeline."""
    template = templates_for(case.kind).get(code)
    if template is None:
        raise Refused(LETTER_UNKNOWN)
    with act(case, deed="letter_written", by=by) as doing:
        row = doing.case
        refusal = _why_not(row, template, by=by)
        if refusal is not None:
            raise Refused(refusal)
        number = next_number(SERIES, by=by)
        body = template.body.format(
            number=row.number, category=lists.label("case_categories", row.category).id,
            person=row.subject.name if row.subject is not None else "yang bersangkutan",
            arrival=travel_words(row) if row.arrival_at else "angkutan yang dikabarkan kemudian",
        )  # fmt: skip
        doing.facts = {"letter": number, "template": code}
    role = policy.label(by.role).id
    return WrittenLetter(number, template.title.id, to.strip(), place.strip(), body, role)
