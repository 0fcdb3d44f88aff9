"""Why a deed on rows of this room is refused."""

from sasando.domain.values.words import Refusal, Words


def _refusal(code: str, id: str, en: str) -> Refusal:  # noqa: A002 — the language is called id
    return Refusal(code, Words(id=id, en=en))


NO_SUCH = _refusal(
    "no_such_commitment",
    "Rapat, pernyataan atau komitmen itu tidak ada.",
    "There is no such meeting, statement or commitment.",
)
ITEM_USED = _refusal(
    "item_with_statements",
    "Pokok acara ini memuat pernyataan atau notulen. Kosongkan dahulu.",
    "This item holds statements or minutes. Empty it first.",
)
DOCUMENT_NOWHERE = _refusal(
    "document_nowhere",
    "Lampirkan berkas, pilih paparan bertanda tangan, atau tulis alamat halamannya.",
    "Attach a file, choose a signed paparan, or write the address of its page.",
)
BRIEF_UNKNOWN = _refusal(
    "brief_unknown",
    "Paparan bernomor itu tidak ada di antara yang sudah ditandatangani.",
    "There is no signed paparan of that number.",
)
SEAT_EMPTY = _refusal(
    "participant_empty",
    "Pilih lembaga atau unit, atau tulis perannya.",
    "Choose an institution or unit, or write the role.",
)
PROJECT_WITHOUT_TITLE = _refusal(
    "project_without_title", "Tulis judul rancangannya.", "Write the title of the regulation."
)
DRAFT_TOO_LONG = _refusal(
    "draft_too_long",
    "Naskah ini lebih dari 300.000 huruf. Tempelkan batang tubuhnya saja.",
    "This text has more than 300,000 characters. Paste its articles alone.",
)
NO_FIGURE = _refusal(
    "no_such_figure",
    "Angka itu tidak ada dalam rilis yang berlaku.",
    "There is no such figure in a release that stands.",
)
NO_FILE = _refusal("proof_without_file", "Di sini tidak ada berkas.", "There is no file here.")
NO_GATHERING = _refusal(
    "no_gathering",
    "Surat dan siaran pers tidak diundang, tidak dibatalkan dan tidak bernotulen.",
    "A letter or a press statement has no invitation and no minutes, and is not cancelled.",
)
