"""Says of a table that would be mostly empty what to print in its place, and why."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from sasando.analysis.releases.labels import labels_of
from sasando.analysis.releases.plan import TablePlan
from sasando.domain.disclosure.sparsity import YEARS_TOGETHER, Proposal, propose
from sasando.domain.disclosure.tables import Table
from sasando.domain.values.period import same_period_year_before, year_period
from sasando.domain.values.words import Refused, Words

PLACES = ("origin_regency", "origin_island")


def instead_of(
    table: Table, plan: TablePlan, measure: Callable[[TablePlan], Table]
) -> Iterator[Words]:
    """Yield what to print instead of a table by place that is mostly too small; else nothing.

    Of a single year the two before are measured too, since three together keep the regency.
    """
    place = next((one.name for one in table.by if one.name in PLACES), None)
    if place is None or not (table.values > 0).any():
        return
    found = propose(table, place=place)
    if found is None:
        return
    years = tuple(_before(plan, measure)) if _is_year(plan) else ()
    longer = propose(table, place=place, years=years)
    yield _named(longer or found, place=place)


def _named(found: Proposal, *, place: str) -> Words:
    """Return a proposal's words with names in place of the codes of its level."""
    names = labels_of(place, found.level)
    codes = ", ".join(found.level)
    told = [", ".join(names[code][at] for code in found.level if code in names) for at in (0, 1)]
    if not codes or not all(told):
        return found.words
    return Words(
        id=found.words.id.replace(codes, told[0]), en=found.words.en.replace(codes, told[1])
    )


def _is_year(plan: TablePlan) -> bool:
    period = plan.period
    if period is None or {"year", "quarter", "month"} & set(plan.by):
        return False
    return period == year_period(period.starts_on.year)


def _before(plan: TablePlan, measure: Callable[[TablePlan], Table]) -> Iterator[Table]:
    for _year in range(YEARS_TOGETHER - 1):
        if plan.period is None:
            return
        plan = replace(plan, period=same_period_year_before(plan.period))
        try:
            yield measure(plan)
        except Refused:
            return
