"""The monthly report in the blocks of the ministry's publication, for NTT and its regencies.

Layout: "Laporan Publikasi Data PMI": (A) placements, (B) complaints, (C) returns, (D) remittances;
every block shows the month, the same month a year before, and the change (handbook 5.5).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sasando.analysis.briefs import reference, signature, wording
from sasando.analysis.briefs.build import labels_of
from sasando.analysis.briefs.contents import (
    Block,
    Brief,
    Missing,
    Note,
    OfficeFacts,
    Section,
    Subheading,
    Table,
    TableColumn,
    Text,
)
from sasando.analysis.briefs.counted import TOTAL, Count, Counted
from sasando.analysis.briefs.disclosing import (
    NOT_BELOW_PROVINCE,
    WITHHELD,
    Cell,
    MayPrint,
    is_province_only,
    shown,
    small_count_rule,
)
from sasando.analysis.briefs.writer import Writer, plain
from sasando.domain.values.period import Period

MOST = 10
YEARS = 3
REGENCY = "origin_regency"
MONTHS = 12
SUMMARY = ("placements_by_origin", "cases_received", "cases_resolved", "returns_total",
           "deportees", "deaths")  # fmt: skip


@dataclass(frozen=True)
class Part:
    """One block of the publication: an indicator by one dimension; none means month by month."""

    title: str
    indicator: str
    dimension: str = ""


CHAPTERS: tuple[tuple[str, str, tuple[Part, ...]], ...] = (
    (
        "A. Penempatan",
        "A. Penempatan pekerja migran asal NTT",
        (
            Part("Penempatan per bulan, tiga tahun", "placements_by_origin"),
            Part("Menurut skema", "placements_by_origin", "scheme"),
            Part("Menurut jenis pemberi kerja", "placements_by_origin", "employer_type"),
            Part("Menurut sektor", "placements_by_origin", "sector"),
            Part("Menurut jenis kelamin", "placements_by_origin", "sex"),
            Part("Menurut negara", "placements_by_origin", "country"),
            Part("Menurut jabatan", "placements_by_origin", "job"),
            Part("Menurut kabupaten/kota asal", "placements_by_origin", REGENCY),
            Part("Menurut kantor yang melayani", "placements_by_origin", "serving_office"),
        ),
    ),
    (
        "B. Pengaduan",
        "B. Pengaduan dan kasus",
        (
            Part("Kasus diterima per bulan, tiga tahun", "cases_received"),
            Part("Menurut negara", "cases_received", "country"),
            Part("Menurut kabupaten/kota", "cases_received", REGENCY),
            Part("Menurut jenis masalah", "cases_received", "category"),
            Part("Menurut status keberangkatan", "cases_received", "procedural"),
            Part("Menurut cara pengaduan", "cases_received", "channel"),
            Part("Penyelesaian per bulan, tiga tahun", "cases_resolved"),
        ),
    ),
    (
        "C. Kepulangan",
        "C. Kedatangan dan kepulangan",
        (
            Part("Kepulangan per bulan, tiga tahun", "returns_total"),
            Part("Menurut cara pulang", "returns_total", "kind"),
            Part("Menurut negara", "returns_total", "country"),
            Part("Menurut kabupaten/kota", "returns_total", REGENCY),
            Part("Deportasi per bulan, tiga tahun", "deportees"),
            Part("Kematian per bulan, tiga tahun", "deaths"),
        ),
    ),
)


def last_month(today: date) -> Period:
    """Return the whole month before a day."""
    end = date.fromordinal(today.replace(day=1).toordinal() - 1)
    return Period(end.replace(day=1), end)


def year_before(period: Period) -> Period:
    """Return the same days a year earlier; a leap day becomes the last of February."""
    return Period(_year_back(period.starts_on), _year_back(period.ends_on))


def _year_back(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    # The last of February stays the last of February before a leap year's.
    if (day.month, day.day) == (2, 28) and (day.year - 1) % 4 == 0:
        return date(day.year - 1, 2, 29)
    return day.replace(year=day.year - 1)


def asked(period: Period) -> Iterable[tuple[str, tuple[str, ...], Period]]:
    """Yield indicator, dimensions and period of all that a report on a period prints."""
    for now in (period, year_before(period)):
        yield from ((name, (), now) for name in SUMMARY)
    for part in (part for _, _, parts in CHAPTERS for part in parts):
        if not part.dimension:
            yield part.indicator, ("month",), _years_of(period)
        elif part.dimension != REGENCY or not is_province_only(part.indicator):
            for now in (period, year_before(period)):
                yield part.indicator, (part.dimension,), now


def _years_of(period: Period) -> Period:
    last = period.ends_on.year
    return Period(date(last - YEARS + 1, 1, 1), date(last, 12, 31))


@dataclass(frozen=True)
class Report:
    """What every block needs: how to count, which period, what may be printed."""

    count: Count
    period: Period
    may_print: MayPrint


def build_monthly(
    writer: Writer,
    *,
    count: Count,
    period: Period,
    may_print: MayPrint = small_count_rule,
) -> Brief:
    """Return the monthly report; every table stands beside the same period a year before."""
    report = Report(count, period, may_print)
    chapters = tuple(
        Section(name, title, tuple(_blocks(report, parts))) for name, title, parts in CHAPTERS
    )
    office: OfficeFacts = writer.office
    label = period.label.id
    return Brief(
        title=f"Data Penempatan dan Pelindungan PMI NTT, {_span(period)}",
        subtitle=f"Laporan bulanan menurut susunan publikasi kementerian · {label}",
        office=office,
        occasion="NTT dan 22 kabupaten/kota, dari catatan kantor ini",
        period=f"Kurun {label}, dibandingkan dengan {year_before(period).label.id}",
        as_of=writer.as_of,
        cut_off=f"Keadaan data per {wording.long_date(writer.as_of)}",
        footer=f"{office.foot} · per {wording.short_date(writer.as_of)}",
        how_to_read=(
            "Tiap tabel: kurun ini, kurun yang sama tahun lalu, dan perubahannya.",
            "Yang kecil disamarkan oleh audit bersama seluruh paket, beserta yang akan membukanya.",
            "Pengaduan, kepulangan, dan kematian tidak dicetak menurut kabupaten/kota.",
            "Yang dihitung kejadian dalam catatan kantor ini; orang ganda belum dihapus.",
            *signature.how_to_read(writer.signed),
        ),
        sections=(_summary(report), *chapters, _money(writer)),
        passports=(),
        labels=labels_of(writer.signed),
    )


def _span(period: Period) -> str:
    start, end = period.starts_on, period.ends_on
    first = wording.MONTHS[start.month - 1]
    last = f"{wording.MONTHS[end.month - 1]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return last
    return f"{first} – {last}" if start.year == end.year else f"{first} {start.year} – {last}"


def _summary(report: Report) -> Section:
    rows: list[tuple[Text, ...]] = []
    for indicator in SUMMARY:
        now = report.count(indicator, (), report.period)
        before = report.count(indicator, (), year_before(report.period))
        if now is None or before is None:
            continue
        sides = [
            _total(one, period, report)
            for one, period in ((before, year_before(report.period)), (now, report.period))
        ]
        cells = (now.label, now.unit, *_cells(*sides))
        rows.append(tuple(plain(cell) for cell in cells))
    columns = _columns(report, ("Angka", 6), ("Satuan", 3))
    note = Note(
        "Cara membaca.",
        "Angka provinsi dari catatan kantor ini. Perubahan dikatakan tanpa sebab. Satuannya "
        "berbeda, maka tidak dijumlahkan.",
    )
    table = Table("Ringkasan eksekutif", columns, tuple(rows), ())
    return Section("Ringkasan", "Ringkasan eksekutif", (table, note))


def _total(found: Counted, period: Period, report: Report) -> str | None:
    group = "period" if is_province_only(found.indicator) else ""
    cell = Cell(found.indicator, "", str(period), found.cells.get((), 0), group)
    return str(cell.value) if report.may_print(cell) else None


def _columns(report: Report, *heads: tuple[str, int]) -> tuple[TableColumn, ...]:
    return (
        *(TableColumn(title, share) for title, share in heads),
        TableColumn(wording_of(year_before(report.period)), 4, "right"),
        TableColumn(wording_of(report.period), 4, "right"),
        TableColumn("Perubahan", 3, "right"),
    )


def wording_of(period: Period) -> str:
    """Return a period as short as it is exact."""
    return wording.period(period.starts_on, end=period.ends_on)


def _change(before: Decimal | int, now: Decimal | int) -> str:
    if not before:
        return "–" if not now else "dari nol"
    share = (Decimal(now) - Decimal(before)) * 100 / Decimal(before)
    sign = "+" if share > 0 else ""
    return f"{sign}{wording.number(share.quantize(Decimal('0.1')))}%"


def _blocks(report: Report, parts: Iterable[Part]) -> Iterable[Block]:
    for part in parts:
        if part.dimension == REGENCY and is_province_only(part.indicator):
            yield Subheading(part.title)
            yield Note("Tidak dicetak.", f"{NOT_BELOW_PROVINCE}: sel kecil dapat menunjuk orang.")
        elif part.dimension:
            yield _by_group(report, part)
        else:
            yield _by_month(report, part)


def _by_month(report: Report, part: Part) -> Block:
    last = report.period.ends_on.year
    found = report.count(part.indicator, ("month",), _years_of(report.period))
    if found is None:
        return Missing(f"{part.title}: belum dapat dihitung dari catatan kantor ini.")
    years = range(last - YEARS + 1, last + 1)
    printed = [_year(found, year, report) for year in years]
    rows = tuple(
        tuple(plain(text) for text in (name, *(column[at] for column in printed)))
        for at, name in enumerate(wording.MONTHS)
    )
    columns = (
        TableColumn("Bulan", 4),
        *(TableColumn(str(year), 3, "right") for year in years),
    )
    return Table(part.title, columns, rows, _source(found))


def _year(found: Counted, year: int, report: Report) -> list[str]:
    """Return twelve months in words; small ones of the harmed are withheld as a place's are."""
    end = report.period.ends_on
    ended = [at for at in range(1, MONTHS + 1) if (year, at) <= (end.year, end.month)]
    cells = [_of_month(found, f"{year}-{at:02}") for at in ended]
    told = shown(cells, may_print=report.may_print, total_is_known=True)
    words = [WITHHELD if value is None else wording.number(int(value)) for value in told]
    # A month that had not ended by the report's last day is not known, which is not a zero.
    return words + ["–"] * (MONTHS - len(words))


