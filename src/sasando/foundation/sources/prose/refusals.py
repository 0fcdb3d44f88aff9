"""Why a text is not read, in words that say what to do."""

from collections.abc import Mapping

from sasando.domain.values.words import Refusal, Refused, Words

EMPTY, TOO_BIG, KIND, PDF, OLD, DAMAGED, MACROS, LOCKED, HOSTILE, TOO_HEAVY, TOO_LONG = (
    "text_empty", "text_too_big", "text_kind_unknown", "text_is_pdf", "text_is_old_word",
    "text_damaged", "text_has_macros", "text_locked", "text_hostile", "text_too_heavy",
    "text_too_long",
)  # fmt: skip
WORDS: Mapping[str, Words] = {
    EMPTY: Words(
        id="Berkas itu tidak berisi teks. Bila isinya gambar pindaian, salin teksnya dulu.",
        en="That file holds no text. If it holds scans, copy the text out first.",
    ),
    TOO_BIG: Words(
        id="Berkas terlalu besar: paling besar 10 MB. Buang gambarnya, atau simpan sebagai teks.",
        en="The file is too big: at most 10 MB. Drop its pictures, or save it as text.",
    ),
    KIND: Words(
        id="Jenis berkas tidak dikenal. Kirim DOCX, halaman web (HTML), atau teks biasa.",
        en="The kind of file is not known. Send DOCX, a web page (HTML), or plain text.",
    ),
    PDF: Words(
        id="PDF tidak dibaca, karena urutan barisnya sering kacau. Simpan sebagai DOCX, atau salin "
        "teksnya ke berkas teks.",
        en="PDF is not read, since its lines are often out of order. Save it as DOCX, or copy the "
        "text into a text file.",
    ),
    OLD: Words(
        id="Format Word lama (.doc) atau berkata sandi. Buka di Word, lalu simpan sebagai DOCX.",
        en="Old Word format (.doc) or with a password. Open it in Word and save it as DOCX.",
    ),
    DAMAGED: Words(
        id="Berkas rusak atau terpotong. Minta salinan baru.",
        en="The file is damaged or cut off. Ask for a new copy.",
    ),
    MACROS: Words(
        id="Berkas berisi makro. Simpan sebagai DOCX tanpa makro.",
        en="The file holds macros. Save it as DOCX without macros.",
    ),
    LOCKED: Words(
        id="Berkas berkata sandi. Hapus kata sandinya, lalu kirim lagi.",
        en="The file has a password. Remove it and send the file again.",
    ),
    HOSTILE: Words(
        id="Berkas ditolak: isinya disusun dengan cara yang tidak wajar.",
        en="File refused: it is put together in an odd way.",
    ),
    TOO_HEAVY: Words(
        id="Pembacaan melewati batas waktu atau memori. Simpan sebagai teks biasa.",
        en="Reading went over the limit of time or memory. Save it as plain text.",
    ),
    TOO_LONG: Words(
        id="Teksnya terlalu panjang: paling panjang 2.000.000 huruf. Bagi per bab.",
        en="The text is too long: at most 2,000,000 letters. Split it by chapters.",
    ),
}


class ProseError(Exception):
    """The file is refused; `args[0]` is the code."""


def refused(code: str) -> Refused:
    """Return the refusal of a file; an unknown code reads as damaged."""
    known = code if code in WORDS else DAMAGED
    return Refused(Refusal(known, WORDS[known]))
