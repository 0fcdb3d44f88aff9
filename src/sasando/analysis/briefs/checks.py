"""What does not agree in printed figures: sources against each other, parts against totals."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sasando.analysis.briefs.published import (
    PublishedFigure,
    PublishedFigures,
    Question,
    Reading,
)

# Two names for what readers take to be one thing: they differ by definition, not by fault.
ONE_THING_TO_READERS = (
    ("placements_by_origin", "placements_served_by_office"),
    ("cases_resolved", "complaints_received"),
)
DEFINITION, UNKNOWN, MISPRINT = "definisi", "belum diketahui", "dugaan salah cetak"


class Outcome(Enum):
    """Whether the parts of a breakdown meet their total."""

    CLOSES = "closes"
    PARTIAL = "partial"
    GAP = "gap"


@dataclass(frozen=True)
class Disagreement:
    """Two readings of what looks like one figure."""

    left: Reading
    right: Reading
    cause: str

    @property
    def difference(self) -> Decimal:
        """Return how far the second stands from the first."""
        return abs(self.left.value - self.right.value)


@dataclass(frozen=True)
class Breakdown:
    """The parts printed under one total."""

    total: PublishedFigure
    dimension: str
    counted: Decimal
    outcome: Outcome

    @property
    def difference(self) -> Decimal:
        """Return counted minus stated."""
        return self.counted - self.total.value


def find_breakdowns(figures: PublishedFigures) -> tuple[Breakdown, ...]:
    """Return every breakdown with its outcome, in the order printed."""
    groups: dict[tuple[str, str], list[PublishedFigure]] = {}
    for figure in figures.figures:
        if figure.total_id and figure.total_id in figures.by_id:
            groups.setdefault((figure.breakdown_id, figure.total_id), []).append(figure)
    return tuple(
        _breakdown(parts, total=figures.by_id[total_id]) for (_, total_id), parts in groups.items()
    )


def _breakdown(parts: list[PublishedFigure], *, total: PublishedFigure) -> Breakdown:
    counted = sum((part.value for part in parts), Decimal(0))
    if counted == total.value:
        outcome = Outcome.CLOSES
    elif any(part.partial for part in parts):
        outcome = Outcome.PARTIAL
    else:
        outcome = Outcome.GAP
    return Breakdown(total, parts[0].dimension, counted, outcome)


def find_disagreements(figures: PublishedFigures, *, area: str) -> tuple[Disagreement, ...]:
    """Return each pair of values printed for one thing of an area, those by definition first."""
    return (*_by_definition(figures, area=area), *_by_source(figures, area=area))


def _by_definition(figures: PublishedFigures, *, area: str) -> Iterable[Disagreement]:
    for left, right in ONE_THING_TO_READERS:
        years = sorted(
            {f.period_end.year for f in figures.figures if f.indicator == left and f.period_end}
        )
        for year in years:
            ours = figures.readings(Question.of_year(left, year))
            theirs = figures.readings(Question.of_year(right, year)) or _part_year(
                figures, indicator=right, year=year, area=area
            )
            if ours and theirs and ours[0].value != theirs[0].value:
                yield Disagreement(ours[0], theirs[0], DEFINITION)


def _part_year(
    figures: PublishedFigures, *, indicator: str, year: int, area: str
) -> tuple[Reading, ...]:
    found = [
        figure
        for figure in figures.figures
        if (figure.indicator, figure.area_code, figure.dimension) == (indicator, area, "")
        and figure.period_end
        and figure.period_end.year == year
        and figure.period_start
        and figure.period_start.year == year
    ]
    if not found:
        return ()
    last = max(found, key=lambda figure: (figure.period_end or figure.period_start, figure.value))
    return (Reading(last.value, (last,)),)


def _by_source(figures: PublishedFigures, *, area: str) -> Iterable[Disagreement]:
    questions = dict.fromkeys(
        Question(f.indicator, f.period_start, f.period_end, f.dimension, f.category)
        for f in figures.figures
        if f.area_code == area and f.period_start and f.period_end
    )
    for question in questions:
        first, *others = figures.readings(question) or (None,)
        for other in others:
            if first is not None:
                yield Disagreement(first, other, _cause(other))


def _cause(reading: Reading) -> str:
    said = any("transcription" in figure.notes for figure in reading.figures)
    return MISPRINT if said else UNKNOWN
