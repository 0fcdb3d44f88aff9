"""Number passports: figures are cited by [n], and n says where they come from."""

import re
from dataclasses import dataclass, field
from datetime import date

from sasando.analysis.briefs import reference, signature, wording
from sasando.analysis.briefs.contents import FigureRow, Passport, PassportGroup, Run, Text
from sasando.analysis.briefs.published import PublishedFigure

NOT_PRINTED = "tidak dicetak"
# The province needs no naming in its own brief.
HOME = "53"
SMALL_COUNT = 5
WITHHELD = "disamarkan (1–4)"
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


# Pages gathered under one heading are named in their note: take the address out of it.
ADDRESS = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|id|org|net|news)\b[\w./-]*")


def publisher(figure: PublishedFigure) -> str:
    """Return who printed a figure, or the address named in its note."""
    if figure.source != "various":
        return _in_indonesian(figure.source)
    found = ADDRESS.search(figure.notes)
    if found:
        return found.group().partition("/")[0]
    first = figure.notes.partition(";")[0].partition(",")[0].strip()
    return first or NOT_PRINTED


def _in_indonesian(source: str) -> str:
    for english, indonesian in (
        ("(copy ", "(salinan "),
        ("(blog copy)", "(salinan blog)"),
        ("(mirror ", "(salinan "),
    ):
        source = source.replace(english, indonesian)
    return source


def citation(figure: PublishedFigure) -> str:
    """Return who printed a figure and when."""
    name = publisher(figure)
    if figure.published_on:
        return f"{name}, {wording.short_date(figure.published_on)}"
    return name


Key = tuple[str, str, str]


def _key(figure: PublishedFigure) -> Key:
    page = figure.publication_id or citation(figure)
    # Pages gathered under one heading share a publication; their address parts them.
    return figure.indicator, figure.dimension, f"{page} {publisher(figure)}"


@dataclass
class Ledger:
    """Gives out passport numbers: those fixed beforehand, then in the order of citing."""

    as_of: date
    fixed: tuple[Key, ...] = ()
    signed: str = signature.UNSIGNED
    _cited: dict[Key, list[PublishedFigure]] = field(default_factory=dict)
    _numbers: dict[Key, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key in self.fixed:
            self._number(key)

    def _number(self, key: Key) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def cite(self, figure: PublishedFigure) -> int:
        """Return the passport number under which a figure is explained."""
        key = _key(figure)
        figures = self._cited.setdefault(key, [])
        if figure not in figures:
            figures.append(figure)
        return self._number(key)

    def by_indicator(self) -> "Ledger":
        """Return an empty ledger whose numbers run on within each indicator.

        A reader with the paper in hand looks a number up by leafing, so numbers follow the
        groups at the back; that order is known only once everything has been cited.
        """
        indicators = list(dict.fromkeys(key[0] for key in self._cited))
        fixed = tuple(sorted(self._cited, key=lambda key: indicators.index(key[0])))
        return Ledger(self.as_of, fixed, self.signed)

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

    def rows(self) -> tuple[FigureRow, ...]:
        """Return each cited figure as a row, in the order of the passports' numbers."""
        return tuple(
            _row(number, figure, on=self.as_of)
            for key, number in self._numbers.items()
            for figure in self._cited.get(key, ())
        )

    def passports(self) -> tuple[PassportGroup, ...]:
        """Return the passports below their indicators, in the order of their numbers."""
        groups: dict[str, list[Passport]] = {}
        for key, number in self._numbers.items():
            figures = self._cited.get(key)
            if figures:
                passport = _passport(number, figures=figures, ledger=self)
                groups.setdefault(key[0], []).append(passport)
        return tuple(_group(name, passports=tuple(found)) for name, found in groups.items())


def _row(number: int, figure: PublishedFigure, *, on: date) -> FigureRow:
    words = reference.indicator(figure.indicator)
    end = figure.period_end
    return FigureRow(
        passport=number,
        label=words.label,
        place=_place(figure) or "NTT",
        detail=reference.label(figure.dimension, figure.category),
        start=str(figure.period_start or ""),
        end=str(end or ""),
        value=None if _is_withheld(figure) else figure.value,
        unit=words.unit,
        source=publisher(figure),
        address=figure.source_url if figure.source != "various" else _noted_address(figure),
        printed=str(figure.published_on or ""),
        checked=reference.CHECKED.get(figure.verified) or reference.UNVERIFIED,
        age=wording.age_months(end, on=on) if end else None,
    )


def _is_withheld(figure: PublishedFigure) -> bool:
    # Below the province a count of one to four could point at one person.
    return figure.area_code.startswith(f"{HOME}.") and 0 < figure.value < SMALL_COUNT


def _value(figure: PublishedFigure) -> str:
    what = reference.label(figure.dimension, figure.category)
    parts = [_place(figure), what, figure.period_label]
    value = WITHHELD if _is_withheld(figure) else wording.number(figure.value)
    return f"{', '.join(part for part in parts if part)}: {value}"


def _place(figure: PublishedFigure) -> str:
    if figure.area_code == HOME:
        return ""
    return figure.area_name or reference.place_name(figure.area_code)


def _group(name: str, *, passports: tuple[Passport, ...]) -> PassportGroup:
    words = reference.indicator(name)
    rows = (
        ("Definisi", words.definition),
        ("Satuan", words.unit),
        ("Dihitung", words.counted),
        ("Penyebut", words.denominator),
        ("Tersisih", words.left_out),
    )
    return PassportGroup(words.label, rows, passports)


def _passport(number: int, *, figures: list[PublishedFigure], ledger: Ledger) -> Passport:
    first = figures[0]
    ends = [figure.period_end for figure in figures if figure.period_end]
    cut_off = NOT_PRINTED
    if ends:
        last = max(ends)
        cut_off = f"{wording.short_date(last)} · umur {wording.age(last, on=ledger.as_of)}"
    address = first.source_url if first.source != "various" else _noted_address(first)
    checked = reference.CHECKED.get(first.verified) or reference.UNVERIFIED
    rows = (
        ("Sumber", " · ".join(part for part in (citation(first), address) if part)),
        ("Batas data", f"{cut_off} · tercetak dalam {_printed_unit(first)}"),
        ("Diperiksa", f"{checked} · {ledger.signed}"),
    )
    values = "; ".join(_value(figure) for figure in figures)
    return Passport(number, values, rows, _conflict(figures))


def _noted_address(figure: PublishedFigure) -> str:
    found = ADDRESS.search(figure.notes)
    return found.group() if found and "/" in found.group() else ""


def _printed_unit(figure: PublishedFigure) -> str:
    return PRINTED_UNITS.get(figure.unit, figure.unit)


def _conflict(figures: list[PublishedFigure]) -> str:
    marked = any(figure.notes.startswith("CONFLICT") for figure in figures)
    return "Bertentangan dengan angka lain; lihat sumber yang berselisih." if marked else ""
