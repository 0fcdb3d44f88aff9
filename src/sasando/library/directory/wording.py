"""The words of which names of institutions are made: an official's name stands beside them."""

from functools import cache

from sasando.domain.news.reading import bare
from sasando.domain.news.vocabulary import STARTERS, VILLAGE_WORDS
from sasando.domain.values.person_name import name_words
from sasando.library.directory import queries
from sasando.library.places import queries as places

# Bodies that speak in the news though nobody is referred to them.
BODIES = (
    "BP3MI BP2MI P4MI KemenP2MI KP2MI DPRD DPR DPD Dinas Disnaker Disnakertrans Polda Polres"
    " Kementerian Badan Komisi Fraksi Provinsi Kabupaten NTT Setda Pemkab Pemprov Ombudsman"
)
# Words of institutions that as well stand beside somebody who holds no post.
ORDINARY = frozenset(
    ["perempuan", "anak", "keluarga", "pekerja", "migran", "korban", "masyarakat", "kaum", "ibu"]
)
SHORTEST = 3


def institution_words() -> frozenset[str]:
    """Return the words, in plain lower-case letters."""
    institutions, units = queries.names()
    return _words((*institutions, *institutions.values(), *units.values()))


@cache
def _words(names: tuple[str, ...]) -> frozenset[str]:
    told = [BODIES, *names, *places.regency_names().values(), *places.province_names().values()]
    found = {bare(word) for name in told for word in name_words(name)}
    long = {word for word in found if len(word) >= SHORTEST}
    return frozenset(long - STARTERS - VILLAGE_WORDS - ORDINARY)
