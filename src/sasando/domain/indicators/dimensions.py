"""The dimensions of figures: what a code stands for, from which list, and what it lies inside."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sasando.domain.values.words import Words

TOTAL, UNKNOWN = "_T", ""
TOTAL_LEVEL = "total"
NTT = "53"
# Codes of islands lie inside their province: 53.TIMOR. Outside NTT no list gives an island.
ELSEWHERE = "_"


def _w(id: str, en: str) -> Words:  # noqa: A002 — the language is called id
    return Words(id=id, en=en)


@dataclass(frozen=True)
class Dimension:
    """One way to split a figure: its label, the list its codes come from, and what it is inside.

    `inside` names the next coarser dimension of the hierarchy; None at the top.
    """

    name: str
    label: Words
    classification: Words
    inside: str | None = None


_KEMENDAGRI = _w("Kode wilayah Kemendagri", "Kemendagri area codes")
_TIME = _w("Kalender (ISO 8601)", "Calendar (ISO 8601)")
_YES_NO = _w("ya atau tidak", "yes or no")
_OWN = _w("Daftar kode sistem ini", "This system's own code list")

_ALL = (
    Dimension("month", _w("Bulan", "Month"), _TIME, "quarter"),
    Dimension("quarter", _w("Triwulan", "Quarter"), _TIME, "year"),
    Dimension("year", _w("Tahun", "Year"), _TIME),
    Dimension("origin_village", _w("Desa/kelurahan", "Village"), _KEMENDAGRI, "origin_district"),
    Dimension("origin_district", _w("Kecamatan", "District"), _KEMENDAGRI, "origin_regency"),
    Dimension("origin_regency", _w("Kabupaten/kota asal", "Regency of origin"), _KEMENDAGRI,
              "origin_island"),
    Dimension("origin_island", _w("Pulau asal", "Island of origin"),
              _w("Pulau utama kabupaten (daftar 22 kabupaten NTT)",
                 "Main island of the regency (list of NTT's 22)"), "origin_province"),
    Dimension("origin_province", _w("Provinsi asal", "Province of origin"), _KEMENDAGRI),
    Dimension("country", _w("Negara", "Country"), _w("ISO 3166-1 alpha-2", "ISO 3166-1 alpha-2"),
              "country_region"),
    Dimension("country_region", _w("Kawasan", "Region"),
              _w("Kawasan PBB (UN M49)", "United Nations regions (M49)")),
    Dimension("scheme", _w("Skema", "Scheme"),
              _w("Skema penempatan, UU 18/2017", "Schemes of placement, UU 18/2017"),
              "scheme_group"),
    Dimension("scheme_group", _w("Kelompok skema", "Group of schemes"),
              _w("Skema; perseorangan digabung", "Schemes; kinds of individual put together")),
    Dimension("job", _w("Jabatan", "Occupation"),
              _w("Jabatan seperti dicetak Sisko", "Occupations as Sisko prints them")),
    Dimension("sector", _w("Sektor", "Sector"),
              _w("Sektor seperti dicetak sumber", "Sectors as the source prints them")),
    Dimension("employer_type", _w("Jenis pemberi kerja", "Type of employer"),
              _w("Berbadan hukum atau perseorangan (LAPBUL 2025)",
                 "Legal entity or private person (ministry's report, 2025)")),
    Dimension("serving_office", _w("Kantor yang melayani", "Serving office"),
              _w("`own` atau nama kantor dari sumber", "`own`, or the office the source names")),
    Dimension("sex", _w("Jenis kelamin", "Sex"), _w("L, P (Adminduk)", "L, P (civil registry)")),
    Dimension("age_band", _w("Kelompok umur", "Age band"),
              _w("Umur pada hari peristiwa", "Age on the day of the event")),
    Dimension("education", _w("Pendidikan", "Education"),
              _w("Pendidikan seperti dicatat sumber", "Education as the source records it")),
    Dimension("procedural", _w("Status keberangkatan", "Departure status"),
              _w("Prosedural, non-prosedural, tidak diketahui",
                 "Procedural, non-procedural, not known")),
    Dimension("stage", _w("Tahap", "Stage"), _w("Tahap penempatan", "Stages of placement")),
    Dimension("last_stage", _w("Tahap terakhir", "Last stage"),
              _w("Tahap utama terakhir sebelum berhenti", "Last main stage before the end")),
    Dimension("loss", _w("Sebab berhenti", "How it ended"),
              _w("Tahap samping: batal, gagal, dicegah, unfit",
                 "Side stages: withdrew, failed, prevented, unfit")),
    Dimension("sisko", _w("Ada di Sisko", "In Sisko"), _YES_NO),
    Dimension("direction", _w("Arah", "Direction"), _OWN),
    Dimension("kind", _w("Jenis", "Kind"), _OWN),
    Dimension("manifest_category", _w("Kategori manifes", "Manifest category"),
              _w("LD, PD, AL, AP", "LD, PD, AL, AP (adult or child, by sex)")),
    Dimension("depot", _w("Asal depot", "Depot"), _w("Depot imigrasi", "Immigration depots")),
    Dimension("node", _w("Pintu tiba", "Place of arrival"),
              _w("Simpul angkutan", "Transport nodes")),
    Dimension("nik_status", _w("Status NIK", "NIK status"), _OWN),
    Dimension("source", _w("Sumber", "Source"), _OWN),
    Dimension("paper", _w("Dokumen", "Paper"),
              _w("UU 18/2017 Pasal 13", "UU 18/2017 article 13")),
    Dimension("category", _w("Jenis masalah", "Kind of trouble"),
              _w("Jenis masalah (label BP2MI); perdagangan orang tidak dihitung",
                 "Kinds of trouble (BP2MI's labels); trafficking is not counted"),
              "category_group"),
    Dimension("category_group", _w("Kelompok masalah", "Group of trouble"),
              _w("Sebelum, selama, setelah bekerja; pemulangan; lainnya",
                 "Before, during, after work; return; other")),
    Dimension("channel", _w("Saluran", "Channel"), _w("Cara pengaduan", "Channels of complaint")),
    Dimension("state", _w("Status", "Status"), _OWN),
    Dimension("ground", _w("Alasan ditutup", "Ground of closing"),
              _w("Perban 6/2024 Pasal 28–30", "Perban 6/2024 articles 28–30")),
    Dimension("outcome", _w("Hasil penutupan", "Result of closing"), _OWN),
    Dimension("team", _w("Tim", "Team"), _OWN),
    Dimension("rule", _w("Aturan tenggat", "Rule of the term"),
              _w("Daftar tenggat hukum", "List of legal terms")),
    Dimension("step", _w("Langkah", "Step"), _OWN),
    Dimension("line", _w("Baris biaya", "Cost line"), _OWN),
    Dimension("payer", _w("Pembayar", "Payer"), _OWN),
    Dimension("currency", _w("Mata uang", "Currency"), _w("ISO 4217", "ISO 4217")),
    Dimension("is_estimate", _w("Perkiraan", "Estimate"), _YES_NO),
    Dimension("is_overdue", _w("Lewat tenggat", "Overdue"), _YES_NO),
    Dimension("agency_kind", _w("Jenis lembaga", "Kind of agency"), _OWN),
    Dimension("receiver", _w("Penerima", "Receiver"), _OWN),
    Dimension("problem", _w("Masalah baris", "Problem of the row"), _OWN),
    Dimension("reconciled", _w("Cocok dengan total", "Meets its totals"), _YES_NO),
    Dimension("figure", _w("Angka tercetak", "Printed figure"),
              _w("Nomor angka dalam daftar tercetak", "Number in the list of printed figures")),
    Dimension("area", _w("Wilayah", "Area"), _KEMENDAGRI),
    Dimension("publisher", _w("Penerbit", "Publisher"), _OWN),
    Dimension("printed_by", _w("Rincian seperti dicetak", "Breakdown as printed"), _OWN),
    Dimension("unit", _w("Satuan seperti dicetak", "Unit as printed"), _OWN),
    Dimension("audience", _w("Sasaran", "Held for"), _OWN),
    Dimension("group", _w("Kelompok hadir", "Group present"), _OWN),
    Dimension("question", _w("Jenis pertanyaan", "Kind of question"), _OWN),
    Dimension("verified", _w("Sejauh mana diperiksa", "How far checked"), _OWN),
)  # fmt: skip
DIMENSIONS: Mapping[str, Dimension] = MappingProxyType({one.name: one for one in _ALL})

TIME = ("year", "quarter", "month")
PLACE = ("origin_regency", "origin_island", "origin_province")
# Down to the village: only where no person stands behind the figure by name.
HELD_IN = ("origin_village", "origin_district", *PLACE)
WHO = ("sex", "age_band", "education")
ABROAD = ("country", "country_region")
JOB = ("scheme", "scheme_group", "employer_type", "job", "sector")
TROUBLE = ("category", "category_group", *ABROAD, "channel", *PLACE)

# Bounds of the ages that a figure tells apart; 18 is the least age to be placed (UU 18/2017 Ps. 5).
AGE_BANDS: tuple[tuple[int, str], ...] = (
    (18, "0-17"), (25, "18-24"), (35, "25-34"), (45, "35-44"), (55, "45-54"), (200, "55+"),
)  # fmt: skip
# The scheme of which another is a kind (list of schemes, "sub-type").
SCHEME_GROUPS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("PROFESSIONAL", "RE_ENTRY", "SSW_JP"), "PERSEORANGAN")
    | dict.fromkeys(("EXT_DOMESTIC", "EXT_MISSION"), "EXTENSION")
)
# United Nations, Standard country or area codes for statistical use (M49), sub-regions.
_M49 = {
    "SE_ASIA": "BN KH ID LA MY MM PH SG TH TL VN",
    "E_ASIA": "CN HK MO JP KP KR MN TW",
    "S_ASIA": "AF BD BT IN IR MV NP PK LK",
    "W_ASIA": "AE AM AZ BH CY GE IQ IL JO KW LB OM PS QA SA SY TR YE",
    "C_ASIA": "KZ KG TJ TM UZ",
    "OCEANIA": "AU NZ FJ PG SB VU WS TO KI NR PW FM MH TV NC PF",
    "EUROPE": "AL AT BE BG BY CH CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MD ME MK MT"
    " NL NO PL PT RO RS RU SE SI SK UA",
    "AFRICA": "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ KE LR LS LY MA MG"
    " ML MR MU MW MZ NA NE NG RW SC SD SN SO SS TD TG TN TZ UG ZA ZM ZW",
    "AMERICAS": "AG AR BB BO BR BS BZ CA CL CO CR CU DO EC GT GY HN HT JM MX NI PA PE PR PY SR SV"
    " TT US UY VE",
}
COUNTRY_REGIONS: Mapping[str, str] = MappingProxyType(
    {country: region for region, countries in _M49.items() for country in countries.split()}
)
OTHER_REGION = "OTHER"


def levels(name: str) -> tuple[str, ...]:
    """Return a dimension and all that it lies inside, the finest first."""
    found = [name]
    while (coarser := DIMENSIONS[found[-1]].inside) is not None:
        found.append(coarser)
    return tuple(found)


def chains(by: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the hierarchies that a choice of dimensions spans, each once, the finest first.

    ("year", "month", "sex") gives (("month", "quarter", "year"), ("sex",)): a coarser dimension
    that was asked for beside a finer one is one of its levels.
    """
    whole = [levels(name) for name in by]
    inner = {coarser for chain in whole for coarser in chain[1:]}
    return tuple(chain for chain in whole if chain[0] not in inner)


