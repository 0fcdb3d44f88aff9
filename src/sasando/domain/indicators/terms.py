"""Words and rules that many indicators share."""

from sasando.domain.indicators.definition import LeftOut, Where
from sasando.domain.values.words import Words


def w(id: str, en: str) -> Words:  # noqa: A002 — the language is called id
    """Return one text in both languages."""
    return Words(id=id, en=en)


PERSONS = w("orang", "persons")
SERVICES = w("layanan", "services")
EVENTS = w("peristiwa", "events")
CASES = w("kasus", "cases")
PERCENT = w("persen", "percent")
DAYS = w("hari (rata-rata)", "days (mean)")
MONTHS = w("bulan (rata-rata)", "months (mean)")
OWN_CURRENCY = w(
    "mata uang baris itu, tidak dijumlahkan antar mata uang",
    "the row's own currency, never added across currencies",
)
ROWS = w("baris", "rows")
FILES = w("berkas", "files")

RECORDED_PEOPLE = w(
    "orang tercatat; duplikat belum dihapus", "recorded people; duplicates not removed"
)
NO_PEOPLE = w("bukan angka orang", "not a figure of people")

NO_DAY = LeftOut(
    "no_day", w("baris tanpa tanggal yang menentukan periode", "rows without the deciding day")
)
PROVISIONAL = LeftOut(
    "provisional", w("berkas yang masih sementara", "files that are still provisional")
)
NO_ORIGIN = LeftOut(
    "no_origin",
    w("baris tanpa kabupaten asal", "rows without a regency of origin"),
    (Where("origin_regency", ("",)),),
)
STATUS_UNKNOWN = LeftOut(
    "status_unknown",
    w(
        "status keberangkatan tidak diketahui (tidak masuk penyebut)",
        "departure status not known (not in the denominator)",
    ),
    (Where("procedural", ("unknown", "")),),
)
DUPLICATE = LeftOut(
    "duplicate",
    w("kasus yang ditutup sebagai duplikat", "cases closed as duplicates"),
    (Where("is_duplicate", ("yes",)),),
)


def no_value(field: str) -> LeftOut:
    """Return the rule that rows without the value to be averaged are left out."""
    words = w("baris tanpa nilai yang dirata-ratakan", "rows without the value to be averaged")
    return LeftOut("no_value", words, (Where(field, ("",)),))


# What rules and reports the definitions rest on; each was read as the handbook says (§2, §3.4).
LAPBUL = w(
    "Laporan Publikasi Data PMI (KemenP2MI): data penempatan ialah layanan yang selesai di Sisko",
    "The ministry's monthly data report: placements are services completed in Sisko",
)
UU18 = w("UU 18/2017", "Act 18/2017")
UU18_13 = w("UU 18/2017 Pasal 13", "Act 18/2017 article 13")
PERMEN_32 = w("Permen P2MI 32/2025 (kepulangan)", "Ministerial Rule 32/2025 (returns)")
PERMEN_23 = w("Permen P2MI 23/2025 (pengaduan)", "Ministerial Rule 23/2025 (complaints)")
PERMEN_33 = w("Permen P2MI 33/2025 (pemberdayaan)", "Ministerial Rule 33/2025 (empowerment)")
PERBAN_6 = w("Perban BP2MI 6/2024 Pasal 28–30", "Agency Rule 6/2024 articles 28–30")
DEADLINES = w(
    "Daftar tenggat hukum kantor, tiap aturan dengan pasalnya",
    "The office's list of legal terms, each with its article",
)
SATU_DATA = w("Perpres 39/2019 (Satu Data)", "Presidential Rule 39/2019 (One Data)")
HOUSE = w("Ketentuan kantor sendiri", "The office's own rule")
PRINTED = w(
    "Angka tercetak pihak lain, masing-masing dengan sumbernya",
    "Figures printed by others, each with its source",
)
