"""Chapters about what happened to people: cases, deaths, deportations, returns, trafficking."""

from datetime import date

from sasando.analysis.briefs import charts, wording
from sasando.analysis.briefs.contents import (
    Block,
    ChartBlock,
    Note,
    Section,
    Subheading,
    Table,
    TableColumn,
    Text,
)
from sasando.analysis.briefs.published import PublishedFigure, Question
from sasando.analysis.briefs.writer import ChartWords, Writer, plain


def _span(writer: Writer, indicator: str) -> tuple[date, date]:
    """Return the newest period for which a figure and its parts were printed."""
    total = writer.newest(indicator)
    if total and total.period_start and total.period_end:
        return total.period_start, total.period_end
    return date.min, date.min


def _same(
    writer: Writer, span: tuple[date, date], indicator: str, *, by: str = "", of: str = ""
) -> PublishedFigure | None:
    return writer.published.one(Question(indicator, *span, dimension=by, category=of))


def _share(
    writer: Writer, *, left: PublishedFigure | None, right: PublishedFigure | None, title: str
) -> tuple[Block, ...]:
    if left is None or right is None:
        return ()
    chart = charts.shares(left, right=right)
    total = wording.number(left.value + right.value)
    alt = (
        f"{title}: {chart.left.name} {chart.left.label}, {chart.right.name} "
        f"{chart.right.label}, dari {total}."
    )
    unit = f"{total} = {wording.number(left.value)} + {wording.number(right.value)}"
    words = ChartWords(title, f"{left.period_label} · {unit}", alt)
    return (writer.chart(chart, words=words, figures=[left, right]),)


def cases(writer: Writer) -> Section:
    """Return the chapter on cases and complaints."""
    span = _span(writer, "cases_handled")
    total = _same(writer, span, "cases_handled")
    blocks: list[Block] = [
        writer.lead(
            "Pada {period} kantor menangani {total} kasus. Kantor menyatakan {done} "
            "selesai dan {open} masih berjalan. Rincian setelah itu belum dicetak.",
            missing="kasus yang ditangani",
            period=wording.period(span[0], end=span[1]),
            total=total,
            done=_same(writer, span, "cases_resolved"),
            open=_same(writer, span, "cases_in_process"),
        )
    ]
    blocks += _cases_by_category(writer, total=total)
    blocks += _share(
        writer,
        left=_same(writer, span, "cases_handled", by="status", of="nonprocedural"),
        right=_same(writer, span, "cases_handled", by="status", of="procedural"),
        title="Status keberangkatan dalam kasus yang ditangani",
    )
    solved = writer.latest("cases_resolved")
    received = writer.newest("complaints_received")
    blocks.append(Subheading("Kasus bukan pengaduan"))
    blocks += writer.two(solved, right=received, cause="Beda definisi dan batas waktu")
    blocks.append(
        Note(
            "Cara membaca.",
            "Kasus mencakup deportasi dan kematian. Pengaduan dihitung pusat dari aduan yang "
            "masuk. Dua angka ini tidak boleh dibagi satu dengan yang lain.",
        )
    )
    return Section("Kasus dan pengaduan", "Kasus ditangani dan pengaduan diterima", tuple(blocks))


def _cases_by_category(writer: Writer, *, total: PublishedFigure | None) -> tuple[ChartBlock, ...]:
    parts = writer.published.parts(total, dimension="category")
    if not (total and parts):
        return ()
    bars = charts.ranked(parts, axis="kasus", rest="Jenis lain, di bawah lima")
    first = bars.bars[0]
    words = ChartWords(
        f"{first.name} adalah kasus terbanyak: {first.label} dari {wording.number(total.value)}",
        f"kasus ditangani menurut jenis, {total.period_label}",
        "Kasus menurut jenis: " + "; ".join(f"{b.name} {b.label}" for b in bars.bars) + ".",
    )
    return (writer.chart(bars, words=words, figures=[*parts]),)


def deaths_title(writer: Writer) -> str:
    """Return what the last two whole years of deaths show, without a cause."""
    years = writer.years("deaths_repatriated")[-2:]
    found = [writer.ask("deaths_repatriated", year) for year in years]
    pair = [figure for figure in found if figure is not None]
    if len(pair) < 2:
        return "Kematian di luar negeri"
    before, now = pair
    verb = "turun" if now.value < before.value else "tidak turun"
    return (
        f"Kematian {verb}: {wording.number(before.value)} pada {years[0]}, "
        f"{wording.number(now.value)} pada {years[1]}"
    )


