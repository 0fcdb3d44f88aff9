"""What every slide shares: its source line, the age of its data, its passports in the notes."""

from collections.abc import Iterable

from sasando.analysis.briefs import reference, wording
from sasando.analysis.briefs.deck import Big, Body, Points, Slide
from sasando.analysis.briefs.passports import citation
from sasando.analysis.briefs.published import PublishedFigure
from sasando.analysis.briefs.writer import Writer

SOURCES = 4


def _source(writer: Writer, figures: Iterable[PublishedFigure]) -> str:
    names = list(dict.fromkeys(citation(figure) for figure in figures))
    said = "; ".join(names[:SOURCES]) + (" dan lainnya" if len(names) > SOURCES else "")
    return f"Sumber: {said}. Per {wording.short_date(writer.as_of)}."


def _passports(writer: Writer, figures: Iterable[PublishedFigure]) -> str:
    numbers = sorted({writer.ledger.cite(figure) for figure in figures})
    return "Paspor angka dalam paket PDF: " + " ".join(f"[{number}]" for number in numbers)


def _ages(writer: Writer, figures: Iterable[PublishedFigure]) -> str:
    ends = [figure.period_end for figure in figures if figure.period_end]
    if not ends:
        return "Umur data tidak dicetak sumber."
    last = max(ends)
    return f"Data sampai {wording.long_date(last)}; umur {wording.age(last, on=writer.as_of)}."


def told(
    writer: Writer,
    title: str,
    body: Body,
    *,
    figures: list[PublishedFigure],
    say: tuple[str, ...],
    message: str = "",
) -> Slide:
    """Return a slide with its source line; age and passports stand in the speaker's notes."""
    notes = (*say, _ages(writer, figures), _passports(writer, figures))
    return Slide(title, body, message, _source(writer, figures), notes)


def missing(writer: Writer, title: str, what: str) -> Slide:
    """Return a slide that says what is not there."""
    told = writer.missing(what).text
    return Slide(title, Points((("Belum ada.", told),)), "", "Sumber: tidak ada.", (told,))


def big(figure: PublishedFigure) -> Big:
    """Return a figure set for the last row of seats."""
    words = reference.indicator(figure.indicator)
    label = f"{words.label}, {figure.period_label} ({words.unit})"
    death = figure.indicator.startswith("deaths")
    return Big(wording.number(figure.value), label, is_death=death)
