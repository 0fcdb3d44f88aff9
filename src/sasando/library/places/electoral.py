"""Which regency votes in which electoral district (dapil) of the province's assembly."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "dapil.csv"


@dataclass(frozen=True)
class Dapil:
    """One regency's place in an electoral district of the province's assembly."""

    dapil: str
    regency: str
    valid_from: str
    source: str
    verified: str

    @property
    def slug(self) -> str:
        """Return the district's name without blanks: of its sheet, and of its sums in an audit."""
        return self.dapil.replace(" ", "-")


@cache
def dapils() -> tuple[Dapil, ...]:
    """Return which regency votes in which district, by district."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(
            Dapil(
                row["dapil"],
                row["kemendagri_code"],
                row["valid_from"],
                row["source"],
                row["verified"],
            )
            for row in csv.DictReader(file)
        )


def slug_of(regency: str) -> str:
    """Return the district's name without blanks in which a regency votes; "" when unknown."""
    return next((row.slug for row in dapils() if row.regency == regency), "")
