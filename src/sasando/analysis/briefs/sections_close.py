"""Closing chapters: challenges, requests, disagreements, totals, quality, the office's own rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sasando.analysis.briefs import reference, signature, wording
from sasando.analysis.briefs.checks import (
    Breakdown,
    Disagreement,
    Outcome,
    find_breakdowns,
    find_disagreements,
)
from sasando.analysis.briefs.contents import (
    Block,
    ChartBlock,
    ConflictBox,
    Note,
    Paragraph,
    Section,
    Table,
    TableColumn,
    Text,
)
from sasando.analysis.briefs.disclosing import WITHHELD
from sasando.analysis.briefs.passports import citation
from sasando.analysis.briefs.writer import Writer, plain
from sasando.foundation.print.charts import Bar, Bars, Flows
from sasando.foundation.print.palette import SERIES


@dataclass(frozen=True)
class MeasuredRow:
    """One cell of the office's own count; None where the joint audit withholds it."""

    group: str
    period: str
    value: Decimal | int | None


@dataclass(frozen=True)
class MeasuredPassport:
    """What the office's own count says about itself."""

    definition: str
    rule: str
    left_out: str
    snapshot: str


@dataclass(frozen=True)
class MeasuredTable:
    """One indicator counted over the office's own records, for the province."""

    indicator_id: str
    title: str
    unit: str
    rows: tuple[MeasuredRow, ...]
    passport: MeasuredPassport


def challenges(writer: Writer) -> Section:
    """Return the chapter on what stands in the way."""
    blocks: tuple[Block, ...] = (
        writer.paragraph(
            "Dari {built} LTSA yang dibangun, {active} yang aktif pada Juli 2025.",
            missing="LTSA",
            built=writer.newest("ltsa_built"),
            active=writer.newest("ltsa_active"),
        ),
        writer.paragraph(
            "Tanpa 4G pada 2020: {villages} desa dan kelurahan. Angka lebih baru belum ada.",
            missing="desa tanpa jaringan",
            villages=writer.newest("villages_without_4g"),
        ),
        writer.paragraph(
            "Di Nunukan, {have} dari {checked} orang yang dideportasi punya NIK, September 2021.",
            missing="NIK orang yang dideportasi",
            have=writer.newest("deportees_with_nik", area="65.03"),
            checked=writer.newest("deportees_checked_for_nik", area="65.03"),
        ),
        writer.paragraph(
            "Dalam survei enam desa di Timor Tengah Selatan, {elsewhere} persen responden punya "
            "dokumen yang dibuat di tempat lain.",
            missing="dokumen yang dibuat di tempat lain",
            elsewhere=writer.newest(
                "survey_documents",
                dimension="item",
                category="documents_made_elsewhere",
                area="53.02",
            ),
        ),
        writer.facts("aliases", "budget", "outside", "rules", "ltsa_gap"),
    )
    return Section("Tantangan", "Tantangan", blocks)


def conflicts(writer: Writer) -> Section:
    """Return every pair of province figures that do not agree."""
    found = find_disagreements(writer.published, area="53")
    if not found:
        return Section("Sumber berselisih", "Sumber yang berselisih", (_none("berselisih"),))
    columns = (
        TableColumn("Angka", 5),
        TableColumn("Sumber A", 4),
        TableColumn("Sumber B", 4),
        TableColumn("Selisih", 2, "right"),
        TableColumn("Sebab", 3),
        TableColumn("Yang perlu diputuskan kantor", 5),
    )
    rows = tuple(_conflict_row(writer, clash) for clash in found)
    box = ConflictBox(
        "Dicetak apa adanya, tidak dirata-ratakan",
        Table("Angka provinsi yang berselisih menurut sumbernya", columns, rows, ()),
    )
    title = f"Sumber yang berselisih: {wording.number(len(found))} pasang"
    return Section("Sumber berselisih", title, (box,))


