"""What an address asks of the figures, and the answer from a snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db import transaction
from django.http import HttpRequest

from sasando.analysis.extracts import snapshots
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.analysis.measures import running
from sasando.analysis.measures.engines import Engine
from sasando.analysis.measures.expressions import Within
from sasando.analysis.measures.running import Measured
from sasando.domain.indicators.catalogue import indicator
from sasando.domain.indicators.definition import Measure
from sasando.domain.indicators.dimensions import TIME, TOTAL, island_code
from sasando.domain.indicators.passport import Passport
from sasando.domain.values.period import Period, parse_period
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.places import queries as places

LONGEST = 60
SQUARES = "kotak"
MOST_DIMENSIONS = 2
REGENCY, ISLAND = "origin_regency", "origin_island"
ADDED = (Measure.COUNT, Measure.SUM)
NO_PLACE = Refusal(
    "place_unknown",
    Words(
        id="Wilayah ini tidak ada dalam daftar. Pilih satu kabupaten/kota atau pulau NTT.",
        en="This place is not in the list. Choose a regency or an island of NTT.",
    ),
)
NO_ORIGIN = Refusal(
    "indicator_without_places",
    Words(
        id="Indikator ini tidak mencatat wilayah asal. Hapus pilihan wilayah.",
        en="This indicator does not record where people are from. Clear the area.",
    ),
)
NO_CELL = Refusal(
    "cell_unknown",
    Words(
        id="Angka ini tidak ada dalam tabel. Buka paspornya dari tabel.",
        en="There is no such figure in the table. Open its passport from the table.",
    ),
)


@dataclass(frozen=True)
class Asked:
    """What the address asks for; `cell` is one figure of the table, a code for each dimension.

    `squares` asks for the tile map also where the office has boundaries.
    """

    indicator: str
    by: tuple[str, ...] = ()
    period: str = ""
    snapshot: str = ""
    place: str = ""
    cell: tuple[str, ...] = ()
    squares: bool = False

    @property
    def query(self) -> str:
        """Return the question as an address keeps it."""
        pairs = [("indikator", self.indicator), *(("menurut", name) for name in self.by)]
        pairs += [("periode", self.period), ("wilayah", self.place), ("potret", self.snapshot)]
        pairs.append(("peta", SQUARES if self.squares else ""))
        kept = [(key, value) for key, value in pairs if value]
        return urlencode([*kept, *(("sel", code) for code in self.cell)])


@dataclass(frozen=True)
class Answer:
    """The table that was asked for, and the passport of its total or of the cell chosen."""

    asked: Asked
    found: Measured
    passport: Passport


def read(request: HttpRequest, mark: str = "") -> Asked:
    """Return the question of a request; a page that asks two tells them apart by a mark."""
    given = request.POST if request.method == "POST" else request.GET
    by = dict.fromkeys(name[:LONGEST] for name in given.getlist(f"menurut{mark}") if name)
    keys = ("indikator", "periode", "potret", "wilayah")
    indicator, period, snapshot, place = (given.get(f"{key}{mark}", "")[:LONGEST] for key in keys)
    cell = tuple(code[:LONGEST] for code in given.getlist(f"sel{mark}")[:4])
    squares = given.get("peta") == SQUARES
    return Asked(indicator, tuple(by)[:MOST_DIMENSIONS], period, snapshot, place, cell, squares)


def answer(asked: Asked, *, by: Actor) -> Answer:
    """Return what a snapshot answers; raises Refused in words for what cannot be answered."""
    period = parse_period(asked.period) if asked.period else None
    within = place_filter(asked.place)
    if any(name not in indicator(asked.indicator).dimensions for name, _code in within):
        raise Refused(NO_ORIGIN)
    snapshot = _snapshot(asked, by)
    with running.opened(snapshot) as engine:
        found = running.run(
            asked.indicator, snapshot=snapshot, by=asked.by, period=period, within=within,
            using=engine,
        )  # fmt: skip
        passport = found.passport
        if asked.cell:
            passport = _of_cell(found, asked.cell, snapshot, within, engine)
    facts = {"indicator": asked.indicator, "by": list(asked.by), "period": asked.period,
             "place": asked.place}  # fmt: skip
    with transaction.atomic():
        audit.record(by=by, deed="figures.explored", facts=facts)
    return Answer(asked, found, passport)


def islands() -> Mapping[str, list[tuple[str, str]]]:
    """Return code of each island of NTT → code and name of the regencies whose main one it is."""
    lies = places.regency_islands()
    found: dict[str, list[tuple[str, str]]] = {}
    for code, name in places.ntt_regencies():
        found.setdefault(island_code(code, lies[code]), []).append((code, name))
    return dict(sorted(found.items()))


def place_filter(place: str) -> Within:
    """Return which rows lie in a place: a regency's code or an island's; all without one."""
    if not place:
        return ()
    found = islands()
    if place in found:
        return ((ISLAND, place),)
    if any(place == code for regencies in found.values() for code, _ in regencies):
        return ((REGENCY, place),)
    raise Refused(NO_PLACE)


def _snapshot(asked: Asked, by: Actor) -> Snapshot:
    if asked.snapshot:
        return snapshots.open_snapshot(asked.snapshot, by=by)
    standing = snapshots.list_snapshots(by=by)
    return standing[0] if standing else snapshots.freeze(as_of=None, by=by)


def _of_cell(
    found: Measured, cell: tuple[str, ...], snapshot: Snapshot, within: Within, engine: Engine
) -> Passport:
    """Return the passport of one cell: its own rows, counted again, and those left out of them."""
    _check_cell(found, cell)
    chosen = [pair for pair in zip(found.by, cell, strict=True) if pair[1] != TOTAL]
    period = found.passport.period
    for name, code in chosen:
        period = _narrowed(period, code) if name in TIME else period
    told = found.indicator
    one = running.run(
        told.id, snapshot=snapshot, by=tuple(name for name, _ in chosen), period=period,
        within=(*within, *(pair for pair in chosen if pair[0] not in TIME)), using=engine,
    )  # fmt: skip
    codes = dict(chosen)
    group = tuple(codes[name] for name in one.by)
    own = next((each for each in one.cells if each.group == group), None)
    nothing = 0 if told.measure in ADDED else None
    return replace(
        one.passport,
        id="-".join((one.passport.id, *cell)),
        value=own.value if own else nothing,
        by=dict(found.passport.by) | codes,
        denominator_value=None if told.measure in ADDED else (own.among if own else 0),
    )


def _check_cell(found: Measured, cell: tuple[str, ...]) -> None:
    if len(cell) != len(found.by):
        raise Refused(NO_CELL)
    for at, code in enumerate(cell):
        if all(code != known.group[at] for known in found.cells):
            raise Refused(NO_CELL)


def _narrowed(period: Period | None, code: str) -> Period:
    own = parse_period(code)
    if period is None:
        return own
    return Period(max(own.starts_on, period.starts_on), min(own.ends_on, period.ends_on))
