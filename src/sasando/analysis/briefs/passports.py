"""Number passports: figures are cited by [n], and n says where they come from."""

from dataclasses import dataclass, field
from datetime import date

from sasando.analysis.briefs import reference, wording
from sasando.analysis.briefs.contents import Passport, Run, Text
from sasando.analysis.briefs.published import PublishedFigure

UNSIGNED = "belum ditandatangani"
NOT_PRINTED = "tidak dicetak"
AREAS = {"53": "NTT · Kemendagri 53", "ID": "Indonesia"}
PRINTED_UNITS = {
    "persons": "orang",
    "cases": "kasus",
    "complaints": "pengaduan",
    "percent": "persen",
    "billion_idr": "miliar rupiah",
    "senders": "pengirim",
    "villages": "desa",
    "offices": "kantor",
    "reports": "laporan",
    "companies": "perusahaan",
    "applications": "permohonan",
}


def publisher(figure: PublishedFigure) -> str:
    """Return who printed a figure; pages gathered under one heading are named in their note."""
    if figure.source == "various":
        return figure.notes.partition(";")[0].strip() or NOT_PRINTED
    return figure.source


def citation(figure: PublishedFigure) -> str:
    """Return who printed a figure and when."""
    name = publisher(figure)
    if figure.published_on:
        return f"{name}, {wording.short_date(figure.published_on)}"
    return name


@dataclass
class Ledger:
    """Gives out passport numbers in the order figures are first cited."""

    as_of: date
    _cited: dict[tuple[str, str, str], list[PublishedFigure]] = field(default_factory=dict)

    def cite(self, figure: PublishedFigure) -> int:
        """Return the passport number under which a figure is explained."""
        page = figure.publication_id or citation(figure)
        key = (figure.indicator, figure.dimension, page)
        figures = self._cited.setdefault(key, [])
        if figure not in figures:
            figures.append(figure)
        return list(self._cited).index(key) + 1

    def source(self, *figures: PublishedFigure) -> Text:
        """Return a source line: each page once, with the number of its passport."""
        said: dict[str, list[int]] = {}
        for figure in figures:
            numbers = said.setdefault(citation(figure), [])
            number = self.cite(figure)
            if number not in numbers:
                numbers.append(number)
        runs: list[Run] = [Run("Sumber: ")]
        for index, (name, numbers) in enumerate(said.items()):
            runs.append(Run(("; " if index else "") + name + " "))
            runs += [Run("", passport=number) for number in numbers]
        return (*runs, Run(".")) if said else ()

    def passports(self) -> tuple[Passport, ...]:
        """Return the passports in order."""
        return tuple(
            _passport(number, figures=figures, as_of=self.as_of)
            for number, figures in enumerate(self._cited.values(), 1)
        )


def _value(figure: PublishedFigure) -> str:
    what = reference.label(figure.dimension, figure.category)
    place = f"{what}, {figure.period_label}" if what else figure.period_label
    return f"{place}: {wording.number(figure.value)}"


def _passport(number: int, *, figures: list[PublishedFigure], as_of: date) -> Passport:
    first = figures[0]
    words = reference.indicator(first.indicator)
    by = reference.label("dimension", first.dimension) if first.dimension else ""
    ends = [figure.period_end for figure in figures if figure.period_end]
    cut_off = "batas data tidak dicetak"
    if ends:
        last = max(ends)
        cut_off = f"{wording.short_date(last)} · umur {wording.age(last, on=as_of)}"
    rows = (
        ("Definisi", words.definition),
        ("Satuan", _unit(first)),
        ("Wilayah", AREAS.get(first.area_code, f"{first.area_name} {first.area_code}".strip())),
        ("Dihitung", words.counted),
        ("Penyebut", words.denominator),
        (
            "Sumber",
            f"{citation(first)} ({first.source_url})" if _address(first) else citation(first),
        ),
        ("Batas data", cut_off),
        ("Tersisih", words.left_out),
        ("Ganda", "kejadian; orang ganda belum dihapus"),
        ("Diperiksa", reference.CHECKED.get(first.verified) or reference.UNVERIFIED),
        ("Ditandatangani", UNSIGNED),
    )
    return Passport(
        number=number,
        title=f"{words.label} menurut {by}" if by else words.label,
        values="; ".join(_value(figure) for figure in figures),
        rows=rows,
        conflict=_conflict(figures),
    )


def _address(figure: PublishedFigure) -> bool:
    return bool(figure.source_url) and figure.source_url != "see note"


def _unit(figure: PublishedFigure) -> str:
    unit = reference.indicator(figure.indicator).unit
    printed = PRINTED_UNITS.get(figure.unit, figure.unit)
    return unit if unit in ("", printed) else f"{unit} (tercetak: {printed})"


def _conflict(figures: list[PublishedFigure]) -> str:
    marked = any(figure.notes.startswith("CONFLICT") for figure in figures)
    return "Bertentangan dengan angka lain; lihat bagian sumber yang berselisih." if marked else ""
