"""The brief's own words and tables: names of indicators, the law, facts, requests, tiles."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
# How each degree of checking is said; what rests on memory or one page is flagged beside it.
CHECKED = {"primary": "dibaca pada sumber resmi", "press": "dari pemberitaan", "memory": ""}
UNVERIFIED = "Belum diverifikasi"


@dataclass(frozen=True)
class IndicatorWords:
    """What an indicator is called and what its passport says."""

    indicator: str
    label: str
    unit: str
    definition: str
    counted: str
    denominator: str
    left_out: str
    decision: str


@dataclass(frozen=True)
class Instrument:
    """One legal instrument as the office uses it."""

    instrument: str
    subject: str
    use: str
    status: str
    source: str
    verified: str


@dataclass(frozen=True)
class Duty:
    """One duty item of the Act, at one level of government."""

    level: str
    article: str
    letter: str
    duty: str
    verified: str


@dataclass(frozen=True)
class Statement:
    """A fact in words with its source."""

    key: str
    text: str
    source: str
    verified: str


@dataclass(frozen=True)
class Ask:
    """Something hoped for from the assembly, and what it rests on."""

    kind: str
    title: str
    text: str
    basis: str
    verified: str
    power: str
    budget: str


@dataclass(frozen=True)
class TilePlace:
    """Where a regency stands on the tile map, and whence its code and its place on it are."""

    code: str
    name: str
    column: int
    row: int
    island: str
    source: str


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def indicators() -> Mapping[str, IndicatorWords]:
    """Return the words of each indicator."""
    return {row["indicator"]: IndicatorWords(**row) for row in _rows("indicators")}


def indicator(name: str) -> IndicatorWords:
    """Return the words of one indicator, or its bare name where none were written."""
    unknown = "belum ditulis"
    return indicators().get(name) or IndicatorWords(
        name, name, "", unknown, unknown, unknown, unknown, unknown
    )


@cache
def _labels() -> Mapping[tuple[str, str], str]:
    return {(row["dimension"], row["category"]): row["label"] for row in _rows("labels")}


def label(dimension: str, category: str) -> str:
    """Return a category in words; a compound one as its parts, an unknown one as it is."""
    if not dimension:
        return ""
    whole = _labels().get((dimension, category))
    if whole:
        return whole
    pairs = zip(dimension.split(";"), category.split(";"), strict=False)
    return ", ".join(_labels().get(pair, pair[1]) for pair in pairs)


@cache
def law() -> tuple[Instrument, ...]:
    """Return the instruments in the order they are read."""
    return tuple(Instrument(**row) for row in _rows("law"))


@cache
def duties() -> tuple[Duty, ...]:
    """Return the duty items of the Act."""
    return tuple(Duty(**row) for row in _rows("duties"))


@cache
def facts() -> Mapping[str, Statement]:
    """Return the statements by key."""
    return {row["key"]: Statement(**row) for row in _rows("facts")}


@cache
def requests() -> tuple[Ask, ...]:
    """Return what is hoped for, in order."""
    return tuple(Ask(**row) for row in _rows("requests"))


@cache
def tiles() -> tuple[TilePlace, ...]:
    """Return the places of the tile map."""
    return tuple(
        TilePlace(
            code=row["kemendagri_code"],
            name=row["short_name"],
            column=int(row["column"]),
            row=int(row["row"]),
            island=row["island_group"],
            source=row["source"],
        )
        for row in _rows("tiles")
    )


def full_name(code: str) -> str:
    """Return a regency's whole name."""
    return {row["kemendagri_code"]: row["name"] for row in _rows("regencies")}.get(
        code, place_name(code)
    )


def place_name(code: str) -> str:
    """Return an area in words: the country, the province, a regency, the port of Nunukan."""
    known = {"53": "NTT", "ID": "Indonesia", "65.03": "Nunukan"}
    return {**{place.code: place.name for place in tiles()}, **known}.get(code, code)


def flag(verified: str) -> str:
    """Return the words that flag a statement nobody checked at its source, else nothing."""
    return UNVERIFIED if verified != "primary" else ""
