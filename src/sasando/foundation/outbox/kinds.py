"""What messages say: never a name, a number of a person, or a story."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from sasando.domain.values.words import Words

LONGEST = 80
# NIK, telephone and passport numbers: whatever looks like one is refused.
LOOKS_PERSONAL = re.compile(r"\d[\d\s.-]{7,}\d|\b[A-Z]{1,2}\d{6,7}\b")
HUMAN_NUMBER = re.compile(r"^(?:KS|RJ|BAST|KM|SRT|JK|JP)-\d{4}-\d{4,}$")


def _w(id: str, en: str) -> Words:  # noqa: A002 — the language is called id
    return Words(id=id, en=en)


KINDS: Mapping[str, Words] = MappingProxyType(
    {
        "case_assigned": _w("{number} diserahkan kepada Anda.", "{number} was given to you."),
        "case_transferred": _w("{number} dilimpahkan.", "{number} was transferred."),
        "deadline_near": _w("Tenggat {number} mendekat.", "A deadline of {number} is near."),
        "deadline_missed": _w("Tenggat {number} lewat.", "A deadline of {number} has passed."),
        "referral_answered": _w(
            "Ada jawaban atas rujukan dari {number}.", "A referral of {number} was answered."
        ),
        "referral_expired": _w(
            "Rujukan dari {number} berakhir tanpa jawaban.",
            "A referral of {number} ended without an answer.",
        ),
        "approval_wanted": _w(
            "{number} menunggu keputusan penyelia.", "{number} waits for a supervisor."
        ),
        "approval_given": _w("Pengajuan pada {number} disetujui.", "{number}: agreed."),
        "approval_refused": _w("Pengajuan pada {number} ditolak.", "{number}: refused."),
        "glass_broken": _w(
            "{number} dibuka secara darurat. Periksa alasannya.",
            "{number} was opened in an emergency. Look at the reason.",
        ),
        "glass_review_due": _w(
            "Masih ada pembukaan darurat yang belum ditinjau.",
            "An emergency opening has not been reviewed.",
        ),
        "partner_notice": _w("Kabar mitra {number} masuk.", "A partner's notice {number} came in."),
        "mail_left": _w(
            "Satu surel terlalu besar untuk laporan; ia tetap di kotak surel.",
            "One mail is too large for a report; it stays in the mailbox.",
        ),
        "report_came": _w("Laporan {number} menunggu dibaca.", "Report {number} waits to be read."),
        "report_handed": _w(
            "Laporan {number} diserahkan kepada Anda.", "Report {number} was given to you."
        ),
        "identity_asked": _w(
            "{number}: penjaga diminta membuka identitas pelapor.",
            "{number}: the custodian is asked who reported.",
        ),
        "identity_opened": _w(
            "{number}: identitas pelapor dibuka.", "{number}: who reported was opened."
        ),
        "family_code_asked": _w(
            "{number}: kepala kantor diminta memutuskan kode keluarga.",
            "{number}: the head of office is asked for a family code.",
        ),
        "family_code_agreed": _w(
            "{number}: kode keluarga boleh diberikan.", "{number}: a family code may be given."
        ),
        "family_code_refused": _w(
            "{number}: kode keluarga tidak diberikan.", "{number}: no family code is given."
        ),
        "family_code_stopped": _w(
            "{number}: kode keluarga berhenti.", "{number}: the family code stopped."
        ),
        "commitment_due": _w("Komitmen {number} jatuh tempo.", "Commitment {number} is due."),
        "commitment_overdue": _w(
            "Komitmen {number} lewat tenggat.", "Commitment {number} is overdue."
        ),
        "commitment_done": _w(
            "Unit melaporkan {number} selesai. Pastikan buktinya.",
            "A unit reports {number} as done. Confirm it.",
        ),
        "input_given": _w(
            "Ada masukan atas rancangan peraturan. Jawablah.",
            "An input to a draft regulation came in. Answer it.",
        ),
        "meeting_near": _w(
            "Rapat {day} mendekat. Halaman pertamanya sudah tertulis.",
            "The meeting of {day} is near. Its first page has been written.",
        ),
        "question_answered": _w(
            "Kantor menjawab pertanyaan Anda tentang angka rilis.",
            "The office answered your question about a released figure.",
        ),
        "question_asked": _w(
            "Mitra bertanya tentang angka rilis. Jawablah.",
            "A partner asks about a released figure. Answer it.",
        ),
        "guard_alarm": _w(
            "Penjaga nama membunyikan alarm. Lihat siapa yang mencoba.",
            "The name guard raised an alarm. Look at who tried.",
        ),
        "news_asked": _w("Sebuah berita menunggu persetujuan.", "A news item waits for approval."),
        "news_held": _w(
            "Sebuah berita tertahan saat akan terbit. Buka halamannya.",
            "A news item was held back when it was due. Open its page.",
        ),
        "arrival_told": _w("Kabar tiba untuk {number}.", "An arrival notice for {number}."),
    }
)


def check(kind: str, params: Mapping[str, str]) -> None:
    """Raise ValueError for a kind unknown, a missing word, or a word that looks personal."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of message: {kind}")
    for name, value in params.items():
        text = str(value)
        looks = LOOKS_PERSONAL.search(text) and not HUMAN_NUMBER.match(text)
        if len(text) > LONGEST or looks:
            raise ValueError(f"a message must not carry this: {name}")
    try:
        KINDS[kind].format(**params)
    except KeyError as missing:
        raise ValueError(f"a message misses {missing}") from missing


def words_of(kind: str, params: Mapping[str, str]) -> Words:
    """Return what a message says."""
    return KINDS[kind].format(**params)
