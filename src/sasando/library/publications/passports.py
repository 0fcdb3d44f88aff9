"""Lays the passport of a released table out in the contract's order; what is empty says so."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sasando.domain.values.words import Words
from sasando.library.publications.facts import ReleaseCard, ReleaseView, TableFacts
from sasando.library.publications.layout import label

ROLES = {
    "CS": Words(id="penyelia kasus", en="case supervisor"),
    "PO": Words(id="petugas penempatan", en="placement officer"),
    "HO": Words(id="kepala kantor", en="head of office"),
}
NONE = Words(id="tidak ada", en="none")
NOT_CHECKED = Words(id="belum diperiksa", en="not checked")


def title(card: ReleaseCard, language: str) -> str:
    """Return a release's title in a language."""
    return card.title_en if language.startswith("en") else card.title


def said(card: ReleaseCard, language: str) -> str:
    """Return in one sentence how a release stands: in force, replaced, corrected."""
    is_english = language.startswith("en")
    parts = []
    if card.superseded_by:
        parts.append(
            f"Replaced by {card.superseded_by}." if is_english
            else f"Digantikan oleh {card.superseded_by}."
        )  # fmt: skip
    parts.extend(one.text_en if is_english else one.text for one in card.errata)
    return " ".join(parts)


def shown(table: TableFacts, language: str) -> dict[str, Any]:
    """Return a table's title, chart and words in a language."""
    is_english = language.startswith("en")
    return {
        "table": table,
        "title": table.title_en if is_english else table.title,
        "chart": table.chart_en if is_english else table.chart,
        "alt": table.alt_en if is_english else table.alt,
        "unit": _of(table, language).get("unit", ""),
    }


def signatures(release: ReleaseView) -> list[dict[str, Any]]:
    """Return who signed: name, role in words, for whom, when."""
    return [
        {
            "name": one["name"],
            "role": ROLES.get(one["role"], Words(id=one["role"], en=one["role"])),
            "on_behalf_of": one.get("on_behalf_of", ""),
            "at": datetime.fromisoformat(one["at"]),
        }
        for one in release.signed_by
    ]


def rows(table: TableFacts, release: ReleaseView, language: str) -> list[tuple[Words, Any]]:
    """Return label and value of each field, in the contract's order."""
    found = _of(table, language)
    period, hidden = found.get("period") or {}, sum(cell[-1] == "x" for cell in table.cells)
    quality, told = found.get("quality") or {}, found.get("disclosure") or {}
    denominator = found.get("denominator") or {}
    left_out = "; ".join(f"{one['words']}: {one['rows']}" for one in quality.get("why", ()))
    pairs: list[tuple[str, str, Any]] = [
        ("Indikator", "Indicator", found.get("indicator")),
        ("Definisi", "Definition", found.get("definition")),
        ("Satuan", "Unit", found.get("unit")),
        ("Nilai seluruhnya", "Value of the whole", _text(found.get("value"))),
        ("Wilayah", "Area", f"{(found.get('area') or {}).get('code', '')} (Kemendagri)"),
        ("Periode", "Period", " – ".join(filter(None, (period.get("start"), period.get("end"))))),
        ("Menurut", "By", _dimensions(table, language)),
        ("Penyebut", "Denominator", denominator.get("definition") or NONE),
        ("Sumber", "Source", found.get("source")),
        ("Potret data", "Snapshot", release.snapshot),
        ("Data sampai", "As of", release.card.as_of.isoformat()),
        ("Yang dihitung", "What is counted", found.get("rule")),
        ("Penyamaran", "Disclosure", f"{told.get('class')}, k = {told.get('k')}"),
        ("Sel disamarkan", "Cells suppressed", _text(hidden)),
        ("Dipakai", "Rows used", _text(quality.get("used"))),
        ("Tersisih", "Left out", left_out or NONE),
        ("Ganda", "Duplicates", quality.get("duplicates") or NOT_CHECKED),
        ("Ditandatangani", "Signed by", ", ".join(one["name"] for one in release.signed_by)),
        ("Menggantikan", "Supersedes", release.card.supersedes or NONE),
    ]  # fmt: skip
    return [(Words(id=id_, en=en), value or NONE) for id_, en, value in pairs]


def _of(table: TableFacts, language: str) -> Mapping[str, Any]:
    return table.passport_en if language.startswith("en") else table.passport


def _dimensions(table: TableFacts, language: str) -> str:
    return ", ".join(label(table, name).in_language(language) for name in table.by)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
