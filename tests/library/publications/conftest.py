"""Drafts, and packages as the audit's room makes them."""

from datetime import date

import pytest

from sasando.library.publications import actions
from sasando.library.publications.facts import (
    AuditFacts,
    DraftFacts,
    FileFacts,
    PackageFacts,
    TableFacts,
)

BYTES = "a" * 64
FACTS = DraftFacts("Rilis contoh", "Sample release", "public", "[[table]]\nname = 'a'\n")


def package(sha256: str = BYTES) -> PackageFacts:
    told = TableFacts(
        name="deaths", title="Meninggal", title_en="Deaths", indicator="deaths",
        by=("year",), period_start=date(2025, 1, 1), period_end=date(2025, 12, 31), k=10,
        disclosure="strict", cells=(("2025", 127, "ok"), ("_T", 127, "ok")),
        labels={"year": {"": ("Tahun", "Year"), "2025": ("2025", "2025")}},
        passport={"id": "deaths-1"}, passport_en={"id": "deaths-1"},
    )  # fmt: skip
    files = (FileFacts("deaths.csv", "text/csv", b"year,value,status\n2025,127,ok\n"),)
    return PackageFacts(sha256, (told,), files)


@pytest.fixture
def draft(db, actor):
    """Return the ref of an audited draft that a placement officer made."""
    ref = actions.open_draft(FACTS, by=actor("PO", login="maker"))
    audited(ref, by=actor("PO", login="maker"))
    return ref


def audited(ref, *, by, is_safe=True, sha256=BYTES):
    report = {"cells": 2, "suppressed": 0, "narrowest_interval": None, "recoverable": 0}
    verdict = {"verdict": "safe" if is_safe else "refused"}
    facts = AuditFacts("snap", date(2026, 1, 31), sha256, is_safe, report | verdict)
    actions.record_audit(ref, facts, by=by)
