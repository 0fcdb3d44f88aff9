"""Why a file is not taken, in words that say what to do."""

from sasando.domain.values.words import Refusal, Words


def _refusal(code: str, id: str, en: str) -> Refusal:  # noqa: A002 — the language is called id
    return Refusal(code, Words(id=id, en=en))


EMPTY = _refusal("file_empty", "Berkas ini kosong.", "This file is empty.")
TOO_LARGE = _refusal(
    "file_too_large",
    "Berkas lebih dari 20 MB. Kecilkan foto atau pindai ulang.",
    "The file is larger than 20 MB. Make the photo smaller or scan it again.",
)
KIND_UNKNOWN = _refusal(
    "file_kind_unknown",
    "Hanya PDF dan foto (JPEG, PNG, WEBP) yang dapat disimpan. Simpan dokumen sebagai PDF dahulu.",
    "Only PDF and photos (JPEG, PNG, WEBP) can be kept. Save the document as a PDF first.",
)
BROKEN = _refusal(
    "file_broken",
    "Berkas ini rusak dan tidak dapat dibaca. Pindai atau unduh ulang.",
    "This file is broken and cannot be read. Scan or download it again.",
)
LOCKED = _refusal(
    "file_locked",
    "PDF ini berkata sandi. Simpan tanpa kata sandi dahulu.",
    "This PDF has a password. Save it without one first.",
)
TOO_MANY_PAGES = _refusal(
    "file_too_many_pages",
    "PDF ini lebih dari 200 halaman. Pisahkan dahulu.",
    "This PDF has more than 200 pages. Split it first.",
)
TOO_MANY_PIXELS = _refusal(
    "file_too_many_pixels",
    "Foto ini terlalu besar (lebih dari 40 juta titik). Kecilkan dahulu.",
    "This photo is too large (more than 40 million pixels). Make it smaller first.",
)
TOO_SLOW = _refusal(
    "file_too_slow",
    "Berkas ini tidak selesai dibaca dalam 10 detik dan tidak diterima.",
    "This file was not read within 10 seconds and is not taken.",
)
GONE = _refusal("file_gone", "Berkas ini tidak ada lagi.", "This file is no longer there.")
NOTHING_TO_HIDE = _refusal(
    "nothing_to_hide",
    "Pilih halaman atau bidang yang akan dihapus.",
    "Choose the page or the area to remove.",
)
ALL_PAGES = _refusal(
    "all_pages",
    "Tidak dapat menghapus semua halaman.",
    "Not every page can be removed.",
)
