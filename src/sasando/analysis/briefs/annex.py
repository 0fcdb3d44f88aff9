"""The chapter with the table behind each chart, for who reads figures rather than pictures."""

from sasando.analysis.briefs.contents import Block, ChartBlock, Section, Table, TableColumn
from sasando.analysis.briefs.writer import plain
from sasando.foundation.print.charts import Flows, table_behind

# The first column holds names, the others figures and a word on them.
SHARES = (5, 3, 4)


def tables_behind(sections: tuple[Section, ...]) -> Section:
    """Return one table for each chart, under the chart's own title."""
    blocks: tuple[Block, ...] = tuple(
        behind(block)
        for section in sections
        for block in section.blocks
        if isinstance(block, ChartBlock)
    )
    return Section("Tabel grafik", "Tabel di balik tiap grafik", blocks)


def behind(block: ChartBlock) -> Table:
    """Return what a chart draws as rows."""
    found = table_behind(block.chart, value_name=block.unit or "Nilai")
    # A flow has two ends before its figure; everything else has one name.
    value = 2 if isinstance(block.chart, Flows) else 1
    columns = tuple(
        TableColumn(name, share, "right" if at == value else "left")
        for at, (name, share) in enumerate(zip(found.head, SHARES, strict=False))
    )
    rows = tuple(tuple(plain(cell) for cell in row) for row in found.rows)
    return Table(block.title, columns, rows, ())
