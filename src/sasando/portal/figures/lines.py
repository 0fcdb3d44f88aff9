"""Puts released figures into the words of a page: periods, changes, ages, files."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor, office_day
from sasando.foundation.outbox import queries as outbox
from sasando.foundation.ui import words
from sasando.library.commitments.questions import QuestionView
from sasando.library.directory import queries as directory
from sasando.library.publications import passports
from sasando.library.publications.facts import ReleaseCard, TableFacts
from sasando.library.publications.headlines import Headline, Total
from sasando.library.publications.layout import LaidTable, laid

# Up to so many rows and columns a table stands beside its chart, else behind it.
MOST_ROWS, MOST_COLUMNS = 10, 4
OLD_DAYS, IN_DAYS, MONTH_DAYS = 365, 60, 30.44
# What every release holds as a whole, in the order of the links.
WHOLE = (("data.xlsx", "XLSX"), ("data.json", "JSON"), ("datapackage.json", "Frictionless"))


@dataclass(frozen=True)
class Figure:
    """One large figure in words; `value` is None where it is suppressed."""

    label: str
    value: Decimal | None
    unit: str
    period: str
    before: str
    card: ReleaseCard
    name: str


@dataclass(frozen=True)
class Section:
    """One released table with its chart; `is_beside` says that the table stands in the open."""

    card: ReleaseCard
    name: str
    title: str
    unit: str
    source: str
    chart: str
    alt: str
    laid: LaidTable
    is_beside: bool
    csv: str
    age: str
    is_old: bool


def figure(one: Headline, *, language: str) -> Figure:
    """Return a headline in words: the year before as it was, then how much that differs."""
    shown = passports.shown(one.table, language)
    return Figure(
        label=one.label.in_language(language), value=one.now.value, unit=str(shown["unit"]),
        period=one.now.period.in_language(language), before=_before(one, language=language),
        card=one.card, name=one.table.name,
    )  # fmt: skip


def section(
    card: ReleaseCard, table: TableFacts, *, files: Iterable[str], language: str, today: date
) -> Section:
    """Return a released table as a page shows it."""
    shown, told = passports.shown(table, language), laid(table)
    passport = table.passport_en if language.startswith("en") else table.passport
    fits = len(told.rows) <= MOST_ROWS and len(told.leading) + len(told.columns) <= MOST_COLUMNS
    path = f"tables/{table.name}.csv"
    days = _age_days(passport, today=today)
    return Section(
        card=card, name=table.name, title=str(shown["title"]), unit=str(shown["unit"]),
        source=str(passport.get("source", "")), chart=str(shown["chart"]), alt=str(shown["alt"]),
        laid=told, is_beside=fits or not shown["chart"], csv=path if path in files else "",
        age=_age(days), is_old=days is not None and days > OLD_DAYS,
    )  # fmt: skip


def whole_files(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Return path and name of the files that hold a whole release."""
    held = set(paths)
    return [(path, name) for path, name in WHOLE if path in held]


def _before(one: Headline, *, language: str) -> str:
    if one.before is None:
        return ""
    said = _("{value} in {period}").format(
        value=_value(one.before), period=one.before.period.in_language(language)
    )
    change = _change(one)
    return f"{said} ({change})" if change else said


def _value(total: Total) -> str:
    return _("suppressed") if total.value is None else words.number(total.value)


def _change(one: Headline) -> str:
    if one.change is None or one.before is None:
        return ""
    if one.is_share:
        return _("{change} points").format(change=words.signed(one.change))
    was = one.before.value
    if not was:
        return words.signed(one.change)
    percent = (100 * one.change / was).quantize(Decimal("0.1"))
    return f"{words.signed(one.change)}; {words.signed(percent)}%"


def _age_days(passport: Mapping[str, Any], *, today: date) -> int | None:
    """Return how old the newest row is at least: a month is as young as its last day."""
    month = (passport.get("quality") or {}).get("newest")
    if not month:
        return None
    first = date.fromisoformat(f"{month}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return max((today - last).days, 0)


def _age(days: int | None) -> str:
    if days is None:
        return ""
    if days < IN_DAYS:
        return ngettext("{n} day old", "{n} days old", days).format(n=days)
    months = round(days / MONTH_DAYS)
    said = ngettext("{n} month old", "{n} months old", months).format(n=months)
    return _("{age}, old data").format(age=said) if days > OLD_DAYS else said


def question(
    one: QuestionView, language: str, unread: Container[str] = frozenset()
) -> dict[str, Any]:
    """Return a question with its answers for a page; `unread` names pages not opened yet."""
    title = one.title_en if language.startswith("en") else one.title
    unit = directory.unit(one.unit) if one.unit else None
    who = unit.name if unit else policy.label(one.role).in_language(language)
    url = reverse("portal:questions:detail", args=[one.ref])
    return {
        "title": title, "release": one.release, "table": one.table, "text": one.text,
        "on": office_day(one.at), "who": who, "url": url, "is_new": url in unread,
        "answers": [(office_day(each.at), each.post, each.text) for each in one.answers],
    }  # fmt: skip


def unread_answers(actor: Actor) -> frozenset[str]:
    """Return the pages of the reader's own questions whose answer was not opened yet."""
    return outbox.unread_paths(actor, kind="question_answered")
