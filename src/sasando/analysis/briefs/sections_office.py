"""Chapters about the office's ground: summary, law, potential, placements, money."""

from datetime import date
from decimal import Decimal

from sasando.analysis.briefs import charts, reference, signature, wording
from sasando.analysis.briefs.checks import Outcome, find_breakdowns, find_disagreements
from sasando.analysis.briefs.contents import (
    Block,
    ChartBlock,
    FigureGrid,
    Missing,
    Note,
    Paragraph,
    Run,
    Section,
    Subheading,
    Table,
    TableColumn,
    TwoSources,
)
from sasando.analysis.briefs.published import PublishedFigure, Question
from sasando.analysis.briefs.sections_people import deaths_title, deportations_title
from sasando.analysis.briefs.writer import ChartWords, Writer, plain

LEVELS = {
    "central": "Pemerintah pusat",
    "province": "Pemerintah provinsi",
    "regency": "Pemerintah kabupaten/kota",
    "village": "Pemerintah desa",
}


def placements_title(writer: Writer) -> str:
    """Return whether the last year has one placement figure or two."""
    origin = writer.latest("placements_by_origin")
    served = writer.latest("placements_served_by_office")
    if origin and served and origin.period_label == served.period_label:
        return f"Penempatan {origin.period_label} punya dua angka"
    return "Penempatan menurut asal dan menurut kantor"


def summary(writer: Writer) -> Section:
    """Return the chapter of figures that the others explain."""
    figures = (
        *writer.large(writer.latest("placements_by_origin")),
        *writer.large(writer.latest("placements_served_by_office")),
        *writer.large(writer.latest("deaths_repatriated")),
        *writer.large(writer.latest("deportees")),
        *writer.large(writer.latest("cases_resolved")),
        *writer.large(writer.latest("remittances")),
    )
    grid: Block = FigureGrid(figures) if figures else writer.missing("penempatan dan kasus")
    clashes = len(find_disagreements(writer.published, area="53"))
    gaps = sum(b.outcome is Outcome.GAP for b in find_breakdowns(writer.everything))
    found = Paragraph(
        (
            Run("Kami menemukan "),
            Run(wording.number(clashes), strong=True),
            Run(" pasang angka provinsi yang berselisih dan "),
            Run(wording.number(gaps), strong=True),
            Run(
                " jumlah yang tidak sama dengan rinciannya. Semuanya dicetak apa adanya di bagian "
                "akhir; kantor yang memutuskan mana yang berlaku."
            ),
        ),
        plain("Sumber: dihitung sistem ini dari angka cetak yang dimuat."),
    )
    findings = Table(
        "Yang ditemukan",
        (TableColumn("Bagian", 2), TableColumn("Temuan", 7)),
        tuple((plain(part), plain(finding)) for part, finding in _findings(writer)),
        plain("Sumber: bagian yang disebut; tiap angka di sana menyebut sumbernya."),
    )
    note = Note(
        "Cara membaca.",
        "Angka dalam kurung siku menunjuk paspor di halaman belakang. Satuan tiap angka berbeda, "
        "maka angka di halaman ini tidak dijumlahkan atau dibagi.",
    )
    blocks = (grid, findings, found, note)
    return Section("Ringkasan", "Ringkasan dalam angka", blocks)


def _findings(writer: Writer) -> tuple[tuple[str, str], ...]:
    return (
        ("Penempatan", f"{placements_title(writer)}."),
        ("Kematian", f"{deaths_title(writer)}."),
        ("Deportasi", f"{deportations_title(writer)}."),
        ("Dua migrasi", "Yang ditempatkan dan yang meninggal adalah dua kelompok berbeda."),
        ("Kasus", "Kasus selesai dan pengaduan diterima memakai definisi berbeda."),
        ("Mandat", "Butir kewajiban daerah belum dicocokkan dengan naskah resmi."),
        ("Mutu data", signature.sentence(writer.signed)),
    )


