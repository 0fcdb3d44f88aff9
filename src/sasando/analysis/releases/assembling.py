"""Puts a release together: protected tables, their files, and the digest that people sign."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sasando.analysis.extracts.snapshots import Snapshot
from sasando.analysis.releases import drawing, package, spreadsheet
from sasando.analysis.releases.building import Built, build
from sasando.analysis.releases.package import PackedTable, ReadPackage
from sasando.analysis.releases.plan import Plan
from sasando.domain.disclosure.results import PASSED, Protected
from sasando.domain.values.words import Words
from sasando.library.publications import briefs, queries
from sasando.library.publications.facts import FileFacts, PackageFacts, TableFacts

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA = {"csv": "text/csv", "json": "application/json", "xlsx": XLSX, "svg": "image/svg+xml"}


@dataclass(frozen=True)
class Assembled:
    """A release ready to be signed, and what its audit found."""

    built: Built
    package: PackageFacts
    earlier: int

    @property
    def is_safe(self) -> bool:
        """Say whether the joint audit passed."""
        return self.built.protected.audit.verdict == PASSED

    @property
    def report(self) -> dict[str, Any]:
        """Return what staff read of the audit; failing cells by name, a repair in words."""
        told = report_of(self.built.protected)
        thin = [{"id": words.id, "en": words.en} for words in self.built.proposals]
        return told | {"proposals": [*told["proposals"], *thin], "earlier": self.earlier}


def assemble(plan: Plan, *, snapshot: Snapshot, title: tuple[str, str]) -> Assembled:
    """Return a release built from a snapshot and audited with everything ever published."""
    older = published()
    built = build(
        plan,
        snapshot=snapshot,
        earlier=tuple(table for one in older for table in one.counts),
        earlier_rates=tuple(rates for one in older for rates in one.rates),
        earlier_sums=tuple(t for one in older for t in one.tables if t.amounts is not None),
    )
    files = package.write(built.tables, snapshot=snapshot.id, as_of=snapshot.as_of, title=title)
    pictures = {
        (one.table.id, language): found
        for one in built.tables
        for language in ("id", "en")
        if (found := drawing.drawn(one, language=language)) is not None
    }
    whole = files | {
        f"charts/{name}.{language}.svg": found.svg.encode()
        for (name, language), found in pictures.items()
    }
    whole |= {
        "data.json": _json(built.tables),
        "data.xlsx": spreadsheet.write(built.tables, as_of=snapshot.as_of),
    }
    facts = PackageFacts(
        sha256=package.digest(whole),
        tables=tuple(_facts(one, built, pictures) for one in built.tables),
        files=tuple(
            FileFacts(path, MEDIA[path.rpartition(".")[2]], whole[path]) for path in sorted(whole)
        ),
    )
    return Assembled(built, facts, len(older))


def published() -> list[ReadPackage]:
    """Return everything ever published, as its readers have it, briefs before releases.

    Of a brief its audited figures are read, those on paper and in sheets.
    """
    found = list(_signed_briefs())
    for card in queries.releases(partners=True):

        def get(path: str, number: str = card.number) -> bytes:
            file = queries.file(number, path, partners=True)
            if file is None:
                raise OSError
            return file.content

        found.append(package.read_files(get, release=card.number, where=card.number))
    return found


def _signed_briefs() -> Iterator[ReadPackage]:
    for brief in briefs.signed():
        file = briefs.file(brief.number, briefs.AUDITED)
        if file is None:
            continue
        told: Mapping[str, str] = json.loads(file.content)

        def get(path: str, told: Mapping[str, str] = told) -> bytes:
            if path not in told:
                raise OSError
            return told[path].encode()

        yield package.read_files(get, release=brief.number, where=brief.number)


def report_of(found: Protected) -> dict[str, Any]:
    """Return the audit of protected tables as plain values."""
    remedy: Iterable[Words] = [found.remedy.words] if found.remedy else []
    return dict(found.audit.as_printed) | {
        "primary": found.primary,
        "complementary": found.complementary,
        "hidden_share": round(found.people_hidden * 100, 1),
        "totals_printed": round(found.totals_printed * 100, 1),
        "failing": [
            {
                "table": one.cell.table, "cell": one.cell.text, "why": one.problem.words.id,
                "low": one.low, "high": one.high, "wanted": one.wanted,
            }
            for one in found.audit.findings
        ],
        "proposals": [{"id": words.id, "en": words.en} for words in remedy],
    }  # fmt: skip


def _facts(
    one: PackedTable, built: Built, pictures: Mapping[tuple[str, str], drawing.Drawn]
) -> TableFacts:
    said = {
        language: pictures.get((one.table.id, language), drawing.NOTHING)
        for language in ("id", "en")
    }
    plan = next(each for each in built.plan.tables if each.name == one.table.id)
    found = package.columns(one)
    period = plan.period
    return TableFacts(
        name=one.table.id, title=one.title[0], title_en=one.title[1], indicator=one.indicator,
        by=tuple(each.name for each in one.table.by),
        period_start=period.starts_on if period else None,
        period_end=period.ends_on if period else None,
        k=one.table.protection.k or None, disclosure=one.table.protection.value,
        cells=tuple(zip(*found.values(), strict=True)), labels=one.labels,
        passport=one.passport, passport_en=one.passport_en,
        chart=said["id"].svg, chart_en=said["en"].svg, alt=said["id"].alt, alt_en=said["en"].alt,
    )  # fmt: skip


def _json(tables: Iterable[PackedTable]) -> bytes:
    told = {
        "tables": [
            {
                "name": one.table.id, "title": one.title[0], "title_en": one.title[1],
                "passport": one.passport,
                "cells": [
                    dict(zip(found, row, strict=True))
                    for found in [package.columns(one)]
                    for row in zip(*found.values(), strict=True)
                ],
            }
            for one in tables
        ]
    }  # fmt: skip
    return (json.dumps(told, ensure_ascii=False, indent=1, default=_plain) + "\n").encode()


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
