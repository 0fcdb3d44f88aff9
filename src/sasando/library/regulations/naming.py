"""What works and topics are called."""

from collections.abc import Mapping

from sasando.domain.values.words import Words
from sasando.library.regulations.models import Instrument

TOPICS: Mapping[str, Words] = {
    "placement_cost": Words(id="Biaya penempatan", en="Placement cost"),
    "deadline": Words(id="Tenggat", en="Deadlines"),
    "complaint": Words(id="Pengaduan dan penanganan masalah", en="Complaints and case handling"),
    "return": Words(id="Kepulangan", en="Returns"),
    "death": Words(id="Kematian di luar negeri", en="Death abroad"),
    "rehabilitation": Words(id="Rehabilitasi", en="Rehabilitation"),
    "empowerment": Words(id="Pemberdayaan", en="Empowerment"),
    "documents": Words(id="Syarat dan dokumen", en="Requirements and papers"),
    "contract": Words(id="Perjanjian kerja", en="Work contract"),
    "placers": Words(id="Siapa yang menempatkan", en="Who may place"),
    "workers": Words(id="Siapa pekerja migran", en="Who is a migrant worker"),
    "protection": Words(id="Pelindungan sebelum bekerja", en="Protection before work"),
    "one_stop": Words(id="LTSA", en="One-stop office"),
    "duties": Words(id="Kewajiban pemerintah", en="Duties of government"),
    "register": Words(id="Pendataan", en="Register"),
    "social_security": Words(id="Jaminan sosial", en="Social security"),
    "trafficking": Words(id="Perdagangan orang", en="Trafficking"),
    "data": Words(id="Data pribadi", en="Personal data"),
    "information": Words(id="Informasi publik", en="Public information"),
}
KIND_WORDS: Mapping[str, Words] = {
    "amends": Words(id="mengubah", en="amends"),
    "repeals": Words(id="mencabut", en="repeals"),
    "implements": Words(id="melaksanakan", en="implements"),
    "contested_by": Words(id="dipersoalkan oleh", en="contested by"),
}
PASSIVE_WORDS: Mapping[str, Words] = {
    "amends": Words(id="diubah oleh", en="amended by"),
    "repeals": Words(id="dicabut oleh", en="repealed by"),
    "implements": Words(id="dilaksanakan oleh", en="implemented by"),
    "contested_by": Words(id="mempersoalkan", en="contests"),
}
LEVEL_WORDS: Mapping[str, Words] = {
    "national": Words(id="Nasional", en="National"),
    "province": Words(id="Provinsi", en="Province"),
    "regency": Words(id="Kabupaten/kota", en="Regency"),
}


def short_name(row: Instrument) -> str:
    """Return how people call an instrument: UU 18/2017."""
    name = " ".join(part for part in (row.type, row.number) if part)
    return f"{name}/{row.year}" if row.year else name


def is_draft(code: str) -> bool:
    """Say whether a code names a draft: /akn/id/bill/…"""
    return "/bill/" in code
