"""What is known of a country as a destination, said so that an old list misleads nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sasando.domain.offers.listing import is_recent
from sasando.domain.values.words import Words
from sasando.library.places import queries as places
from sasando.library.places.queries import DestinationView
from sasando.public.counters import named

OPEN = "open"
ASK_FIRST = Words(id="Tanyakan dulu", en="Ask first")
SAID = {
    "closed": Words(
        id="Ada larangan menempatkan pekerja ke negara ini.",
        en="There is a ban on placing workers in this country.",
    ),
    "partial": Words(
        id="Ada larangan untuk sebagian pekerjaan di negara ini.",
        en="There is a ban on some work in this country.",
    ),
    "unknown": Words(
        id="Kami belum punya keterangan apakah negara ini dibuka.",
        en="We do not know yet whether this country is open.",
    ),
    "old": Words(
        id="Keterangan yang kami punya sudah lama atau belum diperiksa. Jangan bersandar padanya.",
        en="What we have is old or was not checked. Do not rely on it.",
    ),
    "open": Words(
        id="Negara ini ada dalam daftar tujuan.",
        en="This country is on the list of destinations.",
    ),
}


@dataclass(frozen=True)
class Said:
    """What one source says, in words that are safe to act on; `warns` marks a ban."""

    words: Words
    scope: str
    source: str
    on: date | None
    is_verified: bool
    warns: bool


@dataclass(frozen=True)
class Country:
    """A country and what sources say of it, oldest first."""

    code: str
    name: Words
    said: tuple[Said, ...]

    @property
    def warns(self) -> bool:
        """Say whether any source speaks of a ban."""
        return any(one.warns for one in self.said)


def countries(language: str | None) -> list[Country]:
    """Return every country that a list speaks of, by name in a language."""
    names = {one.country: one.name for one in places.destinations()}
    found = [Country(code, name, ()) for code, name in names.items()]
    return sorted(found, key=lambda one: one.name.in_language(language))


def country(code: str, *, today: date) -> Country | None:
    """Return one country with what sources say of it; None when no list speaks of it."""
    found = places.destinations(code)
    return Country(code, found[0].name, tuple(_said(found, today=today))) if found else None


def _said(found: Iterable[DestinationView], *, today: date) -> Iterable[Said]:
    for one in found:
        on = one.source_date or one.status_date
        sure = one.is_verified and is_recent(on, today=today)
        status = "old" if one.status == OPEN and not sure else one.status
        warns = status in ("closed", "partial")
        yield Said(SAID[status], one.scope, named(one.source), on, one.is_verified, warns)
