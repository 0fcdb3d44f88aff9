"""What the printed indicators are called, and which may show below the province."""

from collections.abc import Mapping
from types import MappingProxyType

from sasando.domain.values.words import Words

# 190 of 234 printed regency death figures are under 10: with the newspapers, such a cell is a
# person. These show for the province only on pages that leave the office (promises P7).
PROVINCE_ONLY = (
    "deaths_",
    "deportees",
    "complaints_",
    "cases_",
    "returns_",
    "sick_",
    "trafficking_",
)
# What a figure of such an indicator may be broken down by on pages that leave the office. Any
# other word (island, port, ship, regency of origin) may mean a place below the province.
OPEN_BREAKDOWNS = frozenset(
    [
        *("age", "category", "cause", "channel", "check", "country", "disposition", "form"),
        *("group", "job", "left", "payer", "scheme", "sector", "sex", "stage", "status", "unit"),
    ]
)


def _w(id_words: str, en_words: str) -> Words:
    return Words(id=id_words, en=en_words)


INDICATORS: Mapping[str, Words] = MappingProxyType(
    {
        "placements_by_origin": _w("Penempatan menurut asal", "Placements by origin"),
        "placements_served_by_office": _w(
            "Layanan penempatan oleh kantor", "Placement services by the office"
        ),
        "placements_rank": _w("Urutan kabupaten asal", "Order of regencies of origin"),
        "placements_share": _w("Bagian penempatan", "Share of placements"),
        "placements_target": _w("Sasaran penempatan", "Placement target"),
        "placements_target_ratio": _w("Capaian sasaran", "Target reached"),
        "placement_companies": _w("Perusahaan penempatan", "Placement companies"),
        "deaths_repatriated": _w("Jenazah dipulangkan", "Deceased brought home"),
        "deaths_procedural": _w("Meninggal, prosedural", "Deaths, procedural"),
        "deaths_nonprocedural": _w("Meninggal, non-prosedural", "Deaths, non-procedural"),
        "deaths_buried_abroad": _w("Dimakamkan di luar negeri", "Buried abroad"),
        "deportees": _w("Orang dideportasi", "People deported"),
        "deportees_arrived_nunukan": _w("Deportan tiba di Nunukan", "Deportees landed at Nunukan"),
        "deportees_with_nik": _w("Deportan ber-NIK", "Deportees with a NIK"),
        "deportees_checked_for_nik": _w("Deportan diperiksa NIK", "Deportees checked for a NIK"),
        "complaints_received": _w("Pengaduan diterima", "Complaints received"),
        "complaints_resolved": _w("Pengaduan diselesaikan", "Complaints resolved"),
        "complaints_resolved_share": _w("Bagian pengaduan selesai", "Share of complaints resolved"),
        "complaints_in_process": _w("Pengaduan diproses", "Complaints in process"),
        "complaints_share": _w("Bagian pengaduan", "Share of complaints"),
        "cases_handled": _w("Kasus ditangani", "Cases handled"),
        "cases_resolved": _w("Kasus diselesaikan", "Cases resolved"),
        "cases_in_process": _w("Kasus diproses", "Cases in process"),
        "cases_resolved_share": _w("Bagian kasus selesai", "Share of cases resolved"),
        "returns_assisted": _w("Kepulangan difasilitasi", "Returns assisted"),
        "returns_share": _w("Bagian kepulangan", "Share of returns"),
        "sick_assisted": _w("Orang sakit difasilitasi", "Sick people assisted"),
        "remittances": _w("Remitansi", "Remittances"),
        "remittance_senders": _w("Pengirim remitansi", "Remittance senders"),
        "trafficking_victims_police": _w(
            "Korban TPPO menurut polisi", "Trafficking victims, police count"
        ),
        "trafficking_suspects_police": _w(
            "Tersangka TPPO menurut polisi", "Trafficking suspects, police count"
        ),
        "trafficking_reports_police": _w(
            "Laporan TPPO menurut polisi", "Trafficking reports, police count"
        ),
        "trafficking_cases_resolved_police": _w(
            "Perkara TPPO selesai menurut polisi", "Trafficking cases resolved, police count"
        ),
        "trafficking_victims_repatriated": _w(
            "Korban TPPO dipulangkan", "Trafficking victims brought home"
        ),
        "migrants_estimate": _w("Perkiraan pekerja migran", "Estimated migrant workers"),
        "workers_protected": _w("Pekerja terlindungi", "Workers protected"),
        "survey_documents": _w("Survei kepemilikan dokumen", "Survey of documents held"),
        "regencies_of_origin_count": _w("Jumlah kabupaten asal", "Number of regencies of origin"),
        "destination_countries_count": _w("Jumlah negara tujuan", "Number of destinations"),
        "desa_migran_emas": _w("Desa Migran Emas", "Desa Migran Emas villages"),
        "passport_refusals": _w("Permohonan paspor ditolak", "Passport applications refused"),
        "ltsa_built": _w("LTSA dibangun", "One-stop offices built"),
        "ltsa_active": _w("LTSA berjalan", "One-stop offices working"),
        "villages_without_4g": _w("Desa tanpa 4G", "Villages without 4G"),
        "kur_disbursed": _w("KUR disalurkan", "KUR loans disbursed"),
        "kur_recipients": _w("Penerima KUR", "KUR recipients"),
        "departures_prevented": _w("Keberangkatan dicegah", "Departures prevented"),
    }
)

