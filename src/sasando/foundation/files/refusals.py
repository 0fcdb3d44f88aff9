"""Why a file is not taken, in words that say what to do."""

from sasando.domain.values.words import Refusal, Words


def _refusal(code: str, id: str, en: str) -> Refusal:  # noqa: A002 — the language is called id
    return Refusal(code, Words(id=id, en=en))


EMPTY = _refusal(
    "file_empty",
    "Berkas ini kosong. Kirim ulang dari aplikasi asalnya.",
    "This file is empty. Send it again from the application it comes from.",
)
TOO_LARGE = _refusal(
    "file_too_large",
    "Berkas lebih dari 20 MB. Kecilkan foto atau pindai ulang.",
    "The file is larger than 20 MB. Make the photo smaller or scan it again.",
)
KIND_UNKNOWN = _refusal(
    "file_kind_unknown",
    "Hanya PDF, foto (JPEG, PNG, WEBP) dan teks polos yang dapat disimpan. "
    "Simpan dokumen sebagai PDF dahulu.",
    "Only PDF, photos (JPEG, PNG, WEBP) and plain text can be kept. "
    "Save the document as a PDF first.",
)
HEIC = _refusal(
    "file_heic",
    "Foto HEIC (iPhone) tidak dapat disimpan. Di iPhone: Pengaturan › Kamera › Format › Paling "
    "Kompatibel, lalu kirim lagi; atau simpan foto sebagai JPEG.",
    "HEIC photos (iPhone) cannot be kept. On the iPhone: Settings › Camera › Formats › Most "
    "Compatible, then send again; or save the photo as JPEG.",
)
OTHER_PICTURE = _refusal(
    "file_other_picture",
    "Jenis gambar ini tidak dapat disimpan. Simpan sebagai JPEG atau PNG dahulu.",
    "This kind of picture cannot be kept. Save it as JPEG or PNG first.",
)
MOVING_PICTURE = _refusal(
    "file_moving_picture",
    "Gambar ini bergerak. Simpan satu gambarnya sebagai JPEG atau PNG.",
    "This picture moves. Save one image of it as JPEG or PNG.",
)
OFFICE_OR_ARCHIVE = _refusal(
    "file_office_or_archive",
    "Dokumen Word, Excel dan arsip (ZIP, RAR) tidak dapat disimpan. Buka, lalu simpan sebagai PDF.",
    "Word and Excel documents and archives (ZIP, RAR) cannot be kept. Open it and save it as PDF.",
)
PROGRAM = _refusal(
    "file_program",
    "Berkas ini program, bukan dokumen. Jangan dibuka; hapus dan laporkan kepada admin.",
    "This file is a program, not a document. Do not open it; delete it and tell the administrator.",
)
VIRUS = _refusal(
    "file_virus",
    "Berkas ini memuat virus dan tidak disimpan. Jangan dibuka; laporkan kepada admin.",
    "This file holds a virus and is not kept. Do not open it; tell the administrator.",
)
SOUND_OR_FILM = _refusal(
    "file_sound_or_film",
    "Suara dan film belum dapat disimpan. Tulis isinya, dan simpan tangkapan layar sebagai foto.",
    "Sound and film cannot be kept yet. Write down what they say; keep a screenshot as a photo.",
)
WEB_PAGE = _refusal(
    "file_web_page",
    "Berkas ini halaman web. Cetak sebagai PDF, lalu kirim lagi.",
    "This file is a web page. Print it as a PDF and send it again.",
)
BROKEN = _refusal(
    "file_broken",
    "Berkas ini rusak atau terpotong. Pindai atau unduh ulang.",
    "This file is broken or cut off. Scan or download it again.",
)
LOCKED = _refusal(
    "file_locked",
    "PDF ini terkunci atau berkata sandi. Buka, lalu simpan tanpa kata sandi.",
    "This PDF is locked or has a password. Open it and save it without one.",
)
LIVE_FORM = _refusal(
    "file_live_form",
    "Isian formulir PDF ini hanya terbaca di aplikasi pembuatnya. Buka, lalu Cetak ke PDF.",
    "What is filled in on this PDF form shows only in its own application. Open it and print it "
    "to PDF.",
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
BOMB = _refusal(
    "file_bomb",
    "Isi PDF ini mengembang terlalu besar saat dibuka. Pindai ulang dengan mutu lebih rendah.",
    "This PDF grows far too large when opened. Scan it again at a lower quality.",
)
TOO_HEAVY = _refusal(
    "file_too_heavy",
    "Berkas ini tidak selesai dibaca dalam batas waktu dan memori. Cetak ulang ke PDF "
    "atau kecilkan.",
    "This file was not read within the limits of time and memory. Print it to PDF again or make it "
    "smaller.",
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
NO_SUCH_PAGE = _refusal(
    "no_such_page",
    "PDF ini tidak mempunyai halaman itu.",
    "This PDF does not have that page.",
)
BOX_OUTSIDE = _refusal(
    "box_outside",
    "Bidang itu kosong atau di luar foto. Pilih bidang di dalam foto.",
    "That area is empty or outside the photo. Choose an area within it.",
)
ONLY_PICTURES_HAVE_AREAS = _refusal(
    "only_pictures_have_areas",
    "Bidang hanya dapat dihitamkan pada foto. Pada PDF, hapus halamannya, atau unggah halaman itu "
    "sebagai foto lalu hitamkan.",
    "Areas can be blacked out on photos only. In a PDF remove the page, or upload that page as a "
    "photo and black it out there.",
)
ONLY_PDF_HAS_PAGES = _refusal(
    "only_pdf_has_pages",
    "Halaman hanya dapat dihapus dari PDF.",
    "Pages can be removed from a PDF only.",
)
LINK_OVER = _refusal(
    "link_over",
    "Tautan berkas ini sudah tidak berlaku. Buka lagi dari halamannya.",
    "The address of this file is no longer good. Open it again from its page.",
)
NOT_THE_SAME = Refusal(
    "not_the_same_file",
    Words(
        id="Berkas asli tidak sama dengan yang diterima. Unggah lagi.",
        en="The original is not the file that was received. Upload it again.",
    ),
)
