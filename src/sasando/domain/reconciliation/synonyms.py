"""Headings as offices write them, for each kind of table. Names on the left are ours."""

from collections.abc import Mapping
from types import MappingProxyType

from sasando.domain.reconciliation.of_institutions import (
    DUTY,
    DUTY_EXAMPLES,
    DUTY_PRINTED,
    OUTREACH,
    OUTREACH_EXAMPLES,
    OUTREACH_PRINTED,
    P3MI,
    P3MI_EXAMPLES,
    P3MI_PRINTED,
)

_PERSON: Mapping[str, str] = MappingProxyType(
    {
        "no": "no|nomor|nomor urut|no urut|urut",
        "nik": "nik|nomor induk kependudukan|nomor nik|no nik|nik ktp|no ktp|nomor ktp|nik pmi",
        "name": "nama lengkap|nama|nama pmi|nama cpmi|nama pekerja|nama pekerja migran|name"
        "|nama lengkap pmi|nama lengkap cpmi|nama tki|nama almarhum|nama jenazah|full name"
        "|nama sesuai ktp|nama korban|nama deportan",
        "alias": "alias|nama alias|nama lain|nama di paspor|nama dalam paspor|nama panggilan",
        "sex": "jenis kelamin l p|jenis kelamin|l p|lp|jk|kelamin|sex|gender|jns kelamin",
        "born": "tanggal lahir|lahir|tempat tanggal lahir|tanggal bulan tahun lahir|tahun lahir"
        "|born|date of birth|birth date|dob|tanggal kelahiran",
        "region_code": "kode wilayah|kode kabupaten|kode daerah|kode kabupaten kota|kode kemendagri"
        "|kode bps|area code|region code|kode",
        "province": "provinsi|prov|provinsi asal|asal provinsi|province|propinsi|daerah asal",
        "regency": "kabupaten kota|kabupaten|kabupaten asal|kabupaten kota asal|asal kabupaten"
        "|kab kota|kota kabupaten|regency|asal kabupaten kota|asal daerah",
        "district": "kecamatan|kecamatan asal|district|distrik",
        "village": "desa kelurahan|desa|kelurahan|desa asal|kelurahan desa|village|desa kel",
        "address": "alamat|alamat lengkap|alamat asal|address|alamat sesuai ktp",
        "father": "nama ayah|ayah|nama ayah kandung|nama bapak|father|nama orang tua",
        "mother": "nama ibu|ibu|nama ibu kandung|mother",
        "passport": "nomor paspor|paspor|no paspor|nomor passport|passport|no passport"
        "|nomor paspor splp|nomor dokumen|passport number|paspor splp",
        "phone": "nomor hp|hp|no hp|telepon|nomor telepon|no telepon|handphone|wa|nomor wa"
        "|nomor hp wa|phone|kontak|telp|no telp|nomor handphone|nomor telepon hp",
    }
)
_PLACEMENT: Mapping[str, str] = MappingProxyType(
    {
        "id_pmi": "id pmi|idpmi|nomor id pmi|id cpmi|id tki|nomor id",
        "scheme": "skema|skema penempatan|scheme|jenis penempatan|program penempatan|program",
        "country": "negara penempatan|negara|negara tujuan|negara tujuan penempatan|country"
        "|destination|tujuan",
        "job": "jabatan|pekerjaan|jenis pekerjaan|job|posisi|occupation",
        "sector": "sektor|sektor pekerjaan|sector|bidang usaha|pemberi kerja",
        "p3mi": "p3mi|nama p3mi|pptkis|pt|nama pt|perusahaan penempatan|agency|perusahaan",
        "departed_on": "tanggal berangkat|tanggal keberangkatan|berangkat|tanggal penempatan"
        "|keberangkatan|departure date|departed on",
        "contract_from": "mulai kontrak|tanggal mulai kontrak|awal kontrak|kontrak mulai"
        "|tanggal kontrak|contract start",
        "contract_months": "lama kontrak bulan|lama kontrak|masa kontrak|masa kontrak bulan"
        "|durasi kontrak|kontrak bulan|contract months",
    }
)
_DEATH: Mapping[str, str] = MappingProxyType(
    {
        "country": "negara|negara penempatan|negara tempat bekerja|negara kejadian|country"
        "|tempat bekerja",
        "died_on": "tanggal meninggal|meninggal|tanggal wafat|tanggal kematian|date of death"
        "|tanggal meninggal dunia|died on",
        "cause": "penyebab|sebab|penyebab kematian|sebab kematian|penyebab meninggal|cause"
        "|sebab meninggal",
        "status": "status keberangkatan|status|prosedural nonprosedural|prosedural non prosedural"
        "|status pmi|status penempatan|ket status",
        "arrived_on": "tanggal tiba|tiba|tanggal kedatangan|kedatangan|tanggal tiba di kupang"
        "|tanggal tiba jenazah|arrival date|arrived on|tanggal kepulangan",
    }
)
_DEPORTEE: Mapping[str, str] = MappingProxyType(
    {
        "category": "kategori ld pd al ap|kategori|ld pd al ap|kelompok umur|category|kat",
        "offence": "kasus|jenis kasus|pelanggaran|offence|kasus pelanggaran",
        "depot": "asal dti|dti|depot|asal depot|asal depot tahanan imigresen|asal detensi",
        "letter_no": "nomor surat|no surat|surat|nomor surat konsulat|nomor surat kri|letter",
        "note": "keterangan|ket|catatan|note|remarks",
        "arrived_on": "tanggal tiba|tanggal kedatangan|tanggal deportasi|tiba",
    }
)
_COMPLAINT: Mapping[str, str] = MappingProxyType(
    {
        "complaint_no": "nomor pengaduan|no pengaduan|nomor registrasi|nomor aduan|nomor tiket"
        "|nomor laporan|id pengaduan|complaint number",
        "reported_on": "tanggal pengaduan|tanggal aduan|tanggal lapor|tanggal laporan"
        "|tanggal terima|tanggal diterima|tanggal masuk|tanggal|complaint date|reported on",
        "channel": "kanal|cara pengaduan|media pengaduan|saluran|sumber pengaduan|channel",
        "trouble": "jenis masalah|jenis pengaduan|permasalahan|masalah|jenis kasus|kasus"
        "|kategori masalah|kategori pengaduan|kategori|category|case type",
        "country": "negara penempatan|negara|negara tujuan|negara tempat bekerja|country"
        "|tempat bekerja",
        "status": "status keberangkatan|status berangkat|prosedural nonprosedural"
        "|prosedural non prosedural|status pmi|status penempatan",
        "employer": "pemberi kerja|majikan|nama majikan|nama pemberi kerja|pengguna|employer",
        "p3mi": "p3mi|nama p3mi|pptkis|pt|nama pt|perusahaan penempatan|agency|perusahaan|teradu"
        "|pihak teradu",
        "complainant": "nama pengadu|pengadu|pelapor|nama pelapor|complainant",
        "complainant_kinship": "hubungan pengadu|hubungan|hubungan dengan pmi|hubungan pelapor"
        "|hubungan keluarga|kinship",
        "complainant_phone": "nomor hp pengadu|nomor telepon pengadu|kontak pengadu"
        "|nomor hp pelapor|telepon pengadu|hp pengadu|nomor wa pengadu",
        "story": "uraian|uraian pengaduan|uraian masalah|kronologi|kronologis|isi pengaduan"
        "|keterangan|ket|deskripsi|description",
    }
)
# The columns of the shipped table of printed figures (library/statistics/data), as they stand.
STATISTICS_COLUMNS: tuple[str, ...] = (
    "id",
    "indicator",
    "area_level",
    "area_code_kemendagri",
    "period_start",
    "period_end",
    "dimension",
    "value",
    "unit",
    "definition_as_printed",
    "publisher",
    "source",
    "source_date",
    "verified",
    "note",
    "publication_id",
    "breakdown_id",
    "total_id",
    "partial",
)