def _conflict_row(writer: Writer, clash: Disagreement) -> tuple[Text, ...]:
    left, right = clash.left.figure, clash.right.figure
    words = reference.indicator(left.indicator)
    other = reference.indicator(right.indicator)
    what = words.label
    if other is not words:
        what = f"{words.label} (A), {other.label.lower()} (B)"
    detail = reference.label(left.dimension, left.category)
    named = ", ".join(part for part in (what, detail, left.period_label) if part)
    return (
        plain(named),
        (*writer.text("{left}", left=left), *plain(f" {citation(left)}")),
        (*writer.text("{right}", right=right), *plain(f" {citation(right)}")),
        plain(wording.number(clash.difference)),
        plain(clash.cause),
        plain(words.decision),
    )


def totals(writer: Writer) -> Section:
    """Return the totals that their parts do not meet; parts themselves are not shown."""
    found = find_breakdowns(writer.everything)
    gaps = [item for item in found if item.outcome is Outcome.GAP]
    if not gaps:
        return Section("Jumlah", "Jumlah dan rinciannya", (_none("tidak bertemu"),))
    columns = (
        TableColumn("Angka", 6),
        TableColumn("Sumber", 5),
        TableColumn("Tertulis", 2, "right"),
        TableColumn("Terhitung", 2, "right"),
        TableColumn("Selisih", 2, "right"),
    )
    rows = tuple(_gap_row(writer, item) for item in gaps)
    caption = "Jumlah tertulis, jumlah terhitung, dan selisihnya"
    table = Table(caption, columns, rows, plain("Sumber: tiap baris; terhitung di sini."))
    note = Note(
        "Cara membaca.",
        "Selisih adalah terhitung dikurangi tertulis. Rincian yang dicetak sebagian saja tidak "
        "dihitung sebagai selisih. Isi rincian tidak dicetak di sini.",
    )
    title = f"{len(gaps)} jumlah tidak sama dengan rinciannya"
    return Section("Jumlah", title, (*_outcomes(found), table, note))


def _outcomes(found: tuple[Breakdown, ...]) -> tuple[ChartBlock, ...]:
    counts = Counter(item.outcome for item in found)
    names = {
        Outcome.CLOSES: "Bertemu dengan jumlahnya",
        Outcome.PARTIAL: "Dicetak sebagian saja",
        Outcome.GAP: "Tidak bertemu",
    }
    bars = Bars(
        tuple(Bar(name, counts[key], wording.number(counts[key])) for key, name in names.items()),
        SERIES[0],
        "rincian",
    )
    said = "; ".join(f"{bar.name} {bar.label}" for bar in bars.bars)
    block = ChartBlock(
        title=f"Dari {len(found)} rincian, {counts[Outcome.GAP]} tidak bertemu",
        subtitle="banyaknya rincian menurut hasil pemeriksaan",
        alt=f"Hasil pemeriksaan rincian: {said}.",
        source=plain("Sumber: dihitung sistem ini dari angka cetak yang dimuat."),
        old="",
        picture="",
        chart=bars,
    )
    return (block,)


def _gap_row(writer: Writer, item: Breakdown) -> tuple[Text, ...]:
    total = item.total
    by = reference.label("dimension", item.dimension) if item.dimension else "kabupaten/kota"
    place = reference.place_name(total.area_code)
    name = reference.indicator(total.indicator).label
    return (
        plain(f"{name} menurut {by}, {place}, {total.period_label}"),
        plain(citation(total)),
        writer.text("{total}", total=total),
        plain(wording.number(item.counted)),
        plain(wording.number(item.difference)),
    )


def _none(what: str) -> Paragraph:
    return Paragraph(plain(f"Tidak ditemukan angka yang {what} dalam data yang dimuat."), ())


