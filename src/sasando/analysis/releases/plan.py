"""Reads the plan of a release: which tables, of which indicators, how strictly checked."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sasando.domain.indicators.catalogue import checked_dimensions, indicator
from sasando.domain.indicators.definition import Disclosure, Indicator
from sasando.domain.indicators.dimensions import levels
from sasando.domain.values.period import Period, parse_period
from sasando.domain.values.words import Refusal, Refused, Words

NAME = re.compile(r"^[a-z][a-z0-9_-]{0,59}$")
KEYS = frozenset({"name", "indicator", "by", "period", "hierarchy", "disclosure"})
STRICTNESS = (Disclosure.OPEN, Disclosure.PROTECTED, Disclosure.STRICT)
MOST_TABLES, MOST_DIMENSIONS = 40, 4
Found = TypeVar("Found")


@dataclass(frozen=True)
class TablePlan:
    """One table: `by` in order, `hierarchy` the coarser levels that get sums of their own."""

    name: str
    indicator: Indicator
    by: tuple[str, ...]
    period: Period | None
    hierarchy: tuple[str, ...]
    disclosure: Disclosure


@dataclass(frozen=True)
class Plan:
    """All tables of one release, in order."""

    tables: tuple[TablePlan, ...]


def parse_plan(text: str) -> Plan:
    """Return the plan written in TOML (contracts, release plan).

    Raises Refused with the table's name for whatever cannot be done as written.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise _refused("plan_unreadable", NOT_TOML, where=_place(wrong)) from None
    tables = found.get("table")
    if not isinstance(tables, list) or not tables:
        raise Refused(Refusal("plan_empty", NO_TABLE))
    if len(tables) > MOST_TABLES:
        raise _refused("plan_too_long", TOO_MANY, most=MOST_TABLES)
    plans = tuple(_table(one, at) for at, one in enumerate(tables, 1))
    names = [plan.name for plan in plans]
    for name in names:
        if names.count(name) > 1:
            raise _refused("plan_name_twice", NAME_TWICE, table=name)
    return Plan(plans)


def _table(told: Any, at: int) -> TablePlan:
    if not isinstance(told, Mapping):
        raise Refused(Refusal("plan_empty", NO_TABLE))
    name = str(told.get("name") or f"#{at}")[:60]
    if not NAME.match(name):
        raise _refused("plan_name_odd", NAME_ODD, table=name)
    unknown = sorted(set(told) - KEYS)
    if unknown:
        raise _refused("plan_key_unknown", KEY_UNKNOWN, table=name, key=unknown[0])
    by = _names(told, "by", name)
    if not 1 <= len(by) <= MOST_DIMENSIONS:
        raise _refused("plan_dimensions", DIMENSIONS, table=name, most=MOST_DIMENSIONS)
    what = _in_table(name, lambda: indicator(str(told.get("indicator", ""))))
    chosen = _in_table(name, lambda: checked_dimensions(what, by))
    return TablePlan(
        name=name, indicator=what, by=chosen, period=_period(told, what, name),
        hierarchy=_hierarchy(told, chosen, name), disclosure=_strictness(told, what, name),
    )  # fmt: skip