def deaths(writer: Writer) -> Section:
    """Return the chapter on people who died abroad, for the province only."""
    total = writer.latest("deaths_repatriated")
    year = total.period_end.year if total and total.period_end else writer.as_of.year
    blocks: list[Block] = [
        writer.lead(
            "Pada {year} tercatat {total} orang NTT meninggal di luar negeri. Yang berangkat tanpa "
            "prosedur {irregular} orang, lewat jalur resmi {regular} orang.",
            missing="kematian per tahun",
            year=str(year),
            total=total,
            irregular=writer.ask("deaths_nonprocedural", year),
            regular=writer.ask("deaths_procedural", year),
        )
    ]
    blocks += _deaths_chart(writer)
    blocks.append(Subheading("Status keberangkatan per tahun"))
    blocks.append(_deaths_by_status(writer))
    blocks.append(
        Note(
            "Cara membaca.",
            "Batang terisi adalah angka yang dicetak paling banyak sumber, atau yang terakhir "
            "bila sama banyak; garis tepi adalah sumber lain. Dugaan salah cetak hanya ada di "
            "daftar perselisihan. Rincian kabupaten tidak dicetak karena sel kecil dapat "
            "menunjuk orang.",
        )
    )
    return Section("Kematian", deaths_title(writer), tuple(blocks))


def _deaths_chart(writer: Writer) -> tuple[ChartBlock, ...]:
    chart, figures = charts.columns_of_readings(
        writer,
        "deaths_repatriated",
        names=("angka yang dicetak terbanyak atau terakhir", "sumber lain"),
    )
    if not figures:
        return ()
    pairs = "; ".join(f"{c.name}: {' atau '.join(m.label for m in c.marks)}" for c in chart.columns)
    words = ChartWords(
        "Orang NTT meninggal di luar negeri",
        "orang per tahun",
        f"Kematian per tahun. {pairs}.",
    )
    return (writer.chart(chart, words=words, figures=figures),)


def _deaths_by_status(writer: Writer) -> Block:
    rows: list[tuple[Text, ...]] = []
    cited: list[PublishedFigure] = []
    for year in writer.years("deaths_nonprocedural"):
        both = [
            " / ".join(
                wording.number(reading.value)
                for reading in writer.published.readings(Question.of_year(name, year))
            )
            for name in ("deaths_nonprocedural", "deaths_procedural")
        ]
        for name in ("deaths_nonprocedural", "deaths_procedural"):
            readings = writer.published.readings(Question.of_year(name, year))
            cited += [reading.figure for reading in readings]
        rows.append(tuple(plain(cell or "tidak dicetak") for cell in (str(year), *both)))
    if not rows:
        return writer.missing("status keberangkatan orang yang meninggal")
    columns = (
        TableColumn("Tahun", 2),
        TableColumn("Non-prosedural (orang)", 3, "right"),
        TableColumn("Prosedural (orang)", 3, "right"),
    )
    caption = "Meninggal menurut status keberangkatan; garis miring memisahkan sumber"
    return Table(caption, columns, tuple(rows), writer.ledger.source(*cited))


def deportations_title(writer: Writer) -> str:
    """Return whether the last whole year of deportations has one figure or more."""
    years = writer.years("deportees")
    if not years:
        return "Deportasi"
    readings = writer.published.readings(Question.of_year("deportees", years[-1]))
    values = " atau ".join(wording.number(reading.value) for reading in readings)
    return f"Deportasi {years[-1]}: {values} orang"


def _deportations_lead(writer: Writer, *, part: PublishedFigure | None) -> Block:
    years = writer.years("deportees")
    readings = writer.published.readings(Question.of_year("deportees", (years or [1])[-1]))
    two = [reading.figure for reading in readings[:2]]
    return writer.lead(
        "Satu sumber mencetak {first} orang pada {year}, sumber lain {second}. Pada {running} "
        "tercatat {part} orang; setahun penuh belum dicetak.",
        missing="deportasi per tahun",
        first=two[0] if two else None,
        second=two[1] if len(two) > 1 else None,
        year=two[0].period_label if two else None,
        running=part.period_label if part else None,
        part=part,
    )


def deportations(writer: Writer) -> Section:
    """Return the chapter on people other states sent home."""
    chart, figures = charts.columns_of_readings(
        writer, "deportees", names=("angka yang dicetak terbanyak atau terakhir", "sumber lain")
    )
    part = writer.newest("deportees")
    part = part if part not in figures else None
    chart, figures = charts.with_part_year(
        chart, figures=figures, part=part, name="tahun belum lengkap"
    )
    blocks: list[Block] = [_deportations_lead(writer, part=part)]
    if figures:
        pairs = "; ".join(
            f"{c.name}: {' atau '.join(m.label for m in c.marks)}" for c in chart.columns
        )
        words = ChartWords("Orang NTT dideportasi", "orang", f"Deportasi. {pairs}.")
        blocks.append(writer.chart(chart, words=words, figures=figures))
    announced = writer.newest("deportees", dimension="stage", category="announced")
    landed = writer.newest("deportees", dimension="stage", category="landed")
    blocks.append(Subheading("Mengapa jumlah satu kapal berubah"))
    blocks.append(
        writer.paragraph(
            "Pada September 2021 diumumkan {announced} orang. Yang tiba tercatat {landed} orang.",
            missing="orang yang diumumkan dan yang tiba",
            announced=announced,
            landed=landed,
        )
    )
    blocks.append(writer.facts("noship"))
    return Section("Deportasi", deportations_title(writer), tuple(blocks))