# For each kind: our name of a column, and the headings that mean it, parted by bars.
SYNONYMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "workers": _PERSON,
        "placements": {**_PERSON, **_PLACEMENT},
        "deaths": {**_PERSON, **_DEATH},
        "deportees": {**_PERSON, **_DEPORTEE},
        "complaints": {**_PERSON, **_COMPLAINT},
        "statistics": {name: name.replace("_", " ") for name in STATISTICS_COLUMNS},
        "duties": DUTY,
        "outreach": OUTREACH,
        "p3mi": P3MI,
    }
)
REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "workers": ("name",),
        "placements": ("name",),
        "deaths": ("name",),
        "deportees": ("name",),
        "complaints": ("name", "trouble"),
        "statistics": ("id", "indicator", "value", "unit"),
        "duties": ("instrument", "article", "letter", "level", "text_id", "source"),
        "outreach": ("held_on",),
        "p3mi": ("name", "listed_on"),
    }
)
# As the template prints them: the first wording that contracts and offices use.
PRINTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "workers": (
            "NIK", "Nama Lengkap", "Alias", "Jenis Kelamin", "Tanggal Lahir", "Kabupaten/Kota",
            "Kecamatan", "Desa/Kelurahan", "Nama Ayah", "Nama Ibu", "No. Paspor", "No. HP",
        ),
        "placements": (
            "No", "ID PMI", "NIK", "Nama Lengkap", "Jenis Kelamin (L/P)", "Tanggal Lahir",
            "Kode Wilayah", "Kabupaten/Kota", "Kecamatan", "Desa/Kelurahan", "No. HP",
            "No. Paspor", "Skema", "Negara Penempatan", "Jabatan", "Sektor", "P3MI",
            "Tanggal Berangkat", "Mulai Kontrak", "Lama Kontrak (bulan)",
        ),
        "deaths": (
            "Nama Lengkap", "NIK", "Jenis Kelamin", "Tanggal Lahir", "Kabupaten/Kota",
            "Kecamatan", "Desa/Kelurahan", "Negara", "Tanggal Meninggal", "Penyebab",
            "Status Keberangkatan", "Tanggal Tiba",
        ),
        "deportees": (
            "No", "Nama", "L/P", "Kategori (LD/PD/AL/AP)", "Provinsi", "Kabupaten", "Kasus",
            "Asal DTI", "No. Surat", "Keterangan",
        ),
        "complaints": (
            "No", "No. Pengaduan", "Tanggal Pengaduan", "Kanal", "Nama Lengkap", "NIK",
            "Jenis Kelamin", "Tanggal Lahir", "Kabupaten/Kota", "Kecamatan", "Desa/Kelurahan",
            "No. Paspor", "No. HP", "Negara Penempatan", "Jenis Masalah", "Status Keberangkatan",
            "Pemberi Kerja", "P3MI", "Nama Pengadu", "Hubungan Pengadu", "No. HP Pengadu",
            "Uraian",
        ),
        "statistics": STATISTICS_COLUMNS,
        "duties": DUTY_PRINTED,
        "outreach": OUTREACH_PRINTED,
        "p3mi": P3MI_PRINTED,
    }
)  # fmt: skip
# Kind → our name of a column → what a cell of it may hold.
EXAMPLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"duties": DUTY_EXAMPLES, "outreach": OUTREACH_EXAMPLES, "p3mi": P3MI_EXAMPLES}
)
