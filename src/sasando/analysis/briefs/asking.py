"""The last page and the leave-behind: what is asked, whose power, which budget line."""

from sasando.analysis.briefs import changes, reference
from sasando.analysis.briefs.contents import (
    Block,
    FigureGrid,
    Note,
    OnePage,
    Request,
    Requests,
    Subheading,
    Table,
    TableColumn,
)
from sasando.analysis.briefs.writer import Writer, plain

LEAFLET_FIGURES = (
    "placements_by_origin",
    "deaths_repatriated",
    "deportees",
    "cases_resolved",
    "placements_served_by_office",
    "remittances",
)
LEAFLET_ASKS = 4
DRAFT_NOTE = (
    "Daftar ini usulan penyusun dan belum disetujui kepala kantor. Kewenangan dan mata anggaran "
    "belum dicocokkan dengan naskah anggaran; diperiksa sebelum rapat."
)


def asked(writer: Writer) -> OnePage:
    """Return the page of what is asked of the assembly."""
    asks = tuple(
        Request(
            ask.kind,
            ask.title,
            ask.text,
            ask.basis,
            reference.flag(ask.verified),
            ask.power,
            ask.budget,
        )
        for ask in reference.requests()
    )
    blocks: tuple[Block, ...] = (Note("Usulan penyusun.", DRAFT_NOTE), Requests(asks, "Dasar"))
    return OnePage(
        name="Yang diminta",
        title="Yang diminta: kewenangan siapa, mata anggaran mana",
        subtitle=writer.office.name,
        chips=(),
        blocks=blocks,
    )


def leaflet(writer: Writer, *, compare: int | None = None) -> OnePage:
    """Return the one page that stays with the reader: figures, what changed, what is asked."""
    grid = tuple(cell for name in LEAFLET_FIGURES for cell in writer.large(writer.latest(name)))
    blocks: list[Block] = [FigureGrid(grid) if grid else writer.missing("penempatan dan kasus")]
    told = changes.find_changes(writer, compare=compare)
    if told:
        changed = tuple(
            (plain(changes.sentence(change)), plain(change.sure)) for change in told[:LEAFLET_ASKS]
        )
        heads = (TableColumn("Yang berubah", 6), TableColumn("Seberapa yakin", 4))
        blocks.append(Table("Yang berubah, tanpa menyebut sebab", heads, changed, ()))
    blocks.append(Subheading("Yang diminta"))
    rows = tuple(
        (plain(ask.title), plain(ask.power), plain(ask.budget))
        for ask in reference.requests()[:LEAFLET_ASKS]
    )
    columns = (
        TableColumn("Permintaan", 4),
        TableColumn("Kewenangan", 4),
        TableColumn("Mata anggaran", 4),
    )
    blocks.append(Table("Empat yang pertama dari daftar", columns, rows, plain(DRAFT_NOTE)))
    return OnePage(
        name="Satu halaman",
        title="Pekerja migran NTT dalam satu halaman",
        subtitle=f"{writer.office.name} · angka dalam kurung menunjuk paspor dalam paket lengkap",
        chips=(),
        blocks=tuple(blocks),
    )
