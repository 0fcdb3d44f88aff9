"""What the library has on record for a check: countries, companies, and how each law stands."""

from collections.abc import Mapping

from sasando.domain.offers.facts import Licence, Lists, Offer, Statement
from sasando.domain.offers.listing import LEAST_LETTERS, plain_company
from sasando.domain.values.words import Words
from sasando.library.directory import queries as directory
from sasando.library.places import queries as places
from sasando.library.regulations import queries as regulations
from sasando.public.counters import named

# Names alike enough to be looked at; the domain says which of them is the same.
MOST_COMPANIES = 50


def countries() -> Mapping[str, Words]:
    """Return ISO code → name of every country a list speaks of."""
    return {one.country: one.name for one in places.destinations()}


def lists_for(offer: Offer) -> Lists:
    """Return what is on record for an offer: its country, its company, every law."""
    known = {one.code: one for one in regulations.instruments()}
    short = {code: one.short for code, one in known.items()}
    said = places.destinations(offer.country) if offer.country else []
    return Lists(
        destinations=tuple(_statement(one, short) for one in said),
        licences=_licences(offer.company),
        law={code: one.status for code, one in known.items()},
    )


def _statement(said: places.DestinationView, short: Mapping[str, str]) -> Statement:
    """Return a statement; the day of its source, else the day from which it is said to hold."""
    names = (short.get(said.instrument, ""), named(said.source))
    return Statement(
        said.country, said.status, said.scope, said.source_date or said.status_date,
        said.is_verified, " · ".join(name for name in names if name),
    )  # fmt: skip


def _licences(company: str) -> tuple[Licence, ...]:
    words = plain_company(company).split()
    wanted = max(words, key=len, default="")
    if len(wanted) < LEAST_LETTERS:
        return ()
    return tuple(
        Licence(
            one.name, one.licence_no, one.licence, one.state_on, one.is_verified,
            named(one.source),
        )
        for one in directory.p3mi_named(wanted, limit=MOST_COMPANIES)
    )  # fmt: skip