def _names(told: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    given = told.get(key, [])
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise _refused("plan_list", LIST_WANTED, table=name, key=key)
    if len(set(given)) != len(given):
        raise _refused("plan_list_twice", LISTED_TWICE, table=name, key=key)
    return tuple(given)


def _period(told: Mapping[str, Any], what: Indicator, name: str) -> Period | None:
    text = str(told.get("period") or "").strip()
    if not what.date_field:
        if text:
            raise _refused("plan_period_none", PERIOD_NONE, table=name)
        return None
    if not text:
        raise _refused("plan_period_missing", PERIOD_MISSING, table=name)
    return _in_table(name, lambda: parse_period(text))


def _hierarchy(told: Mapping[str, Any], by: tuple[str, ...], name: str) -> tuple[str, ...]:
    wanted = _names(told, "hierarchy", name)
    coarser = {level for one in by for level in levels(one)[1:]}
    for one in wanted:
        if one not in coarser:
            allowed = ", ".join(sorted(coarser)) or "–"
            raise _refused("plan_hierarchy", NO_LEVEL, table=name, level=one, allowed=allowed)
    return wanted


def _strictness(told: Mapping[str, Any], what: Indicator, name: str) -> Disclosure:
    given = told.get("disclosure")
    if given is None:
        return what.disclosure
    try:
        asked = Disclosure(str(given))
    except ValueError:
        raise _refused("plan_disclosure_unknown", CLASS_UNKNOWN, table=name) from None
    if STRICTNESS.index(asked) < STRICTNESS.index(what.disclosure):
        least = what.disclosure.value
        raise _refused("plan_disclosure_lower", CLASS_LOWER, table=name, least=least)
    return asked


def _in_table(name: str, ask: Callable[[], Found]) -> Found:
    try:
        return ask()
    except Refused as refused:
        words = refused.refusal.words
        told = Words(id=f"Tabel {name}: {words.id}", en=f"Table {name}: {words.en}")
        raise Refused(Refusal(refused.refusal.code, told, refused.refusal.params)) from None


def _place(wrong: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"line (\d+)", str(wrong))
    return found[1] if found else "?"


def _refused(code: str, words: Words, **params: object) -> Refused:
    return Refused(Refusal(code, words.format(**params), params))


NOT_TOML = Words(
    id="Rencana tidak terbaca sebagai TOML (baris {where}). Periksa tanda kutip dan kurungnya.",
    en="The plan cannot be read as TOML (line {where}). Check its quotes and brackets.",
)
NO_TABLE = Words(
    id="Rencana tidak memuat satu pun [[table]].", en="The plan holds not a single [[table]]."
)
TOO_MANY = Words(
    id="Paling banyak {most} tabel dalam satu rilis.", en="At most {most} tables in one release."
)
NAME_TWICE = Words(
    id="Nama tabel {table} dipakai dua kali.", en="The table name {table} stands twice."
)
NAME_ODD = Words(
    id="Nama tabel {table} tidak dapat dipakai. Pakai huruf kecil, angka, - dan _.",
    en="The table name {table} cannot be used. Use small letters, digits, - and _.",
)
KEY_UNKNOWN = Words(
    id="Tabel {table}: kata {key} tidak dikenal.", en="Table {table}: {key} is not a known word."
)
DIMENSIONS = Words(
    id="Tabel {table}: sebut 1 sampai {most} dimensi pada `by`.",
    en="Table {table}: name 1 to {most} dimensions in `by`.",
)
LIST_WANTED = Words(
    id="Tabel {table}: {key} harus berupa daftar kata.",
    en="Table {table}: {key} must be a list of words.",
)
LISTED_TWICE = Words(
    id="Tabel {table}: {key} menyebut satu kata dua kali.",
    en="Table {table}: {key} names a word twice.",
)
PERIOD_NONE = Words(
    id="Tabel {table}: indikator ini menghitung keadaan pada satu hari; hapus `period`.",
    en="Table {table}: this indicator counts what stands on a day; remove `period`.",
)
PERIOD_MISSING = Words(
    id="Tabel {table}: sebut `period`, misalnya 2025 atau 2025-Q3.",
    en="Table {table}: name a `period`, for example 2025 or 2025-Q3.",
)
NO_LEVEL = Words(
    id="Tabel {table}: {level} bukan tingkat di atas dimensinya. Yang ada: {allowed}.",
    en="Table {table}: {level} is no level above its dimensions. There are: {allowed}.",
)
CLASS_UNKNOWN = Words(
    id="Tabel {table}: `disclosure` hanya protected atau strict.",
    en="Table {table}: `disclosure` is protected or strict.",
)
CLASS_LOWER = Words(
    id="Tabel {table}: kelas boleh dinaikkan, tidak diturunkan di bawah {least}.",
    en="Table {table}: the class may be raised, never lowered below {least}.",
)
