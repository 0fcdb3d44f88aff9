"""Headings of tables that hold no people: duties of law, and sessions of outreach."""

from collections.abc import Mapping
from types import MappingProxyType

DUTY: Mapping[str, str] = MappingProxyType(
    {
        "id": "id|kode|kode kewajiban|nomor kewajiban",
        "instrument": "instrument id|instrument|peraturan|id peraturan|undang undang|uu"
        "|dasar hukum|regulasi",
        "article": "article|pasal|nomor pasal",
        "letter": "item letter|letter|huruf|butir|huruf pasal|item",
        "level": "level|tingkat|tingkatan|tingkat pemerintahan|unit|unit pemerintahan"
        "|penanggung jawab|pemangku kewajiban",
        "text_en": "duty|duty en|kewajiban bahasa inggris|duty in english",
        "text_id": "duty id|kewajiban|bunyi|bunyi kewajiban|uraian kewajiban|tugas"
        "|kewajiban bahasa indonesia",
        "heading": "heading|judul singkat|judul|singkatan|kepala kolom",
        "examples_id": "contoh bukti|contoh|bukti yang diharapkan|contoh bukti kewajiban",
        "examples_en": "evidence examples|contoh bukti bahasa inggris|examples",
        "verified": "verified|terverifikasi|diperiksa|tingkat verifikasi",
        "source": "source|sumber|sumber bunyi",
        "source_date": "source date|tanggal sumber|per tanggal",
        "note": "note|catatan|keterangan|ket",
    }
)
OUTREACH: Mapping[str, str] = MappingProxyType(
    {
        "no": "no|nomor|nomor urut|no urut|urut",
        "held_on": "tanggal|tanggal sosialisasi|tanggal kegiatan|hari tanggal|tanggal pelaksanaan"
        "|waktu pelaksanaan|date|held on|session date",
        "region_code": "kode wilayah|kode desa|kode kemendagri|kode bps|area code|village code"
        "|kode",
        "regency": "kabupaten kota|kabupaten|kab kota|kota kabupaten|regency",
        "district": "kecamatan|district|distrik",
        "village": "desa kelurahan|desa|kelurahan|kelurahan desa|village|desa kel|lokasi desa",
        "audience": "sasaran|peserta dari|kelompok sasaran|untuk|audience|held for|jenis peserta",
        "materials": "materi|topik|tema|materi topik|bahan|materi sosialisasi|topik sosialisasi"
        "|topic|material|materials",
        "women": "perempuan|perempuan dewasa|peserta perempuan|wanita|ibu ibu|women|p",
        "men": "laki laki|laki laki dewasa|peserta laki laki|pria|bapak bapak|men|l",
        "girls": "anak perempuan|anak perempuan di bawah 18|remaja putri|siswi|girls",
        "boys": "anak laki laki|anak laki laki di bawah 18|remaja putra|siswa|boys",
        "unknown": "tidak dipilah|peserta tidak dipilah|peserta lain|lainnya|not told apart",
        "attendance": "jumlah peserta|jumlah hadir|peserta|hadir|total peserta|attendance"
        "|jumlah peserta hadir",
        "questions": "pertanyaan|pertanyaan peserta|pertanyaan yang diajukan|tanya jawab"
        "|questions|questions asked",
        "officer": "petugas|nama petugas|narasumber|pemateri|petugas pelaksana|officer|speaker",
        "note": "keterangan|ket|catatan|note|remarks",
    }
)
DUTY_PRINTED = (
    "Kode", "Peraturan", "Pasal", "Huruf", "Tingkat", "Kewajiban", "Kewajiban (bahasa Inggris)",
    "Judul Singkat", "Contoh Bukti", "Contoh Bukti (bahasa Inggris)", "Terverifikasi", "Sumber",
    "Tanggal Sumber", "Catatan",
)  # fmt: skip
OUTREACH_PRINTED = (
    "No", "Tanggal", "Kode Wilayah", "Kabupaten/Kota", "Kecamatan", "Desa/Kelurahan", "Sasaran",
    "Materi/Topik", "Perempuan", "Laki-laki", "Anak Perempuan", "Anak Laki-laki",
    "Tidak Dipilah", "Jumlah Peserta", "Pertanyaan", "Petugas", "Catatan",
)  # fmt: skip
# Our name of a column → what a cell of it may hold, for the second sheet of the template.
DUTY_EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "id": "UU18-2017-41-a", "instrument": "UU 18/2017 atau /akn/id/act/uu/2017/18",
        "article": "41", "letter": "a", "level": "pusat, provinsi, kabupaten/kota, desa",
        "verified": "primary, press, atau kosong", "source_date": "07/04/2021",
    }
)  # fmt: skip
OUTREACH_EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "held_on": "14/03/2026", "region_code": "53.21.05.2005", "regency": "Kabupaten Malaka",
        "audience": "Warga desa, Sekolah, Perangkat desa, Pekerja yang sudah pulang …",
        "materials": "Biaya; Daftar surat", "women": "21", "men": "9", "attendance": "30",
        "questions": "Siapa yang membayar tiket?; Berapa lama mengurus paspor?",
        "officer": "petugas kantor, bukan peserta",
    }
)  # fmt: skip
P3MI: Mapping[str, str] = MappingProxyType(
    {
        "no": "no|nomor|nomor urut|no urut|urut",
        "name": "nama p3mi|nama perusahaan|p3mi|perusahaan|nama|nama pt|company|name",
        "licence_no": "nomor sip3mi|sip3mi|no sip3mi|nomor izin|no izin|nomor siup|licence number"
        "|licence no",
        "licence": "status izin|status|izin|keadaan izin|licence|state|status sip3mi",
        "listed_on": "tanggal daftar|per tanggal|tanggal|tanggal data|list date|listed on",
        "note": "keterangan|ket|catatan|note|remarks",
    }
)
P3MI_PRINTED = ("No", "Nama P3MI", "Nomor SIP3MI", "Status Izin", "Tanggal Daftar", "Catatan")
P3MI_EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "licence": "berlaku, diskors, dicabut; kosong = tidak disebut daftar itu",
        "listed_on": "01/02/2026; satu tanggal untuk satu berkas",
    }
)
