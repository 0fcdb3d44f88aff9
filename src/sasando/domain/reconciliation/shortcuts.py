"""Reads the usual spellings of a column at once; null sends a text to the cell's own rule."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

import polars as pl

from sasando.domain.values.birth_date import OLDEST_YEARS

Shortcut = Callable[[pl.Expr, date], pl.Expr]

_DAY_FIRST = r"^[0-9]{2}/[0-9]{2}/[0-9]{4}$"
_ISO = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?: 00:00:00)?$"
# Before this a date is so rare that its own rule may look at it.
_USUAL_FROM = date(1900, 1, 1)


def _days(text: pl.Expr) -> pl.Expr:
    day_first = text.str.to_date("%d/%m/%Y", strict=False)
    iso = text.str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    return (
        pl.when(text.str.contains(_DAY_FIRST))
        .then(day_first)
        .when(text.str.contains(_ISO))
        .then(iso)
    )


def _usual_day(text: pl.Expr, _: date) -> pl.Expr:
    day = _days(text)
    return pl.when(day >= _USUAL_FROM).then(day)


def _past_day(text: pl.Expr, today: date) -> pl.Expr:
    day = _days(text)
    return pl.when(day.is_between(_USUAL_FROM, today)).then(day)


def _born(text: pl.Expr, today: date) -> pl.Expr:
    day = _days(text)
    return pl.when(day.is_between(date(today.year - OLDEST_YEARS, 1, 1), today)).then(day)


def _plain_text(text: pl.Expr, _: date) -> pl.Expr:
    return pl.when(text.str.contains(r"^[!-~]+(?: [!-~]+)*$") & (text.str.len_bytes() <= 200)).then(
        text
    )


def _phone(text: pl.Expr, _: date) -> pl.Expr:
    return pl.when(text.str.contains(r"^08[0-9]{8,11}$")).then(pl.lit("+62") + text.str.slice(1))


def _passport(text: pl.Expr, _: date) -> pl.Expr:
    return pl.when(text.str.contains(r"^[A-Z]{1,2}[0-9]{6,7}$")).then(text)


# By the `shortcut` of a cell rule. Each takes the text and today, and gives the value of every
# field of the rule, for a usual spelling has one value (both ends of a birth date are the day).
SHORTCUTS: Mapping[str, Shortcut] = MappingProxyType(
    {
        "text": _plain_text,
        "day": _usual_day,
        "past_day": _past_day,
        "born": _born,
        "phone": _phone,
        "passport": _passport,
    }
)
