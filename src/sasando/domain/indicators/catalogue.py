"""The catalogue of indicators. Printed figures use the same names where they exist."""

from collections.abc import Mapping
from hashlib import sha256
from types import MappingProxyType

from sasando.domain.indicators.definition import Indicator
from sasando.domain.indicators.of_cases import CASES
from sasando.domain.indicators.of_costs import COSTS, REFERRALS
from sasando.domain.indicators.of_office import OFFICE, QUALITY
from sasando.domain.indicators.of_outreach import OUTREACH
from sasando.domain.indicators.of_placements import PLACEMENTS
from sasando.domain.indicators.of_potential import POTENTIAL
from sasando.domain.indicators.of_returns import RETURNS
from sasando.domain.values.words import Refusal, Refused, Words

# Rises with any change below; each indicator has its own version besides.
VERSION = "3"
# Names under which a dimension was first asked for.
_FORMER_NAMES: Mapping[str, str] = MappingProxyType({"regency_code": "origin_regency"})
_ALL = (
    *PLACEMENTS, *POTENTIAL, *RETURNS, *CASES, *COSTS, *REFERRALS, *OUTREACH, *OFFICE, *QUALITY,
)  # fmt: skip

# By id, in the order in which lists show them.
INDICATORS: Mapping[str, Indicator] = MappingProxyType({one.id: one for one in _ALL})


def indicator(name: str) -> Indicator:
    """Return an indicator by id; raises Refused with `indicator_unknown`."""
    found = INDICATORS.get(name)
    if found is None:
        raise Refused(_unknown(name))
    return found


def checked_dimensions(chosen: Indicator, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return the dimensions asked for, each once, after those it is never added over.

    Raises Refused with `dimension_unknown`.
    """
    asked = [_FORMER_NAMES.get(name, name) for name in by]
    for name in asked:
        if name not in chosen.dimensions:
            words = Words(
                id="Indikator {indicator} tidak dapat dipilah menurut {dimension}. Pilihan: {all}.",
                en="Indicator {indicator} cannot be split by {dimension}. Choices: {all}.",
            ).format(indicator=chosen.id, dimension=name, all=", ".join(chosen.dimensions))
            raise Refused(Refusal("dimension_unknown", words, {"dimension": name}))
    return tuple(dict.fromkeys((*chosen.never_added, *asked)))


def digest(told: Indicator) -> str:
    """Return a short digest of all that an indicator says: it moves when its meaning does."""
    return sha256(repr(told).encode()).hexdigest()[:12]


def _unknown(name: str) -> Refusal:
    words = Words(
        id="Indikator {name} tidak ada. Lihat daftar: measure --list.",
        en="There is no indicator {name}. See the list: measure --list.",
    )
    return Refusal("indicator_unknown", words.format(name=name), {"name": name})
