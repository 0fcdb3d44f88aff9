"""Why a file as a whole is not read, in words that say what to do."""

from collections.abc import Mapping
from types import MappingProxyType

from sasando.domain.values.words import Refusal, Refused, Words


def _w(id_words: str, en_words: str) -> Words:
    return Words(id=f"Berkas ditolak: {id_words}", en=f"File refused: {en_words}")


REFUSALS: Mapping[str, Words] = MappingProxyType(
    {
        "file_missing": _w("berkas tidak ditemukan.", "the file is not there."),
        "file_empty": _w("berkas kosong.", "the file is empty."),
        "file_too_big": _w(
            "terlalu besar. Bagi menjadi beberapa berkas.", "too big. Split it into several files."
        ),
        "file_kind_unknown": _w(
            "jenisnya tidak dikenal. Simpan sebagai CSV, XLSX atau ODS.",
            "its kind is not known. Save it as CSV, XLSX or ODS.",
        ),
        "file_not_what_it_says": _w(
            "isinya tidak sesuai dengan akhiran namanya. Simpan ulang dari aplikasi asalnya.",
            "its content is not what its name says. Save it again from its application.",
        ),
        "file_old_excel": _w(
            "format Excel lama (.xls). Buka di Excel, pilih Simpan Sebagai, lalu XLSX.",
            "old Excel format (.xls). Open it in Excel, choose Save As, then XLSX.",
        ),
        "file_has_macros": _w(
            "berisi makro. Simpan sebagai XLSX tanpa makro.",
            "it holds macros. Save it as XLSX without macros.",
        ),
        "file_locked": _w(
            "berkas berkata sandi. Hapus kata sandinya, lalu kirim lagi.",
            "the file has a password. Remove the password and send it again.",
        ),
        "file_is_html": _w(
            "isinya halaman web, bukan tabel. Buka lalu simpan sebagai XLSX.",
            "it holds a web page, not a table. Open it and save it as XLSX.",
        ),
        "file_damaged": _w(
            "rusak atau terpotong. Minta salinan baru.", "damaged or cut off. Ask for a new copy."
        ),
        "zip_bomb": _w(
            "mengembang terlalu besar saat dibuka.", "it grows far too big when opened."
        ),
        "zip_too_many_parts": _w("memuat terlalu banyak bagian.", "it holds too many parts."),
        "zip_bad_name": _w(
            "nama di dalamnya menunjuk ke luar berkas.", "a name inside points outside the file."
        ),
        "zip_duplicate_name": _w(
            "dua bagian bernama sama.", "two parts inside have the same name."
        ),
        "zip_nested": _w("memuat arsip di dalam arsip.", "it holds an archive in an archive."),
        "xml_has_dtd": _w(
            "XML di dalamnya memuat definisi terlarang.", "its XML holds a forbidden definition."
        ),
        "has_nul_bytes": _w(
            "memuat bita nol; ini bukan teks.", "it holds NUL bytes; this is no text."
        ),
        "text_unreadable": _w(
            "pengodean teksnya tidak dikenal. Simpan sebagai CSV UTF-8.",
            "its text encoding is not known. Save it as CSV UTF-8.",
        ),
        "line_too_long": _w(
            "satu barisnya tidak berakhir; ini bukan tabel.",
            "one of its lines does not end; this is no table.",
        ),
        "quotes_unbalanced": _w(
            "tanda kutip tidak berpasangan di sekitar baris {row}, sehingga baris-baris bisa "
            "menyatu. Perbaiki tanda kutipnya di berkas asal, atau simpan sebagai XLSX.",
            "a quotation mark near row {row} has no partner, so that rows may run together. Mend "
            "it in the source file, or save the file as XLSX.",
        ),
        "sheet_stretched": _w(
            "ada sel terisi jauh di luar tabel (baris {row}). Hapus baris kosong di bawah tabel, "
            "lalu simpan lagi.",
            "a cell far outside the table is filled (row {row}). Delete the empty rows below the "
            "table and save again.",
        ),
        "cell_too_long": _w(
            "ada sel yang terlalu panjang (lebih dari 100.000 huruf).",
            "a cell is too long (over 100,000 letters).",
        ),
        "too_many_columns": _w(
            "lebih dari 200 kolom. Hapus kolom kosong di kanan.",
            "over 200 columns. Delete the empty columns at the right.",
        ),
        "sheet_missing": _w("lembar yang diminta tidak ada.", "the sheet asked for is not there."),
        "sheet_hidden_only": _w("semua lembarnya tersembunyi.", "all its sheets are hidden."),
        "used_too_much": _w(
            "pembacaan melewati batas waktu atau memori. Sering sebabnya sel terisi jauh di luar "
            "tabel: hapus baris dan kolom kosong, lalu simpan lagi.",
            "reading went over the limit of time or memory. Often a cell far outside the table is "
            "filled: delete empty rows and columns and save again.",
        ),
    }
)


def refused(code: str, *, row: int | None = None) -> Refused:
    """Return the refusal of a file; an unknown code reads as damaged."""
    known = code if code in REFUSALS else "file_damaged"
    params = {} if row is None else {"row": row}
    return Refused(Refusal(known, REFUSALS[known].format(row=row or "?"), params))