def quality(writer: Writer) -> Section:
    """Return how well the printed figures are known."""
    figures = writer.published.figures
    checked = Counter(figure.verified for figure in figures)
    names = {
        "primary": "Dibaca pada sumber resmi",
        "press": "Dari pemberitaan",
        "memory": "Belum diverifikasi",
    }
    bars = Bars(
        tuple(Bar(name, checked[key], wording.number(checked[key])) for key, name in names.items()),
        SERIES[0],
        "angka",
    )
    said = "; ".join(f"{bar.name} {bar.label}" for bar in bars.bars)
    chart = ChartBlock(
        title=f"{wording.number(checked['primary'])} dari {wording.number(len(figures))} angka "
        "dibaca pada sumber resmi",
        subtitle="angka cetak yang dimuat, menurut cara diperiksa",
        alt=f"Angka menurut cara diperiksa: {said}.",
        source=plain("Sumber: dihitung sistem ini dari angka cetak yang dimuat."),
        old="",
        picture="",
        chart=bars,
    )
    table = _unknowns(writer)
    return Section("Mutu data", "Mutu data: yang sudah dan belum diperiksa", (chart, table))


def _unknowns(writer: Writer) -> Table:
    undated = sum(figure.published_on is None for figure in writer.published.figures)
    rows = {
        "Tanggal terbit tidak dicetak": f"{wording.number(undated)} angka",
        "Tanggal yang dihitung (meninggal, tiba, lapor)": "tidak selalu disebut sumber",
        "Orang ganda": "belum dihapus; yang dihitung adalah kejadian",
        "Pekerja non-prosedural": "jumlah seluruhnya tidak diketahui siapa pun",
        "Penempatan per kabupaten 2024 dan 2025": "hanya urutan nama yang ditemukan",
        "Perubahan ketiga UU 18/2017": "belum diketahui apakah sudah disahkan",
        "Tanda tangan": signature.standing(writer.signed),
    }
    return Table(
        "Yang belum diketahui",
        (TableColumn("Hal", 5), TableColumn("Keadaan", 6)),
        tuple((plain(name), plain(state)) for name, state in rows.items()),
        plain("Sumber: pemeriksaan sistem ini dan catatan penyusun."),
    )


def own_records(
    writer: Writer, *, measured: Mapping[str, MeasuredTable], flows: Flows | None = None
) -> Section:
    """Return what the office counted over its own records, marked when they are made up."""
    if not measured:
        blocks: tuple[Block, ...] = (writer.missing("catatan kantor ini sendiri"),)
        return Section("Catatan kantor", "Catatan kantor ini", blocks, new_page=False)
    parts: list[Block] = []
    if writer.office.demo:
        parts.append(
            Note(
                "Data contoh.",
                "Angka di bagian ini dari kantor contoh dengan orang rekaan. Jangan dikutip.",
            )
        )
    for table in measured.values():
        parts.append(_measured(table))
    if flows is not None:
        parts.append(_flow_block(flows))
    return Section("Catatan kantor", "Catatan kantor ini", tuple(parts), new_page=False)


def _flow_block(flows: Flows) -> ChartBlock:
    largest = max(flows.flows, key=lambda flow: flow.value)
    said = "; ".join(f"{flow.origin} ke {flow.destination} {flow.label}" for flow in flows.flows)
    return ChartBlock(
        title=f"Terbanyak dari {largest.origin} ke {largest.destination}: {largest.label}",
        subtitle="layanan penempatan menurut pulau asal dan negara tujuan",
        alt=f"Dari pulau asal ke negara tujuan: {said}.",
        source=plain(
            "Sumber: catatan kantor ini. Yang ditahan audit bersama tidak digambar, maka pita "
            "tidak menjumlah ke angka provinsi. Kematian tidak pernah digambar pada peta ini."
        ),
        old="",
        picture="",
        chart=flows,
        unit="layanan",
    )


def _or_withheld(value: Decimal | int | None) -> str:
    return WITHHELD if value is None else wording.number(value)


def _measured(table: MeasuredTable) -> Table:
    rows = tuple(
        (plain(row.group), plain(row.period), plain(_or_withheld(row.value))) for row in table.rows
    )
    columns = (
        TableColumn("Kelompok", 5),
        TableColumn("Kurun", 3),
        TableColumn(table.unit, 2, "right"),
    )
    about = table.passport
    source = plain(
        f"Definisi: {about.definition.rstrip('.')}. Dihitung: {about.rule}. "
        f"Tersisih: {about.left_out}. Cuplikan {about.snapshot}. Kejadian; orang ganda belum "
        "dihapus."
    )
    return Table(table.title, columns, rows, source)
