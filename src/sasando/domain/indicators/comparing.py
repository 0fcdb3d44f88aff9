"""Lays two figures side by side and names every way in which they do not say the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sasando.domain.values.words import Words


@dataclass(frozen=True)
class Differs:
    """One field of two passports that is not the same; a side is "" where it says nothing."""

    code: str
    label: Words
    left: str
    right: str


@dataclass(frozen=True)
class Compared:
    """Two figures: left minus right, and the ways they differ in the order a reader asks.

    `difference` is None where one side is hidden or the units are not the same.
    """

    difference: float | None
    differs: tuple[Differs, ...]


_ASKED = (
    ("definition", Words(id="Definisi", en="Definition")),
    ("unit", Words(id="Satuan", en="Unit")),
    ("rule", Words(id="Yang dihitung", en="What is counted")),
    ("period", Words(id="Periode", en="Period")),
    ("as_of", Words(id="Batas data", en="Cut-off")),
    ("area", Words(id="Wilayah", en="Area")),
    ("by", Words(id="Menurut", en="By")),
    ("denominator", Words(id="Penyebut", en="Denominator")),
    ("source", Words(id="Sumber", en="Source")),
    ("snapshot", Words(id="Potret data", en="Snapshot")),
    ("used", Words(id="Baris dipakai", en="Rows used")),
    ("left_out", Words(id="Baris tersisih", en="Rows left out")),
)


def compare(left: Mapping[str, Any], right: Mapping[str, Any]) -> Compared:
    """Return how two passports (in the contract's JSON shape, one language) differ."""
    differs = tuple(
        Differs(code, label, told_left, told_right)
        for code, label in _ASKED
        if (told_left := _told(left, code)) != (told_right := _told(right, code))
    )
    values = (left.get("value"), right.get("value"))
    if any(value is None for value in values) or left.get("unit") != right.get("unit"):
        return Compared(None, differs)
    return Compared(float(str(values[0])) - float(str(values[1])), differs)


def _told(passport: Mapping[str, Any], code: str) -> str:
    if code in ("used", "left_out"):
        return _text((passport.get("quality") or {}).get(code))
    found = passport.get(code)
    if code == "period":
        dates = found or {}
        return " – ".join(_text(dates.get(end)) for end in ("start", "end") if dates.get(end))
    if code == "area":
        return _text((found or {}).get("code"))
    if code == "by":
        return ", ".join(f"{name} = {value}" for name, value in sorted((found or {}).items()))
    if code == "denominator":
        return _text((found or {}).get("definition"))
    return _text(found)


def _text(value: object) -> str:
    return "" if value is None else str(value)
