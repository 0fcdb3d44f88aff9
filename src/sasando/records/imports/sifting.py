"""What may become of the rows of a table without people."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sifted:
    """Rows by what may become of them; problems and warnings are (row, column, code)."""

    new: list[tuple[int, Any]]
    unchanged: list[tuple[int, Any]]
    problems: list[tuple[int, str, str]]
    warnings: list[tuple[int, str, str]]