def _of_month(found: Counted, month: str) -> Cell:
    group = f"month={month}" if is_province_only(found.indicator) else ""
    return Cell(found.indicator, "", month, found.cells.get((month,), 0), group)


def _source(found: Counted) -> Text:
    return plain(
        f"Satuan: {found.unit}. Definisi: {found.definition.rstrip('.')}. Dihitung: {found.rule}. "
        "Sumber: catatan kantor ini."
    )


def _by_group(report: Report, part: Part) -> Block:
    now = report.count(part.indicator, (part.dimension,), report.period)
    before = report.count(part.indicator, (part.dimension,), year_before(report.period))
    if now is None or before is None:
        return Missing(f"{part.title}: belum dapat dihitung dari catatan kantor ini.")
    codes = _codes(part, now=now, before=before)
    if not codes:
        return Missing(f"{part.title}: tidak ada kejadian yang tercatat dalam dua kurun ini.")
    both = (before, now)
    printed = [_printed(one, codes, part, period, report) for one, period in
               zip(both, (year_before(report.period), report.period), strict=True)]  # fmt: skip
    rows = [
        (_named(now, part, code), *_cells(old, new))
        for code, old, new in zip(codes, *printed, strict=True)
    ]
    totals = [
        _total(replace(one, cells={(): one.cells.get((TOTAL,), 0)}), period, report)
        for one, period in zip(both, (year_before(report.period), report.period), strict=True)
    ]
    rows.append(("Jumlah seluruhnya", *_cells(totals[0], totals[1])))
    columns = _columns(report, ("Kelompok", 7))
    told = tuple(tuple(plain(cell) for cell in row) for row in rows)
    return Table(part.title, columns, told, plain(f"Satuan: {now.unit}."))


