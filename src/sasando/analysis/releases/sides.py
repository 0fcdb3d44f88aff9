"""Takes one figure of any kind for laying beside another: measured, released, or printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sasando.analysis.releases.beside import PROVINCE, REGENCY, doubtful_totals, narrowed
from sasando.analysis.releases.labels import NOT_KNOWN, labels_of
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.indicators.dimensions import DIMENSIONS, TIME, TOTAL, UNKNOWN
from sasando.domain.indicators.passport import Passport
from sasando.domain.reconciliation.beside import Side
from sasando.domain.reconciliation.reasons import LaidFigure
from sasando.domain.values.period import Period, parse_period
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.library.publications import queries as publications
from sasando.library.publications.facts import ReleaseCard, TableFacts
from sasando.library.statistics import queries as statistics
from sasando.library.statistics.queries import Figure

ISLAND, EACH = "origin_island", "*"
PLACES = (REGENCY, ISLAND)
PARTS = "|"
# What printed figures call a dimension or a code that ours call otherwise.
PRINTED_DIMENSIONS = {"status": "procedural"}
PRINTED_CODES = {("sex", "M"): "L", ("sex", "F"): "P"}
AS_PRINTED = Words(
    id="seperti dicetak sumber; apa dan menurut tanggal mana tidak selalu disebut",
    en="as printed by the source; what it counts and by which date is not always said",
)
NO_FIGURE = Refusal(
    "figure_unknown",
    Words(
        id="Angka ini tidak ada lagi dalam daftar. Pilih lagi.",
        en="This figure is not in the list any more. Choose again.",
    ),
)


@dataclass(frozen=True)
class Taken:
    """One figure as it can be laid beside another; the passport's words in both languages.

    `ref` says where its page is: number and table of a release, or the id of a printed figure.
    """

    kind: str
    title: Words
    split: tuple[tuple[str, str], ...]
    laid: LaidFigure
    passport: Mapping[str, Any]
    passport_en: Mapping[str, Any]
    ref: tuple[str, ...] = ()


def measured(found: Passport) -> Taken:
    """Return a figure that was just counted."""
    told, period = found.indicator, found.period
    by = {name: code for name, code in found.by.items() if code != EACH}
    area = by.get(ISLAND, found.area_code)
    value = None if found.value is None else Decimal(found.value)
    side = Side(
        told.id, value, area, period.starts_on if period else None,
        period.ends_on if period else None, found.as_of,
    )  # fmt: skip
    split = {name: code for name, code in by.items() if name not in (*PLACES, *TIME)}
    return Taken(
        "measured", told.label, tuple(split.items()),
        LaidFigure(side, told.unit.en, split, found.snapshot),
        found.to_json(language="id"), found.to_json(language="en"),
    )  # fmt: skip


def released(ref: str) -> Taken:
    """Return a cell of a release by `number|table|code|…`; raises Refused when it is not there."""
    number, _bar, rest = ref.partition(PARTS)
    name, *codes = rest.split(PARTS)
    release = publications.release(number, partners=True)
    table = next((one for one in release.tables if one.name == name), None) if release else None
    cell = next((one for one in table.cells if list(one[:-2]) == codes), None) if table else None
    if release is None or table is None or cell is None:
        raise Refused(NO_FIGURE)
    return _released(release.card, table, cell, tuple(one["name"] for one in release.signed_by))


def printed(figure: str) -> Taken:
    """Return a figure that others printed; raises Refused when it is not there."""
    found = statistics.figure_for(figure, public=False)
    if found is None or found.is_provisional:
        raise Refused(NO_FIGURE)
    side = Side(
        found.indicator, found.value, found.area_code, found.period_start, found.period_end,
        found.source_date, found.figure in doubtful_totals(),
    )  # fmt: skip
    split = _printed_split(found)
    told = statistics.passport(found, public=False)
    rule = {"rule": AS_PRINTED.id}
    return Taken(
        "printed", found.title, tuple(split.items()), LaidFigure(side, found.unit, split),
        told | rule | {"unit": found.unit_words.id}, told | {"unit": found.unit_words.en},
        (figure,),
    )  # fmt: skip


def released_choices(
    indicator: str, *, area: str = "", period: Period | None = None
) -> list[tuple[str, Taken]]:
    """Return the cells of standing releases of an indicator, by ref, newest release first."""
    found = []
    for card, table in publications.latest_of(indicator, partners=True):
        for cell in table.cells:
            one = _released(card, table, cell, ())
            if _fits(one.laid.side, area, period):
                found.append((PARTS.join((card.number, table.name, *map(str, cell[:-2]))), one))
    return found


def printed_choices(
    indicator: str, *, area: str = "", period: Period | None = None
) -> list[tuple[str, Figure]]:
    """Return final printed figures of an indicator, by id, newest period first."""
    found = [
        one
        for one in statistics.list_figures(public=False, indicator=indicator, area=area)
        if not one.is_provisional and _overlaps((one.period_start, one.period_end), period)
    ]
    found.sort(key=lambda one: (one.period_end or date.min, one.figure), reverse=True)
    return [(one.figure, one) for one in found]


def split_words(split: tuple[tuple[str, str], ...]) -> Words:
    """Return a split in words, "" for none."""
    named = [(_dimension(name), _code(name, code)) for name, code in split]
    return Words(
        id=", ".join(f"{label.id} {code.id}" for label, code in named),
        en=", ".join(f"{label.en} {code.en}" for label, code in named),
    )


def place_words(area: str) -> Words:
    """Return the name of a country, province, regency or island of NTT by its code."""
    if area.partition(".")[2] and not area.partition(".")[2].isdigit():
        island = labels_of(ISLAND, [area])[area]
        return Words(id=island[0], en=island[1])
    name = statistics.area_name(area)
    return Words(id=name, en=name)


def _released(
    card: ReleaseCard, table: TableFacts, cell: tuple[Any, ...], signers: tuple[str, ...]
) -> Taken:
    codes = {
        name: str(code) for name, code in zip(table.by, cell[:-2], strict=True) if code != TOTAL
    }
    starts, ends = _span(table, codes)
    value = None if cell[-2] is None else Decimal(str(cell[-2]))
    area = codes.get(REGENCY) or codes.get(ISLAND) or PROVINCE
    told = INDICATORS.get(table.indicator)
    split = {name: code for name, code in codes.items() if name not in (*PLACES, *TIME)}
    side = Side(table.indicator, value, area, starts, ends, card.as_of)
    unit = str(table.passport_en.get("unit", ""))
    own = {
        "id": PARTS.join((card.number, table.name, *map(str, cell[:-2]))), "value": cell[-2],
        "area": {"code": area, "system": "kemendagri"}, "by": split,
        "period": {"start": _text(starts), "end": _text(ends)},
        "signed_by": ", ".join(signers) or None,
    }  # fmt: skip
    # The rows behind a table are told for the whole of it alone.
    rows: dict[str, Any] = {} if not codes else {"quality": {}}
    return Taken(
        "released", told.label if told else Words(id=table.indicator, en=table.indicator),
        tuple(split.items()), LaidFigure(side, unit, split, str(table.passport.get("snapshot"))),
        {**table.passport, **own, **rows}, {**table.passport_en, **own, **rows},
        (card.number, table.name),
    )  # fmt: skip


def _span(table: TableFacts, codes: Mapping[str, str]) -> tuple[date | None, date | None]:
    starts, ends = table.period_start, table.period_end
    for name in TIME:
        if name in codes and codes[name][:4].isdigit():
            own = parse_period(codes[name])
            starts, ends = narrowed(own.starts_on, starts, max), narrowed(own.ends_on, ends, min)
    return starts, ends


def _printed_split(figure: Figure) -> dict[str, str]:
    return {
        PRINTED_DIMENSIONS.get(name, name): PRINTED_CODES.get((name, code), code)
        for name, code in figure.by.items()
    }


def _fits(side: Side, area: str, period: Period | None) -> bool:
    return area in ("", side.area) and _overlaps((side.starts_on, side.ends_on), period)


def _overlaps(span: tuple[date | None, date | None], period: Period | None) -> bool:
    starts, ends = span
    if period is None or starts is None or ends is None:
        return True
    return starts <= period.ends_on and ends >= period.starts_on


def _dimension(name: str) -> Words:
    return DIMENSIONS[name].label if name in DIMENSIONS else Words(id=name, en=name)


def _code(name: str, code: str) -> Words:
    if code == UNKNOWN:
        return NOT_KNOWN
    pair = labels_of(name, [code]).get(code, (code, code)) if name in DIMENSIONS else (code, code)
    return Words(id=pair[0] or code, en=pair[1] or code)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None
