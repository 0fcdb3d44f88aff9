"""Turns patterns and figures into blocks: a figure in a sentence brings its passport along."""

from dataclasses import dataclass
from datetime import date
from string import Formatter

from sasando.analysis.briefs import reference, wording
from sasando.analysis.briefs.contents import (
    ChartBlock,
    Fact,
    Facts,
    Figure,
    Lead,
    Missing,
    OfficeFacts,
    Paragraph,
    Run,
    Side,
    Signature,
    Text,
    TwoSources,
)
from sasando.analysis.briefs.passports import Ledger
from sasando.analysis.briefs.published import PublishedFigure, PublishedFigures, Question
from sasando.foundation.print.charts import Chart

Word = PublishedFigure | str | None


@dataclass(frozen=True)
class ChartWords:
    """What stands around a chart."""

    title: str
    subtitle: str
    alt: str


@dataclass(frozen=True)
class Writer:
    """Holds what every section reads: the figures, the day, the office, the passport ledger."""

    published: PublishedFigures
    everything: PublishedFigures
    office: OfficeFacts
    as_of: date
    ledger: Ledger
    signed: Signature | None = None

    def ask(
        self, indicator: str, year: int, *, dimension: str = "", category: str = ""
    ) -> PublishedFigure | None:
        """Return the province's figure for one calendar year."""
        question = Question.of_year(indicator, year, dimension=dimension, category=category)
        return self.published.one(question)

    def years(self, indicator: str) -> list[int]:
        """Return the calendar years for which the province's total was printed."""
        return sorted(
            {
                figure.period_end.year
                for figure in self.published.figures
                if figure.indicator == indicator
                and figure.area_code == "53"
                and not figure.dimension
                and figure.period_end
                and figure.is_year(figure.period_end.year)
            }
        )

    def latest(self, indicator: str) -> PublishedFigure | None:
        """Return the province's figure for the last whole year printed."""
        years = self.years(indicator)
        return self.ask(indicator, years[-1]) if years else None

    def newest(
        self, indicator: str, *, dimension: str = "", category: str = "", area: str = "53"
    ) -> PublishedFigure | None:
        """Return the figure with the latest period, whole year or not."""
        found = [
            figure
            for figure in self.published.figures
            if (figure.indicator, figure.dimension, figure.category, figure.area_code)
            == (indicator, dimension, category, area)
        ]
        return max(found, key=lambda f: (f.period_end or date.min, f.figure_id), default=None)

    def text(self, pattern: str, **values: Word) -> Text:
        """Return a sentence whose {names} are figures, each with its passport, or words."""
        runs: list[Run] = []
        for literal, name, _, _ in Formatter().parse(pattern):
            if literal:
                runs.append(Run(literal))
            if name:
                runs.append(self._run(values[name]))
        return tuple(runs)

    def _run(self, value: Word) -> Run:
        if isinstance(value, PublishedFigure):
            number = wording.number(value.value)
            return Run(number, strong=True, passport=self.ledger.cite(value))
        return Run(value or "", strong=True)

    def lead(self, pattern: str, *, missing: str, **values: Word) -> Lead | Missing:
        """Return opening sentences, or what is not there."""
        told = self._tell(pattern, values=values)
        return Lead(*told) if told else self.missing(missing)

    def paragraph(self, pattern: str, *, missing: str, **values: Word) -> Paragraph | Missing:
        """Return sentences, or what is not there."""
        told = self._tell(pattern, values=values)
        return Paragraph(*told) if told else self.missing(missing)

    def _tell(self, pattern: str, *, values: dict[str, Word]) -> tuple[Text, Text] | None:
        if any(value is None for value in values.values()):
            return None
        figures = [value for value in values.values() if isinstance(value, PublishedFigure)]
        return self.text(pattern, **values), self.ledger.source(*figures)

    def missing(self, what: str) -> Missing:
        """Return the words for figures nobody printed by the day of the brief."""
        day = wording.long_date(self.as_of)
        return Missing(f"Angka tentang {what} belum ada pada kami sampai {day}.")

    def chart(
        self, chart: Chart, *, words: ChartWords, figures: list[PublishedFigure]
    ) -> ChartBlock:
        """Return a chart with its source line, the age of its data and its alt text."""
        ends = [figure.period_end for figure in figures if figure.period_end]
        counted = reference.indicator(figures[0].indicator).counted
        last = max(ends, default=self.as_of)
        old = "Data lama." if wording.is_old(last, on=self.as_of) else ""
        tail = (
            f" Yang dihitung: {counted}. Data sampai {wording.short_date(last)}; "
            f"umur {wording.age(last, on=self.as_of)}."
        )
        source = (*self.ledger.source(*figures), Run(tail))
        return ChartBlock(
            words.title,
            words.subtitle,
            words.alt,
            source,
            old,
            picture="",
            chart=chart,
            unit=reference.indicator(figures[0].indicator).unit,
        )

    def large(self, figure: PublishedFigure | None) -> tuple[Figure, ...]:
        """Return a figure set large, or nothing where there is none."""
        if figure is None:
            return ()
        words = reference.indicator(figure.indicator)
        others = self._other_values(figure)
        other = f"Sumber lain mencetak {' dan '.join(others)}." if others else ""
        return (
            Figure(
                label=words.label,
                value=wording.number(figure.value),
                unit=words.unit,
                period=figure.period_label,
                other=other,
                source=self.ledger.source(figure),
                age=self.age(figure),
            ),
        )

    def age(self, figure: PublishedFigure) -> str:
        """Return how old the data of a figure are, with a warning when that is over a year."""
        if figure.period_end is None:
            return "umur tidak diketahui"
        old = ", data lama" if wording.is_old(figure.period_end, on=self.as_of) else ""
        return f"umur {wording.age(figure.period_end, on=self.as_of)}{old}"

    def _other_values(self, figure: PublishedFigure) -> list[str]:
        if not (figure.period_start and figure.period_end):
            return []
        question = Question(figure.indicator, figure.period_start, figure.period_end)
        readings = self.published.readings(question)
        return [wording.number(r.value) for r in readings if r.value != figure.value]

    def two(
        self, left: PublishedFigure | None, *, right: PublishedFigure | None, cause: str
    ) -> tuple[TwoSources, ...]:
        """Return two figures side by side, or nothing unless both are there."""
        if left is None or right is None:
            return ()
        gap = wording.number(abs(left.value - right.value))
        return (TwoSources(self.side(left), self.side(right), "selisih", gap, cause),)

    def side(self, figure: PublishedFigure) -> Side:
        """Return one side of a disagreement."""
        words = reference.indicator(figure.indicator)
        value = self.text("{figure}", figure=figure)
        title = f"{words.label}, {figure.period_label}"
        return Side(title, value, words.definition, self.ledger.source(figure))

    def facts(self, *keys: str) -> Facts:
        """Return statements with their sources, flagged where not checked."""
        known = reference.facts()
        return Facts(
            tuple(
                Fact(known[key].text, known[key].source, reference.flag(known[key].verified))
                for key in keys
            )
        )


def plain(text: str) -> Text:
    """Return words without a figure in them."""
    return (Run(text),)