def _named(found: Counted, part: Part, code: str) -> str:
    if part.dimension == REGENCY:
        return reference.full_name(code)
    return found.name(part.dimension, code)


def _codes(part: Part, *, now: Counted, before: Counted) -> list[str]:
    if part.dimension == REGENCY:
        return [place.code for place in sorted(reference.tiles(), key=lambda place: place.code)]
    known = set(now.codes(0)) | set(before.codes(0))
    ranked = sorted(known, key=lambda code: (-int(now.cells.get((code,), 0)), code))
    return ranked[:MOST]


def _printed(
    found: Counted, codes: list[str], part: Part, period: Period, report: Report
) -> list[str | None]:
    of_place = part.dimension == REGENCY
    cells = [
        Cell(
            found.indicator,
            place=code if of_place else "",
            period=str(period),
            value=found.cells.get((code,), 0),
            group="" if of_place else f"{part.dimension}={code}",
        )
        for code in codes
    ]
    known = len(codes) == len(found.codes(0)) or of_place
    return shown(cells, may_print=report.may_print, total_is_known=known)


def _cells(old: str | None, new: str | None) -> tuple[str, str, str]:
    if old is None or new is None:
        return _or_withheld(old), _or_withheld(new), "–"
    values = Decimal(old), Decimal(new)
    return wording.number(values[0]), wording.number(values[1]), _change(*values)


def _or_withheld(side: str | None) -> str:
    return WITHHELD if side is None else wording.number(Decimal(side))


def _money(writer: Writer) -> Section:
    total = writer.latest("remittances")
    blocks: list[Block] = [
        writer.lead(
            "Kiriman uang terakhir yang dicetak: {total} miliar rupiah pada {year}, lewat bank dan "
            "pos yang melapor saja. Angka bulanan tidak dicetak siapa pun.",
            missing="kiriman uang",
            total=total,
            year=total.period_label if total else None,
        )
    ]
    return Section("D. Remitansi", "D. Remitansi", tuple(blocks))
