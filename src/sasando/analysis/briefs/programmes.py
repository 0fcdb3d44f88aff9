"""The chapter on where the office works, with whom, and what it runs."""

from sasando.analysis.briefs import reference
from sasando.analysis.briefs.contents import Block, Note, Section, Subheading, Table, TableColumn
from sasando.analysis.briefs.writer import Writer, plain


def programmes(writer: Writer) -> Section:
    """Return the chapter on programmes and cooperation: only what a source printed."""
    blocks: list[Block] = [
        writer.lead(
            "Pada akhir {year} ada {villages} Desa Migran Emas di NTT.",
            missing="Desa Migran Emas",
            year=_year(writer),
            villages=writer.newest("desa_migran_emas"),
        ),
        Subheading("Pencegahan perdagangan orang bersama pihak lain"),
        _partners(),
        Note(
            "Yang belum ada.",
            "Jumlah sosialisasi, pesertanya, dan desa yang dicapai belum dicetak siapa pun. "
            "Angka dari catatan kantor ada di bagian akhir bila sudah dicatat.",
        ),
    ]
    return Section("Program", "Program dan kerja sama", tuple(blocks))


def _year(writer: Writer) -> str | None:
    figure = writer.newest("desa_migran_emas")
    return str(figure.period_end.year) if figure and figure.period_end else None


def _partners() -> Table:
    wanted = ("Perpres 49/2023", "Kepgub NTT 135/2024", "Permen P2MI 33/2025")
    rows = tuple(
        (plain(item.instrument), plain(item.use), plain(item.source))
        for item in reference.law()
        if item.instrument in wanted
    )
    columns = (
        TableColumn("Dasar", 3),
        TableColumn("Bentuk kerja sama", 6),
        TableColumn("Sumber", 3),
    )
    return Table("Wadah kerja sama menurut aturannya", columns, rows, ())
