"""Finds places for a picker, by name or code: "Malaka", "53.21", "5321"."""

import re
from collections.abc import Callable, Iterator, Mapping

from sasando.domain.reconciliation.known import place_form
from sasando.library.places import queries
from sasando.library.places.queries import KINDS, NTT, Place

_DIGITS = re.compile(r"^[0-9.]+$")
EXACT, STARTS, HOLDS = range(3)


def find_places(text: str, *, kinds: tuple[str, ...] = KINDS, limit: int = 10) -> list[Place]:
    """Return places whose name or code is, starts with or holds `text`, in that order.

    Codes may come without dots here: a person sees the name and chooses. Four digits find the
    regency of that Kemendagri code first, then that of the BPS code. NTT comes before the rest.
    """
    given = text.strip()
    form = given if _DIGITS.match(given) else place_form(given)
    if not form:
        return []
    ranked = [
        (rank, KINDS.index(kind), not place.code.startswith(NTT), place.name, place.code, place)
        for kind in kinds
        for rank, place in _matches(kind, form)
    ]
    return [place for *_, place in sorted(ranked, key=lambda found: found[:5])[:limit]]


def _matches(kind: str, form: str) -> Iterator[tuple[int, Place]]:
    by_digits = bool(_DIGITS.match(form))
    for code, forms in _forms(kind).items():
        rank = _by_code(code, form, kind) if by_digits else _by_name(forms, form)
        if rank is not None:
            yield rank, _place(kind, code)


def _by_code(code: str, digits: str, kind: str) -> int | None:
    bare, given = code.replace(".", ""), digits.replace(".", "")
    if "." in digits and not code.startswith(digits):
        return None
    if bare == given:
        return EXACT
    if bare.startswith(given):
        return STARTS
    is_bps = kind == "regency" and queries.regency_by_bps().get(digits) == code
    return HOLDS if is_bps else None


def _by_name(forms: tuple[str, ...], form: str) -> int | None:
    if form in forms:
        return EXACT
    if any(name.startswith(form) for name in forms):
        return STARTS
    return HOLDS if any(form in name for name in forms) else None


def _forms(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return code → comparable names of every place of one kind."""
    if kind == "country":
        english = queries.country_names("en")
        return {
            code: (place_form(name), place_form(english.get(code, "")), code.casefold())
            for code, name in queries.country_names("id").items()
        }
    return {code: (place_form(name),) for code, name in _NAMES[kind]().items()}


_NAMES: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "province": queries.province_names,
    "regency": queries.regency_names,
    "district": queries.district_names,
    "village": queries.village_names,
}


def _place(kind: str, code: str) -> Place:
    if kind == "country":
        name = queries.country_names("id")[code]
        return Place(kind, code, name, queries.country_names("en").get(code, ""))
    return Place(kind, code, _NAMES[kind]()[code], ", ".join(_around(code)))


def _around(code: str) -> Iterator[str]:
    """Yield the names of what an area lies in, nearest first."""
    if len(code) > 8:
        yield queries.district_names().get(code[:8], "")
    if len(code) > 5:
        yield queries.regency_names().get(code[:5], "")
    if len(code) == 5:
        yield queries.province_names().get(code[:2], "")
