"""Turns the cells of one axis into the values of a chart."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sasando.analysis.measures.running import Cell
from sasando.desk.figures.asking import ADDED
from sasando.desk.figures.slicing import Slice
from sasando.domain.indicators.dimensions import TIME, UNKNOWN
from sasando.domain.values.period import parse_period
from sasando.foundation.print.charts import (
    Bar,
    Bars,
    Chart,
    Column,
    Columns,
    Flow,
    Flows,
    Group,
    Groups,
    Mark,
)
from sasando.foundation.print.palette import DEATHS, SERIES
from sasando.foundation.print.shapes import WIDTH
from sasando.foundation.ui.words import number

MOST_BARS, MOST_COLUMNS, MOST_ENDS = 24, 12, 9
# An average letter under a column, in points, and the room between two names.
LETTER, BETWEEN = 4.9, 9.0
FLOWS_HEIGHT, PER_END = 230.0, 26.0


def years(one: Slice, name: str) -> tuple[Chart, str]:
    """Return time as columns, or as bars where the names do not fit; the newest 24 of many."""
    found = one.along(name)
    shown = found[-MOST_BARS:]
    note = _("The newest %(count)s of %(all)s are drawn.") % {
        "count": len(shown), "all": len(found)
    } if len(found) > len(shown) else ""  # fmt: skip
    labels = [one.names.code(name, code) for code, _cell in shown]
    parts = [_is_part(one, code) for code, _cell in shown]
    if len(shown) <= MOST_COLUMNS and _fits(labels):
        columns = tuple(
            Column(label, (Mark(float(cell.value or 0), number(cell.value), part_period=is_part),))
            for label, (_code, cell), is_part in zip(labels, shown, parts, strict=True)
        )
        return Columns(
            columns, colour(one), unit(one), part_name=_part() if any(parts) else ""
        ), note
    bars = tuple(
        Bar(_named(one, name, code), float(cell.value or 0), number(cell.value))
        for code, cell in shown
    )
    return Bars(bars, colour(one), unit(one)), note


def ranked(one: Slice, name: str) -> tuple[Bars, str]:
    """Return bars by size, the unknown last; beyond 24 what adds up is gathered."""
    found = sorted(one.along(name), key=lambda pair: (pair[0] == UNKNOWN, -(pair[1].value or 0)))
    shown, rest = found, []
    if len(found) > MOST_BARS:
        shown, rest = found[: MOST_BARS - 1], found[MOST_BARS - 1 :]
    bars = [_bar(one.names.code(name, code), cell) for code, cell in shown]
    note = ""
    if rest and one.found.indicator.measure in ADDED:
        total = sum(cell.value or 0 for _code, cell in rest)
        others = _("others (%(count)s)") % {"count": len(rest)}
        bars.append(Bar(others, float(total), number(total)))
    elif rest:
        note = _("%(count)s more stand in the table.") % {"count": len(rest)}
    return Bars(tuple(bars), colour(one), unit(one)), note


def groups(one: Slice, first: str, second: str) -> Groups:
    """Return the bars of a second dimension within each code of the first."""
    downs = [code for code, _cell in one.along(first)]
    series = [code for code, _cell in one.along(second)]
    nothing = 0 if one.found.indicator.measure in ADDED else None
    found = []
    for down in downs:
        cells = [one.at({first: down, second: code}) for code in series]
        values = [cell.value if cell else nothing for cell in cells]
        found.append(
            Group(
                _named(one, first, down),
                tuple(None if value is None else float(value) for value in values),
                tuple("" if value is None else number(value) for value in values),
            )
        )
    told = tuple(one.names.code(second, code) for code in series)
    return Groups(tuple(found), told, unit(one))


def flows(one: Slice, origin: str, destination: str) -> Flows | None:
    """Return the flows between the largest ends, the others gathered; None where nobody went."""
    ends = [_largest(one, origin), _largest(one, destination)]
    sums: dict[tuple[str, str], float] = {}
    for left, _sum in one.along(origin):
        for right, _total in one.along(destination):
            cell = one.at({origin: left, destination: right})
            if cell and cell.value:
                names = (ends[0][left], ends[1][right])
                sums[names] = sums.get(names, 0.0) + float(cell.value)
    if not sums:
        return None
    found = tuple(Flow(*names, value, number(value)) for names, value in sums.items())
    most = max(len({names[at] for names in sums}) for at in (0, 1))
    heads = (one.names.dimension(origin), one.names.dimension(destination))
    return Flows(found, *heads, height=max(FLOWS_HEIGHT, PER_END * most))


def unit(one: Slice) -> str:
    """Return the unit of an axis."""
    return one.found.indicator.unit.in_language(one.names.language)


def colour(one: Slice) -> str:
    """Return the colour of bars: the dead stand in ink."""
    return DEATHS if one.found.indicator.id.startswith("deaths") else SERIES[0]


def _part() -> str:
    return _("part of the period")


def _named(one: Slice, name: str, code: str) -> str:
    """Return the name of a code, with a word where it is a time that was cut."""
    said = one.names.code(name, code)
    return f"{said} ({_part()})" if name in TIME and _is_part(one, code) else said


def _largest(one: Slice, name: str) -> dict[str, str]:
    """Return code → the name at its end of the flows; what is small shares one."""
    found = sorted(one.along(name), key=lambda pair: -(pair[1].value or 0))
    if len(found) <= MOST_ENDS:
        return {code: one.names.code(name, code) for code, _cell in found}
    shown, rest = found[: MOST_ENDS - 1], found[MOST_ENDS - 1 :]
    others = _("others (%(count)s)") % {"count": len(rest)}
    return {code: one.names.code(name, code) for code, _cell in shown} | {
        code: others for code, _cell in rest
    }


def _bar(name: str, cell: Cell) -> Bar:
    return Bar(name, float(cell.value or 0), number(cell.value))


def _fits(labels: Sequence[str]) -> bool:
    widest = max((len(label) for label in labels), default=0) * LETTER + BETWEEN
    return widest * len(labels) <= WIDTH


def _is_part(one: Slice, code: str) -> bool:
    """Say whether a time was cut by the day of the snapshot or by the period asked for."""
    whole, passport = parse_period(code), one.found.passport
    if whole.ends_on > passport.as_of:
        return True
    asked = passport.period
    return asked is not None and not (asked.contains(whole.starts_on) and
                                      asked.contains(whole.ends_on))  # fmt: skip