def law() -> Section:
    """Return the chapter on the law and who owes what."""
    rows = tuple(
        (
            (Run(item.instrument, strong=True), Run(f" {item.subject}")),
            plain(item.use),
            plain(item.status),
            plain(f"{item.source}{_flagged(item.verified)}"),
        )
        for item in reference.law()
    )
    columns = (
        TableColumn("Aturan", 4),
        TableColumn("Artinya bagi kantor", 4),
        TableColumn("Keadaan", 4),
        TableColumn("Sumber", 3),
    )
    instruments = Table("Aturan yang dipakai kantor", columns, rows, ())
    blocks: tuple[Block, ...] = (
        instruments,
        Subheading("Siapa berkewajiban apa: UU 18/2017 Pasal 39–42"),
        _levels(),
        *(_items(level, name=LEVELS[level]) for level in LEVELS if level != "central"),
        Note(
            "Cara membaca.",
            "Butir bertanda belum diverifikasi disusun tanpa naskah resmi di tangan. Butir itu "
            "tidak memulai tenggat dan dicocokkan dengan JDIH sebelum rilis.",
        ),
    )
    return Section("Hukum dan mandat", "Hukum dan mandat", blocks)


def _flagged(verified: str) -> str:
    flag = reference.flag(verified)
    return f" · {flag.lower()}" if flag else ""


def _levels() -> Table:
    rows = []
    for level, name in LEVELS.items():
        items = [duty for duty in reference.duties() if duty.level == level]
        unread = sum(duty.verified != "primary" for duty in items)
        state = f"{reference.UNVERIFIED} ({unread})" if unread else "Dibaca pada sumber resmi"
        article = f"Pasal {items[0].article}" if items else ""
        rows.append(tuple(plain(cell) for cell in (name, article, str(len(items)), state)))
    columns = (
        TableColumn("Tingkat", 4),
        TableColumn("Pasal", 2),
        TableColumn("Butir", 1, "right"),
        TableColumn("Pemeriksaan", 4),
    )
    source = plain(
        "Sumber: salinan PP 59/2021 Pasal 35 untuk pusat; ingatan penyusun untuk lainnya."
    )
    return Table("Banyaknya butir kewajiban menurut tingkat", columns, tuple(rows), source)


def _items(level: str, *, name: str) -> Table:
    items = [duty for duty in reference.duties() if duty.level == level]
    rows = tuple(
        (plain(f"({duty.letter})"), plain(duty.duty), plain(reference.flag(duty.verified)))
        for duty in items
    )
    article = f"Pasal {items[0].article}" if items else ""
    columns = (
        TableColumn("Huruf", 1),
        TableColumn(f"Kewajiban menurut {article}", 9),
        TableColumn("Pemeriksaan", 3),
    )
    return Table(name, columns, rows, ())


def potential(writer: Writer) -> Section:
    """Return the chapter on the province: only what the data hold."""
    estimates = writer.published.readings(
        Question("migrants_estimate", *_span(writer.newest("migrants_estimate")))
    )
    pair = [reading.figure for reading in estimates[:2]]
    pair.sort(key=lambda figure: figure.value, reverse=True)
    regions = wording.number(len(reference.tiles()))
    names = (
        "ltsa_built ltsa_active placement_companies desa_migran_emas villages_without_4g "
        "passport_refusals"
    )
    grid = tuple(cell for name in names.split() for cell in writer.large(writer.newest(name)))
    people: tuple[TwoSources, ...] = ()
    if len(pair) == 2:
        people = writer.two(pair[0], right=pair[1], cause="Definisi tidak dicetak")
    blocks: tuple[Block, ...] = (
        Paragraph(
            plain(
                f"Wilayah kerja kantor mencakup {regions} kabupaten/kota di NTT. Jumlah penduduk, "
                "angkatan kerja, dan minat bekerja ke luar negeri belum ada dalam data kami. "
                "Bagian ini memuat yang ada saja."
            ),
            plain("Sumber: Kepmendagri 300.2.2-2138/2025 lewat inforegulasi.com, Nov 2025."),
        ),
        FigureGrid(grid) if grid else writer.missing("layanan di daerah"),
        Subheading("Berapa orang NTT bekerja di luar negeri?"),
        *people,
        Paragraph(
            plain(
                "Tidak ada yang tahu pasti. DPRD meminta satu angka dari sumber yang dapat "
                "dipertanggungjawabkan, dengan sebaran per kabupaten."
            ),
            plain("Sumber: kupang.antaranews.com, Mei 2020."),
        ),
        Subheading("Jalur resmi dan yang belum tercatat"),
        writer.facts("stages", "stock", "unrecorded"),
    )
    return Section("Wilayah dan potensi", "Wilayah dan potensi: yang kami tahu", blocks)