def country_region(country: str) -> str:
    """Return the region of a country; empty for an unknown country."""
    return COUNTRY_REGIONS.get(country, OTHER_REGION) if country else UNKNOWN


def scheme_group(scheme: str) -> str:
    """Return the group of a scheme; most stand alone."""
    return SCHEME_GROUPS.get(scheme, scheme)


def island_code(regency: str, islands: str) -> str:
    """Return the island of a regency inside its province: 53.TIMOR; empty without a regency.

    `islands` is the printed list; its first is the main one. A regency without one gives `35._`.
    """
    if not regency:
        return UNKNOWN
    first = islands.split(";")[0].strip().upper().replace(" ", "_")
    return f"{regency[:2]}.{first or ELSEWHERE}"


def parent_of(code: str, *, inside: str, known: Mapping[str, str]) -> str:
    """Return what a code lies in at a coarser level, from the codes already known or by rule.

    Source of the rules: a quarter and a year stand in the month's own code, a province in the
    regency's; an island is known only from other rows.
    """
    if code in known:
        return known[code]
    rules = {
        "quarter": f"{code[:4]}-Q{(int(code[5:7]) + 2) // 3}" if code[5:7].isdigit() else code,
        "year": code[:4],
        "origin_district": code[:8],
        "origin_regency": code[:5],
        "origin_island": f"{code[:2]}.{ELSEWHERE}",
        "origin_province": code[:2],
        "country_region": country_region(code),
        "scheme_group": scheme_group(code),
    }
    return rules.get(inside, code)