def two_migrations(writer: Writer) -> Section:
    """Return the chapter that keeps official placement and death apart."""
    blocks: list[Block] = [
        writer.lead(
            "Yang ditempatkan resmi kebanyakan perempuan. Yang meninggal kebanyakan laki-laki. "
            "Satu grafik untuk keduanya menyesatkan.",
            missing="dua migrasi",
        )
    ]
    before = len(blocks)
    for indicator, title in (
        ("placements_by_origin", "Ditempatkan resmi"),
        ("deaths_repatriated", "Meninggal di luar negeri"),
    ):
        blocks += _sexes(writer, indicator=indicator, title=title)
    if len(blocks) == before:
        blocks = [writer.missing("jenis kelamin orang yang ditempatkan dan yang meninggal")]
    year = (writer.years("deaths_nonprocedural") or [0])[-1]
    blocks += _share(
        writer,
        left=writer.ask("deaths_nonprocedural", year) if year else None,
        right=writer.ask("deaths_procedural", year) if year else None,
        title="Status keberangkatan orang yang meninggal",
    )
    blocks.append(
        Note(
            "Cara membaca.",
            "Tahun dan satuannya berbeda: layanan dan orang. Keduanya tidak dibagi satu dengan "
            "yang lain. Angka kejadian; orang ganda belum dihapus.",
        )
    )
    return Section("Dua migrasi", "Dua migrasi, bukan satu", tuple(blocks))


def _sexes(writer: Writer, *, indicator: str, title: str) -> tuple[Block, ...]:
    for year in reversed(writer.years(indicator)):
        women = writer.ask(indicator, year, dimension="sex", category="F")
        men = writer.ask(indicator, year, dimension="sex", category="M")
        if women and men:
            return _share(writer, left=women, right=men, title=title)
    return ()


def returns(writer: Writer) -> Section:
    """Return the chapter on returns in the newest period printed."""
    span = _span(writer, "returns_assisted")
    total = _same(writer, span, "returns_assisted")
    blocks: list[Block] = [
        writer.lead(
            "Pada {period} kantor membantu kepulangan {total} orang. Setelah itu "
            "belum ada angka cetak untuk kurun yang sama panjang.",
            missing="kepulangan yang dibantu",
            period=wording.period(span[0], end=span[1]),
            total=total,
        )
    ]
    blocks += _share(
        writer,
        left=_same(writer, span, "returns_assisted", by="status", of="nonprocedural"),
        right=_same(writer, span, "returns_assisted", by="status", of="procedural"),
        title="Pulang menurut status keberangkatan",
    )
    blocks += _share(
        writer,
        left=_same(writer, span, "returns_assisted", by="sex", of="F"),
        right=_same(writer, span, "returns_assisted", by="sex", of="M"),
        title="Pulang menurut jenis kelamin",
    )
    blocks.append(
        writer.paragraph(
            "Daftar kasus kurun yang sama mencatat {deported} deportasi dan {wish} orang ingin "
            "dipulangkan. Hubungan dua daftar ini belum dijelaskan.",
            missing="deportasi dalam daftar kasus",
            deported=_same(writer, span, "cases_handled", by="category", of="DEPORTASI"),
            wish=_same(writer, span, "cases_handled", by="category", of="INGIN_DIPULANGKAN"),
        )
    )
    title = f"Kepulangan {wording.period(span[0], end=span[1])}" if total else "Kepulangan"
    return Section("Kepulangan", title, tuple(blocks), new_page=False)


def trafficking(writer: Writer) -> Section:
    """Return the chapter on what the police printed, for the province only."""
    names = {
        "trafficking_reports_police": "Laporan polisi",
        "trafficking_victims_police": "Orang yang dicatat sebagai korban",
        "trafficking_suspects_police": "Tersangka",
        "trafficking_cases_resolved_police": "Perkara selesai",
    }
    found = [
        figure
        for figure in writer.published.figures
        if figure.indicator in names and figure.area_code == "53" and not figure.dimension
    ]
    if not found:
        blocks: tuple[Block, ...] = (writer.missing("laporan polisi perdagangan orang"),)
        return Section("Perdagangan orang", "Perdagangan orang", blocks)
    found.sort(key=lambda f: (list(names).index(f.indicator), f.period_end or date.min))
    rows = tuple(
        (
            plain(names[figure.indicator]),
            plain(figure.period_label),
            writer.text("{value}", value=figure),
        )
        for figure in found
    )
    columns = (
        TableColumn("Yang dihitung", 5),
        TableColumn("Kurun", 4),
        TableColumn("Angka", 2, "right"),
    )
    table = Table("Angka kepolisian, provinsi saja", columns, rows, writer.ledger.source(*found))
    note = Note(
        "Cara membaca.",
        "Kurunnya bertumpuk dan sebagian tercampur penyelundupan orang, maka tidak dijumlahkan. "
        "Kata korban di sini milik laporan polisi; kantor ini mencatat indikasi.",
    )
    title = "Perdagangan orang menurut polisi"
    return Section("Perdagangan orang", title, (table, note))