def _span(figure: PublishedFigure | None) -> tuple[date, date]:
    if figure and figure.period_start and figure.period_end:
        return figure.period_start, figure.period_end
    return date.min, date.min


def placements(writer: Writer) -> Section:
    """Return the chapter on placements: by origin and by office, both printed."""
    origin = writer.latest("placements_by_origin")
    served = writer.latest("placements_served_by_office")
    blocks: list[Block] = [
        writer.lead(
            "Menurut asal pekerja {origin} layanan; dilayani kantor ini {served} layanan. Keduanya "
            "dicetak karena menjawab dua pertanyaan berbeda.",
            missing="penempatan per tahun",
            origin=origin,
            served=served,
        ),
        *_placement_columns(writer),
        *writer.two(origin, right=served, cause="Beda definisi"),
        _elsewhere(writer, origin=origin, served=served),
        Note(
            "Cara membaca.",
            "Angka menghitung layanan penempatan yang selesai lewat Sisko P2MI. Itu bukan orang "
            "dan bukan keberangkatan. Pekerja tanpa prosedur tidak ada di dalamnya.",
        ),
        Subheading("Ke mana dan dari mana"),
        *_countries(writer),
        *_map(writer),
        _target(writer, served=served),
    ]
    return Section("Penempatan", placements_title(writer), tuple(blocks))


def _placement_columns(writer: Writer) -> tuple[ChartBlock, ...]:
    indicators = ("placements_by_origin", "placements_served_by_office")
    names = ("menurut asal NTT", "dilayani BP3MI NTT")
    chart, figures = charts.columns_of_two(writer, indicators, names=names)
    if not figures:
        return ()
    pairs = "; ".join(f"{c.name}: {' dan '.join(m.label for m in c.marks)}" for c in chart.columns)
    words = ChartWords(
        "Penempatan per tahun",
        "layanan penempatan, bukan orang",
        f"Penempatan menurut asal, lalu yang dilayani kantor ini bila dicetak. {pairs}.",
    )
    return (writer.chart(chart, words=words, figures=figures),)


def _elsewhere(
    writer: Writer, *, origin: PublishedFigure | None, served: PublishedFigure | None
) -> Paragraph | Missing:
    gap = wording.number(origin.value - served.value) if origin and served else None
    return writer.paragraph(
        "Bila semua yang dilayani kantor ini berasal dari NTT, {gap} layanan lain tercatat di "
        "kantor lain: {origin} dikurangi {served}, dihitung di sini.",
        missing="selisih dua angka penempatan",
        gap=gap,
        origin=origin,
        served=served,
    )


def _countries(writer: Writer) -> tuple[ChartBlock, ...]:
    for year in reversed(writer.years("placements_by_origin")):
        total = writer.ask("placements_by_origin", year)
        parts = writer.published.parts(total, dimension="country")
        if total and parts:
            bars = charts.ranked(parts, axis="layanan", rest="Negara di bawah lima")
            first, whole = bars.bars[0], wording.number(total.value)
            words = ChartWords(
                f"{first.name} menerima {first.label} dari {whole} pada {year}",
                "layanan penempatan menurut negara",
                "Menurut negara: " + "; ".join(f"{b.name} {b.label}" for b in bars.bars) + ".",
            )
            return (writer.chart(bars, words=words, figures=[*parts]),)
    return ()


