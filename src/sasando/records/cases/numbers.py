"""Gives human numbers: one series an office and year, without gaps but for what was rolled back."""

from sasando.foundation.access.actor import Actor
from sasando.records.cases.models import CaseNumber

CASES, HANDOVERS = "KS", "BAST"
WIDTH = 4


def next_number(series: str, *, by: Actor) -> str:
    """Return the next number, such as KS-2026-0031, within the caller's transaction."""
    year = by.today.year
    CaseNumber.objects.get_or_create(series=series, year=year)
    row = CaseNumber.objects.select_for_update().get(series=series, year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return f"{series}-{year}-{row.last:0{WIDTH}d}"
