"""Plans to start from: what an office releases every year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sasando.domain.values.words import Words


@dataclass(frozen=True)
class Example:
    """A plan with its title."""

    title: Words
    plan: str


def _table(name: str, indicator: str, by: str, period: str = "", more: str = "") -> str:
    lines = ["[[table]]", f'name = "{name}"', f'indicator = "{indicator}"', f"by = [{by}]"]
    lines += [f'period = "{period}"'] if period else []
    return "\n".join([*lines, more] if more else lines) + "\n"


def _yearly(year: int) -> Example:
    span = f"{year - 2}..{year}"
    tables = (
        _table("penempatan_kabupaten", "placements_by_origin", '"origin_regency", "sex"',
               str(year), 'hierarchy = ["origin_island"]'),
        _table("penempatan_tahun", "placements_by_origin", '"year", "sex"', span),
        _table("dilayani_tahun", "placements_served_by_office", '"year"', span),
        _table("penempatan_negara", "placements_by_origin", '"country"', str(year)),
        _table("deportasi_tahun", "deportees", '"year", "sex"', span),
        _table("kematian_tahun", "deaths", '"year", "sex"', span),
    )  # fmt: skip
    title = Words(id=f"Angka tahunan {year}", en=f"Yearly figures {year}")
    return Example(title, "\n".join(tables))


def _islands(year: int) -> Example:
    span = f"{year - 2}..{year}"
    tables = (
        _table("kematian_pulau", "deaths", '"origin_island"', span),
        _table("deportasi_pulau", "deportees", '"origin_island"', span),
    )
    title = Words(
        id=f"Kepulangan per pulau {year - 2}–{year}", en=f"Returns by island {year - 2}–{year}"
    )
    return Example(title, "\n".join(tables))


def _work(year: int) -> Example:
    tables = (
        _table("kasus_diterima", "cases_received", '"category_group"', str(year)),
        _table("kasus_saluran", "cases_received", '"channel"', str(year)),
        _table("kasus_selesai", "cases_resolved_share", '"category_group"', str(year)),
    )
    return Example(Words(id=f"Kasus {year}", en=f"Cases {year}"), "\n".join(tables))


_EXAMPLES: dict[str, tuple[Words, Callable[[int], Example]]] = {
    "tahunan": (Words(id="angka tahunan", en="yearly figures"), _yearly),
    "pulau": (Words(id="kepulangan per pulau", en="returns by island"), _islands),
    "kasus": (Words(id="kasus", en="cases"), _work),
}


def named() -> list[tuple[str, Words]]:
    """Return code and name of each example."""
    return [(code, name) for code, (name, _make) in _EXAMPLES.items()]


def example(code: str, *, today: date) -> Example | None:
    """Return an example for the last whole year; None for an unknown code."""
    found = _EXAMPLES.get(code)
    return found[1](today.year - 1) if found else None
