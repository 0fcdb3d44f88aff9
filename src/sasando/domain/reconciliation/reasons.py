"""Says in words why two figures laid side by side are not the same, all that can be read off them.

Either may be measured from the office's rows, released, or printed by others. The first reason is
the one to look at first; a reason is named only where the two figures themselves show it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from sasando.domain.reconciliation.beside import MONTH, Cause, Side, cause, is_same_thing
from sasando.domain.values.words import Words


class Reason(Enum):
    """One way in which two figures come apart, in the order a reader asks."""

    HIDDEN = "hidden"
    SAME = "same"
    PLACE = "place"
    DEFINITION = "definition"
    UNIT = "unit"
    MEASURE = "measure"
    SPLIT = "split"
    PERIOD = "period"
    CUT_OFF = "cut_off"
    ROWS = "rows"
    ERROR = "error"
    UNKNOWN = "unknown"


WORDS: Mapping[Reason, Words] = {
    Reason.HIDDEN: Words(
        id="Salah satu angka disamarkan; selisihnya tidak boleh diketahui.",
        en="One of the figures is suppressed; the difference may not be known.",
    ),
    Reason.SAME: Words(id="Angkanya sama.", en="The figures are equal."),
    Reason.PLACE: Words(id="Wilayahnya berbeda.", en="They are of different places."),
    Reason.DEFINITION: Words(
        id="Definisinya berbeda: keduanya menghitung hal lain.",
        en="Their definitions differ: they count different things.",
    ),
    Reason.UNIT: Words(
        id="Satuannya berbeda: satu orang dapat punya beberapa layanan, peristiwa, atau kasus.",
        en="Their units differ: one person may have several services, events or cases.",
    ),
    Reason.MEASURE: Words(
        id="Ukurannya tidak sebanding; selisihnya tidak berarti.",
        en="Their measures cannot be set against each other; a difference means nothing.",
    ),
    Reason.SPLIT: Words(
        id="Yang satu hanya bagian: pilahannya berbeda.",
        en="One is only a part: they are split in different ways.",
    ),
    Reason.PERIOD: Words(id="Kurun waktunya berbeda.", en="They are of different periods."),
    Reason.CUT_OFF: Words(
        id="Batas datanya berbeda: yang satu diketahui sebelum kurunnya berakhir, atau lebih dari "
        "sebulan sebelum yang lain. Laporan yang terlambat masuk ke salah satunya saja.",
        en="Their cut-offs differ: one was known before its period was over, or more than a month "
        "before the other. Late reports are in one of them only.",
    ),
    Reason.ROWS: Words(
        id="Baris yang dihitung berbeda: catatan bertambah, dibetulkan, atau tersisih.",
        en="They count different rows: records were added, corrected or left out.",
    ),
    Reason.ERROR: Words(
        id="Halaman cetaknya tidak sesuai dengan rinciannya sendiri: mungkin salah cetak.",
        en="The printed page does not agree with its own parts: it may be a misprint.",
    ),
    Reason.UNKNOWN: Words(
        id="Sebabnya belum diketahui: dari kedua angka tidak terbaca.",
        en="The reason is not known yet: the two figures do not show it.",
    ),
}
# Units that count things one by one (catalogue and printed figures, in English): beside each other
# they mean something, though not the same.
COUNTS = frozenset(
    ("services", "events", "persons", "cases", "complaints", "reports", "rows", "files")
)
# What counting anew for the other's place, time and part takes away.
ALIGNED = (Reason.PLACE, Reason.PERIOD, Reason.SPLIT)
# What leaves no difference to explain further.
_ENDS = (Reason.HIDDEN, Reason.SAME)


@dataclass(frozen=True)
class LaidFigure:
    """One of two figures: what `Side` says, its unit, its split, the snapshot of its rows.

    `split` gives dimension → code beyond place and time. `snapshot` is None where nobody can know
    the rows: of a figure that others printed.
    """

    side: Side
    unit: str
    split: Mapping[str, str] = field(default_factory=dict)
    snapshot: str | None = None

    @property
    def is_printed(self) -> bool:
        """Say whether others printed it."""
        return self.snapshot is None

    @property
    def question(self) -> tuple[object, ...]:
        """Return what is asked: two answers from one snapshot are the same."""
        return self.side.indicator, self.side.area, _period(self.side), dict(self.split)


def reasons(left: LaidFigure, right: LaidFigure) -> tuple[Reason, ...]:
    """Return every reason that can be read off the two, the first to look at first; never none."""
    ours, theirs = (right, left) if left.is_printed and not right.is_printed else (left, right)
    found = tuple(_found(ours, theirs))
    if found:
        return found
    return (Reason.SAME,) if ours.side.value == theirs.side.value else (Reason.UNKNOWN,)


def is_comparable(left: LaidFigure, right: LaidFigure) -> bool:
    """Say whether a difference between the two means anything."""
    return left.unit == right.unit or {left.unit, right.unit} <= COUNTS


def _found(ours: LaidFigure, theirs: LaidFigure) -> Iterator[Reason]:
    main = cause(ours.side, theirs.side)
    if main is Cause.HIDDEN:
        yield Reason.HIDDEN
    elif ours.side.value == theirs.side.value:
        yield Reason.SAME
    yield from (reason for reason, shows in _SIGNS.items() if shows(ours, theirs))
    if main is Cause.ERROR:
        yield Reason.ERROR


def _period(side: Side) -> tuple[date | None, date | None]:
    return side.starts_on, side.ends_on


def _is_other_cut_off(ours: LaidFigure, theirs: LaidFigure) -> bool:
    if _was_early(ours.side) != _was_early(theirs.side):
        return True
    days = (ours.side.known_on, theirs.side.known_on)
    return None not in days and abs((days[0] - days[1]).days) > MONTH  # type: ignore[operator]


def _was_early(side: Side) -> bool:
    """Say whether a figure was known before the period that it tells of was over."""
    if side.known_on is None or side.ends_on is None:
        return False
    return side.known_on <= side.ends_on


def _is_other_rows(ours: LaidFigure, theirs: LaidFigure) -> bool:
    """Say whether one question was answered from rows of two snapshots, and differently."""
    if ours.is_printed or theirs.is_printed or ours.side.value == theirs.side.value:
        return False
    return ours.question == theirs.question and ours.snapshot != theirs.snapshot


_SIGNS: Mapping[Reason, Callable[[LaidFigure, LaidFigure], bool]] = {
    Reason.PLACE: lambda ours, theirs: ours.side.area != theirs.side.area,
    Reason.DEFINITION: lambda ours, theirs: (
        not is_same_thing(ours.side.indicator, theirs.side.indicator)
    ),
    Reason.UNIT: lambda ours, theirs: ours.unit != theirs.unit and is_comparable(ours, theirs),
    Reason.MEASURE: lambda ours, theirs: not is_comparable(ours, theirs),
    Reason.SPLIT: lambda ours, theirs: dict(ours.split) != dict(theirs.split),
    Reason.PERIOD: lambda ours, theirs: _period(ours.side) != _period(theirs.side),
    Reason.CUT_OFF: _is_other_cut_off,
    Reason.ROWS: _is_other_rows,
}


def remaining(found: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Return the reasons left once both tell of one place, time and part; unknown when none is."""
    told = (*ALIGNED, *_ENDS)
    return tuple(one for one in found if one not in told) or (Reason.UNKNOWN,)
