"""Why a deed on duties is refused, in words that say what to do."""

from sasando.domain.values.words import Refusal, Words


def _refusal(code: str, id: str, en: str) -> Refusal:  # noqa: A002 — the language is called id
    return Refusal(code, Words(id=id, en=en))


NO_SUCH_CELL = _refusal(
    "no_such_cell", "Kewajiban atau unit itu tidak ada.", "There is no such duty or unit."
)
WORDING_INCOMPLETE = _refusal(
    "wording_incomplete",
    "Tulis bunyi pasal dan tempat Anda membacanya (lembaran negara atau JDIH).",
    "Write the wording of the article and where you read it (gazette or JDIH).",
)
VILLAGE_UNKNOWN = _refusal(
    "village_unknown",
    "Desa ini tidak ada dalam daftar Kemendagri. Pilih dari daftar.",
    "This village is not in the Kemendagri list. Choose from the list.",
)
VILLAGE_CHOSEN = _refusal(
    "village_chosen",
    "Desa ini sudah masuk contoh desa.",
    "This village is in the sample already.",
)
SHOWN_ALREADY = _refusal(
    "row_shown_already",
    "Baris ini sudah ditunjukkan kepada unitnya.",
    "This row was shown to its unit already.",
)
ANSWER_INCOMPLETE = _refusal(
    "answer_incomplete",
    "Pilih jawabannya, dan tulis siapa yang menjawab serta dari mana jawaban itu.",
    "Choose the answer, and say who answered and from where the answer comes.",
)
NOT_OF_TOMORROW = _refusal(
    "not_of_tomorrow",
    "Tanggal ini sesudah hari ini. Betulkan tanggalnya.",
    "This day lies after today. Correct it.",
)
DUE_IN_THE_PAST = _refusal(
    "due_in_the_past",
    "Batas waktu ini sudah lewat. Pilih hari ini atau sesudahnya.",
    "This day is over. Choose today or later.",
)
TITLE_MISSING = _refusal(
    "title_missing",
    "Tulis jenis dan judul buktinya, tanpa nama orang.",
    "Say what kind of evidence it is and its title, without a person's name.",
)
NOTHING_TO_SEE = _refusal(
    "nothing_to_see",
    "Lampirkan berkas atau foto, atau tulis di mana bukti ini dapat dilihat.",
    "Attach a file or a photo, or say where this evidence can be seen.",
)
NOT_ASKED = _refusal(
    "evidence_not_asked",
    "Permintaan bukti ini sudah dijawab atau ditarik. Muat ulang halamannya.",
    "This request was answered or withdrawn already. Load the page again.",
)
NO_FILE = _refusal("evidence_without_file", "Bukti ini tanpa berkas.", "This evidence has no file.")