UNITS: Mapping[str, Words] = MappingProxyType(
    {
        "persons": _w("orang", "people"),
        "complaints": _w("pengaduan", "complaints"),
        "rank": _w("urutan", "rank"),
        "percent": _w("persen", "percent"),
        "cases": _w("kasus", "cases"),
        "reports": _w("laporan", "reports"),
        "billion_idr": _w("miliar rupiah", "billion rupiah"),
        "trillion_idr": _w("triliun rupiah", "trillion rupiah"),
        "billion_usd": _w("miliar dolar AS", "billion US dollars"),
        "senders": _w("pengirim", "senders"),
        "regencies": _w("kabupaten/kota", "regencies"),
        "villages": _w("desa", "villages"),
        "offices": _w("kantor", "offices"),
        "companies": _w("perusahaan", "companies"),
        "countries": _w("negara", "countries"),
        "applications": _w("permohonan", "applications"),
    }
)

DIMENSIONS: Mapping[str, Words] = MappingProxyType(
    {
        "sex": _w("Jenis kelamin", "Sex"),
        "origin_province": _w("Provinsi asal", "Province of origin"),
        "country": _w("Negara", "Country"),
        "category": _w("Kategori", "Category"),
        "stage": _w("Tahap", "Stage"),
        "case": _w("Kasus", "Case"),
        "status": _w("Status", "Status"),
        "group": _w("Kelompok", "Group"),
        "scheme": _w("Skema", "Scheme"),
        "sector": _w("Sektor", "Sector"),
        "disposition": _w("Penanganan", "Disposition"),
        "payer": _w("Penanggung biaya", "Payer"),
        "job": _w("Jabatan", "Job"),
        "unit": _w("Satuan kerja", "Unit"),
        "form": _w("Bentuk", "Form"),
        "depot": _w("Depo tahanan", "Depot"),
        "item": _w("Butir", "Item"),
        "of": _w("Dari", "Of"),
        "ship": _w("Kapal", "Ship"),
        "age": _w("Umur", "Age"),
        "channel": _w("Saluran", "Channel"),
        "origin": _w("Asal", "Origin"),
        "left": _w("Keberangkatan", "Left"),
        "port": _w("Pelabuhan", "Port"),
        "island": _w("Pulau", "Island"),
        "check": _w("Pemeriksaan", "Check"),
        "cause": _w("Sebab", "Cause"),
    }
)


def title(indicator: str) -> Words:
    """Return what an indicator is called; an unknown one reads as its own code."""
    return INDICATORS.get(indicator, _w(indicator.replace("_", " "), indicator.replace("_", " ")))


def is_province_only(indicator: str) -> bool:
    """Say whether figures below the province may not leave the office; an unknown one may not."""
    return indicator.startswith(PROVINCE_ONLY) or indicator not in INDICATORS


def breaks_down_openly(dimension: str) -> bool:
    """Say whether `sex=F;status=procedural` names nothing that may lie below the province."""
    parts = (part.partition("=")[0] for part in dimension.split(";") if part)
    return all(part in OPEN_BREAKDOWNS for part in parts)
