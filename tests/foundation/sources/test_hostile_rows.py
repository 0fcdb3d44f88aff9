"""The rows of the corpus under the rules of rows: the stated answers hold without a database."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from sasando.domain.reconciliation.headings import find_header
from sasando.domain.reconciliation.known import Known, place_form
from sasando.domain.reconciliation.table import CheckedTable, check_table
from sasando.foundation.sources.reading.table import read_table
from tests.corpus.hostile import ROWS, Entry, entries_for

KNOWN = Known(
    today=date(2026, 11, 24),
    regency_names={"53.21": "Malaka"},
    regency_by_name={place_form("Malaka"): "53.21"},
)


def _checked(path: Path, kind: str) -> CheckedTable:
    with read_table(path) as reading:
        head = reading.head()
        header = find_header(kind, [cells for _, cells in head])
        last = head[header.first_data_row - 1][0]
        frame = pl.concat(reading.batches()).filter(pl.col("row") > last)
    names = {f"c{at}": name for name, at in header.columns.items()}
    return check_table(kind, frame.rename(names), known=KNOWN, groups={})


@pytest.mark.parametrize("entry", entries_for(ROWS), ids=lambda entry: f"{entry.id} {entry.about}")
def test_bad_row_gets_its_stated_answer(entry: Entry, tmp_path: Path) -> None:
    checked = _checked(entry.make(tmp_path), entry.kind)

    told = [(row, code) for row, _, code in checked.problems.iter_rows()]
    if entry.answer.does == "row":
        assert told == [(entry.answer.row, entry.answer.code)]
    else:
        assert told == []
        assert checked.clean.height + 1 == entry.answer.rows
