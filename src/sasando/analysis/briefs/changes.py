"""What changed between two periods, and how sure that is: never why."""

from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from sasando.analysis.briefs import reference, wording
from sasando.analysis.briefs.contents import Block, Note, Run, Section, Table, TableColumn, Text
from sasando.analysis.briefs.published import PublishedFigure, Question, Reading
from sasando.analysis.briefs.writer import Writer, plain

TRACKED = (
    "placements_by_origin",
    "placements_served_by_office",
    "deaths_repatriated",
    "deaths_nonprocedural",
    "deportees",
    "cases_resolved",
    "remittances",
)
# Events happen one by one; services are planned, so chance says little about them.
EVENTS = ("deaths_repatriated", "deaths_nonprocedural", "deportees")
# Two counts of chance events differ by less than this many of their own spreads nineteen times in
# twenty when nothing changed (normal approximation of two Poisson counts).
SPREADS = 1.96
UP, DOWN, SAME = "naik", "turun", "tetap"


@dataclass(frozen=True)
class Change:
    """One figure in two periods: both printed, their difference, and how sure it is."""

    before: PublishedFigure
    now: PublishedFigure
    sure: str

    @property
    def difference(self) -> Decimal:
        """Return now minus before."""
        return self.now.value - self.before.value

    @property
    def word(self) -> str:
        """Return whether the figure rose, fell or stayed."""
        if self.difference == 0:
            return SAME
        return UP if self.difference > 0 else DOWN

    @property
    def is_chance(self) -> bool:
        """Say whether events differ no more than they would by chance."""
        spread = SPREADS * sqrt(float(self.now.value + self.before.value))
        return self.now.indicator in EVENTS and abs(float(self.difference)) <= spread

    @property
    def share(self) -> str:
        """Return the difference as a share of before, empty without one."""
        if not self.before.value:
            return ""
        return wording.percent(abs(self.difference), whole=self.before.value)


def find_changes(writer: Writer, *, compare: int | None = None) -> tuple[Change, ...]:
    """Return each tracked figure's last whole year beside the year it is compared with."""
    found = []
    for indicator in TRACKED:
        years = writer.years(indicator)
        earlier = [year for year in years[:-1] if compare in (None, year)]
        if not earlier:
            continue
        now = _readings(writer, indicator, years[-1])
        before = _readings(writer, indicator, earlier[-1])
        sure = _how_sure(before, now=now, apart=years[-1] - earlier[-1])
        found.append(Change(before[0].figure, now[0].figure, sure))
    return tuple(found)


def _readings(writer: Writer, indicator: str, year: int) -> tuple[Reading, ...]:
    return writer.published.readings(Question.of_year(indicator, year))


def _how_sure(before: tuple[Reading, ...], *, now: tuple[Reading, ...], apart: int) -> str:
    parts = []
    if len(before) > 1 or len(now) > 1:
        signs = {(n.value > b.value) - (n.value < b.value) for n in now for b in before}
        if len(signs) == 1:
            parts.append("sumber berselisih, tetapi arahnya sama pada semua sumber")
        else:
            parts.append("belum pasti: sumber berselisih dan arahnya bergantung pada sumber")
    checked = {reading.figure.verified for reading in (*before[:1], *now[:1])}
    if checked == {"primary"}:
        parts.append("kedua angka dibaca pada sumber resmi")
    elif "memory" in checked:
        parts.append("salah satu angka belum diverifikasi")
    else:
        parts.append("dari pemberitaan, belum dicocokkan dengan sumber resmi")
    if apart > 1:
        parts.append(f"selang {apart} tahun, tahun di antaranya tidak dicetak")
    return "; ".join(parts)


def sentence(change: Change) -> str:
    """Return in words what changed and how sure, without a cause."""
    words = reference.indicator(change.now.indicator)
    now, before = wording.number(change.now.value), wording.number(change.before.value)
    told = f"{words.label} {now} {words.unit} pada {change.now.period_label}"
    told += f", {before} pada {change.before.period_label}"
    if change.difference == 0:
        return f"{told}: tetap."
    gap = wording.number(abs(change.difference))
    told += f": {change.word} {gap}"
    told += f" ({change.share})." if change.share else "."
    if change.is_chance:
        told += " Selisih sekecil ini dapat terjadi secara kebetulan."
    return told


def _certainty(change: Change) -> str:
    chance = "selisih sekecil ini dapat terjadi secara kebetulan; " if change.is_chance else ""
    return chance + change.sure


def section(writer: Writer, *, compare: int | None = None) -> Section:
    """Return the chapter that lays two periods side by side."""
    found = find_changes(writer, compare=compare)
    if not found:
        return Section("Perubahan", "Yang berubah", (writer.missing("dua kurun yang sebanding"),))
    columns = (
        TableColumn("Angka", 4),
        TableColumn("Pembanding", 3, "right"),
        TableColumn("Kurun ini", 3, "right"),
        TableColumn("Selisih", 3, "right"),
        TableColumn("Seberapa yakin", 8),
        TableColumn("Umur data", 2),
    )
    rows = tuple(_row(writer, change) for change in found)
    figures = [figure for change in found for figure in (change.before, change.now)]
    table = Table("Kurun ini dan pembandingnya", columns, rows, writer.ledger.source(*figures))
    blocks: tuple[Block, ...] = (table, _note())
    return Section("Perubahan", _title(found), blocks)


def _title(found: tuple[Change, ...]) -> str:
    rose = sum(change.word == UP and not change.is_chance for change in found)
    fell = sum(change.word == DOWN and not change.is_chance for change in found)
    rest = len(found) - rose - fell
    return f"Yang berubah: {rose} angka naik, {fell} turun, {rest} tidak jelas berubah"


def _row(writer: Writer, change: Change) -> tuple[Text, ...]:
    words = reference.indicator(change.now.indicator)
    gap = f"+{wording.number(change.difference)}" if change.difference > 0 else ""
    share = f" ({change.share})" if change.share else ""
    return (
        (Run(words.label, strong=True), Run(f", {words.unit}")),
        _cell(writer, change.before),
        _cell(writer, change.now),
        plain((gap or wording.number(change.difference)) + share),
        plain(_certainty(change)),
        plain(writer.age(change.now).removeprefix("umur ")),
    )


def _cell(writer: Writer, figure: PublishedFigure) -> Text:
    return (*writer.text("{figure}", figure=figure), Run(f" {figure.period_label}"))


def _note() -> Note:
    return Note(
        "Cara membaca.",
        "Tabel ini mengatakan apa yang berubah, bukan mengapa. Untuk kematian dan deportasi, "
        "selisih yang lebih kecil dari ragam dua hitungan acak disebut dapat terjadi secara "
        "kebetulan (peluang 95 persen). Layanan direncanakan, maka kebetulan tidak dihitung.",
    )