def _map(writer: Writer) -> tuple[Block, ...]:
    drawn = charts.newest_tiles(writer)
    if drawn is None:
        return (writer.missing("penempatan per kabupaten/kota"),)
    year, chart, figures = drawn
    shown = [tile for tile in chart.tiles if tile.label]
    shown.sort(key=lambda tile: -(tile.value or 0))
    printed = sum(bool(tile.label) or tile.withheld for tile in chart.tiles)
    words = ChartWords(
        f"{printed} dari {len(chart.tiles)} kabupaten/kota punya angka cetak, {year}",
        "layanan penempatan menurut asal",
        "Peta kotak. " + "; ".join(f"{tile.name} {tile.label}" for tile in shown) + ".",
    )
    return (writer.chart(chart, words=words, figures=figures),)


def _target(writer: Writer, *, served: PublishedFigure | None) -> Paragraph | Missing:
    target = writer.latest("placements_target")
    same = target if target and served and target.period_label == served.period_label else None
    ratio = wording.percent(served.value, whole=same.value) if same and served else None
    printed = writer.published.readings(
        Question.of_year("placements_target_ratio", served.period_end.year)
        if served and served.period_end
        else Question("placements_target_ratio", *_span(None))
    )
    sides = [reading.figure for reading in printed[:2]]
    return writer.paragraph(
        "Target {year} adalah {target} layanan. {served} dibagi target menjadi {ratio}, dihitung "
        "di sini. Yang dicetak {a} dan {b} persen.",
        missing="target layanan",
        year=served.period_label if served else None,
        target=same,
        served=served,
        ratio=ratio,
        a=sides[0] if sides else None,
        b=sides[1] if len(sides) > 1 else None,
    )


def money(writer: Writer) -> Section:
    """Return the chapter on remittances paid out in the province."""
    total = writer.latest("remittances")
    blocks: list[Block] = [
        writer.lead(
            "Pada {year} tercatat kiriman {total} miliar rupiah dari {senders} pengirim, lewat "
            "bank dan pos yang melapor saja.",
            missing="kiriman uang",
            year=total.period_label if total else None,
            total=total,
            senders=writer.latest("remittance_senders"),
        )
    ]
    blocks += _payers(writer, total=total)
    undated = _undated_remittance(writer)
    blocks.append(
        writer.paragraph(
            "Sumber lain mencetak {other} miliar rupiah tanpa kurun. Angka itu tidak dibandingkan.",
            missing="kiriman uang menurut sumber lain",
            other=undated,
        )
    )
    title = "Kiriman uang yang tercatat"
    return Section("Kiriman uang", title, tuple(blocks), new_page=False)


def _payers(writer: Writer, *, total: PublishedFigure | None) -> tuple[Block, ...]:
    parts = writer.published.parts(total, dimension="payer")
    if not (total and parts):
        return ()
    bars = charts.ranked(parts, axis="miliar rupiah", rest="Penyalur lain")
    words = ChartWords(
        f"{bars.bars[0].name} membayarkan {bars.bars[0].label} miliar rupiah",
        f"miliar rupiah menurut penyalur, {total.period_label}",
        "Menurut penyalur: " + "; ".join(f"{b.name} {b.label}" for b in bars.bars) + ".",
    )
    counted = sum((part.value for part in parts), Decimal(0))
    sentence = writer.paragraph(
        "Rinciannya berjumlah {counted}, sedangkan jumlah tercetak {total}.",
        missing="rincian kiriman",
        counted=wording.number(counted),
        total=total,
    )
    return (writer.chart(bars, words=words, figures=[*parts]), sentence)


def _undated_remittance(writer: Writer) -> PublishedFigure | None:
    return next(
        (
            figure
            for figure in writer.published.figures
            if figure.indicator == "remittances"
            and figure.area_code == "53"
            and figure.period_end is None
        ),
        None,
    )
