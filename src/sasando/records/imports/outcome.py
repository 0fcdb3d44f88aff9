"""What is asked of an import, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sasando.domain.reconciliation.totals import TotalLine
from sasando.domain.values.words import Words

LISTED_PROBLEMS = 1000


@dataclass(frozen=True)
class ImportRequest:
    """One table to take in: `totals` are group → stated as given beside the file."""

    kind: str
    file_name: str
    sheet: str = ""
    codes: str = ""
    source_name: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)
    arrived_on: date | None = None
    is_dry_run: bool = False
    is_final: bool = False


@dataclass(frozen=True)
class RowProblem:
    """Why one row is not taken, or what to look at in one that is."""

    sheet: str
    row: int
    column: str
    code: str
    problem: Words

    def as_json(self) -> dict[str, Any]:
        """Return the shape of contracts.md; it holds no cell of the row."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "problem": self.problem.id,
            "code": self.code,
        }


@dataclass(frozen=True)
class Outcome:
    """What became of one table."""

    batch: str | None
    state: str
    file_sha256: str
    rows: int
    accepted: int
    unchanged: int
    rejected: tuple[RowProblem, ...]
    warnings: tuple[RowProblem, ...]
    totals: tuple[TotalLine, ...]
    reconciled: bool
    already_imported: bool
    review: int = 0
    rejected_rows: int = 0
    file_warnings: tuple[Words, ...] = ()
    refused: Words | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the shape of contracts.md."""
        return {
            "batch": self.batch,
            "state": self.state,
            "file_sha256": self.file_sha256,
            "rows": self.rows,
            "accepted": self.accepted,
            "unchanged": self.unchanged,
            "review": self.review,
            "rejected": [item.as_json() for item in self.rejected],
            "warnings": [item.as_json() for item in self.warnings]
            + [{"problem": words.id, "code": "file"} for words in self.file_warnings],
            "totals": [_line(line) for line in self.totals],
            "reconciled": self.reconciled,
            "already_imported": self.already_imported,
            "refused": self.refused.id if self.refused else None,
        }


def _line(line: TotalLine) -> dict[str, Any]:
    return {
        "group": line.group,
        "stated": _plain(line.stated),
        "counted": _plain(line.counted),
        "difference": _plain(line.difference),
    }


def _plain(value: int | Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)
