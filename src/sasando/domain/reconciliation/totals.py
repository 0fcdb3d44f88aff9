"""Stated totals beside counted ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Count = int | Decimal


@dataclass(frozen=True)
class TotalLine:
    """One stated total and what the rows count; `difference` = counted − stated."""

    group: str
    stated: Count
    counted: Count

    @property
    def difference(self) -> Count:
        """Return counted − stated."""
        return self.counted - self.stated

    @property
    def closes(self) -> bool:
        """Say whether both are equal."""
        return self.counted == self.stated


@dataclass(frozen=True)
class Reconciliation:
    """Every stated total of one table, in the order stated."""

    lines: tuple[TotalLine, ...]

    @property
    def reconciled(self) -> bool:
        """Say whether every stated total is met; True when none is stated."""
        return all(line.closes for line in self.lines)

    @property
    def gaps(self) -> tuple[TotalLine, ...]:
        """Return the lines that are not met."""
        return tuple(line for line in self.lines if not line.closes)


def reconcile(stated: Mapping[str, Count], *, counted: Mapping[str, Count]) -> Reconciliation:
    """Return stated beside counted, one line a stated group; a group not counted counts 0."""
    return Reconciliation(
        tuple(TotalLine(group, total, counted.get(group, 0)) for group, total in stated.items())
    )
