"""Words of outreach sessions: who came, for whom they were held, what was asked about."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from sasando.domain.values.words import Words

# Each person present stands in one group only, so that the groups add up to the attendance.
GROUPS: Mapping[str, Words] = MappingProxyType(
    {
        "women": Words(id="Perempuan dewasa", en="Women"),
        "men": Words(id="Laki-laki dewasa", en="Men"),
        "girls": Words(id="Anak perempuan (di bawah 18)", en="Girls (under 18)"),
        "boys": Words(id="Anak laki-laki (di bawah 18)", en="Boys (under 18)"),
        "unknown": Words(id="Tidak dipilah", en="Not told apart"),
    }
)
AUDIENCES: Mapping[str, Words] = MappingProxyType(
    {
        "village": Words(id="Warga desa", en="Villagers"),
        "school": Words(id="Sekolah", en="School"),
        "church": Words(id="Jemaat atau umat", en="Congregation"),
        "officials": Words(id="Perangkat desa", en="Village officials"),
        "returned": Words(id="Pekerja yang sudah pulang", en="Returned workers"),
        "families": Words(id="Keluarga pekerja", en="Families of workers"),
        "candidates": Words(id="Calon pekerja", en="Candidates"),
    }
)
# What was asked about, by the first of these whose words stand in the question; the order decides
# where a question speaks of two. These kinds are the office's own, not a list of the ministry.
QUESTIONS: Mapping[str, Words] = MappingProxyType(
    {
        "trouble": Words(id="Masalah dan melapor", en="Trouble and reporting"),
        "costs": Words(id="Biaya", en="Costs"),
        "age": Words(id="Umur dan syarat", en="Age and conditions"),
        "papers": Words(id="Dokumen", en="Papers"),
        "recruiters": Words(id="P3MI, calo, dan tawaran", en="Recruiters and offers"),
        "insurance": Words(id="Jaminan sosial", en="Social security"),
        "work": Words(id="Pekerjaan dan hak", en="Work and rights"),
        "training": Words(id="Pendaftaran dan pelatihan", en="Registration and training"),
        "return": Words(id="Pulang dan sesudahnya", en="Home and after"),
        "other": Words(id="Lainnya", en="Other"),
    }
)
_HEARD: Mapping[str, str] = MappingProxyType(
    {
        "trouble": "lapor|melapor|mengadu|pengaduan|masalah|disiksa|kekerasan|ditahan|dipegang"
        "|hilang|tidak ada kabar|tanpa kabar|putus kontak|ditipu|penipuan|kabur"
        "|meninggal|sakit|report|trouble|abuse",
        "costs": "biaya|bayar|membayar|uang|ongkos|potongan|utang|hutang|pinjaman|pinjam|kur|harga"
        "|gratis|cost|pay|money|loan",
        "age": "umur|usia|syarat|persyaratan|ijazah|menikah|hamil|boleh|age|condition",
        "papers": "paspor|dokumen|surat|visa|ktp|kk|akta|izin|berkas|id pmi|passport|paper",
        "recruiters": "p3mi|pt|calo|sponsor|agen|agensi|tawaran|perekrut|resmi|lowongan"
        "|recruiter|offer|agency",
        "insurance": "bpjs|jaminan|asuransi|klaim|santunan|insurance",
        "work": "gaji|upah|kontrak|majikan|jam kerja|cuti|libur|lembur|hak|pekerjaan|kerja|negara"
        "|wage|contract|employer|right",
        "training": "daftar|mendaftar|pendaftaran|pelatihan|kursus|bahasa|blk|lpk|lama|register"
        "|training",
        "return": "pulang|kepulangan|usaha|modal|kembali|purna|return|home",
    }
)
_PATTERNS = tuple(
    (kind, re.compile(rf"\b(?:{words})(?:nya|kah)?\b", re.IGNORECASE))
    for kind, words in _HEARD.items()
)


def question_kind(text: str) -> str:
    """Return the kind of a question by its words; `other` where none is heard."""
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), "other")
