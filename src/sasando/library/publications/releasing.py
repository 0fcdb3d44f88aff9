"""Writes a release that two people signed: once, whole, for good. Only the audit's room may."""

from datetime import date
from hashlib import sha256
from uuid import UUID, uuid4

from django.db import transaction

from sasando.domain.disclosure.approval import why_not_publish
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.publications.actions import LAST_STATES, MISSING, approved_facts
from sasando.library.publications.facts import PackageFacts
from sasando.library.publications.models import (
    Draft,
    Release,
    ReleasedFile,
    ReleasedTable,
    ReleaseSeries,
)

OTHER_BYTES = Refusal(
    "package_changed",
    Words(
        id="Isi rilis berbeda dari yang disetujui. Audit ulang, lalu minta persetujuan lagi.",
        en="The release differs from what was agreed. Audit again, then ask for approval again.",
    ),
)


def publish(draft: UUID, *, package: PackageFacts, by: Actor) -> str:
    """Write the release from an agreed draft and return its number.

    Raises Refused when two people have not agreed, or the bytes are not the ones they agreed to.
    """
    with transaction.atomic():
        row = Draft.objects.select_for_update(of=("self",)).filter(ref=draft).first()
        if row is None or row.state in LAST_STATES:
            raise Refused(MISSING)
        refusal = why_not_publish(approved_facts(row))
        if refusal:
            raise Refused(refusal)
        if package.sha256 != row.package_sha256 or row.as_of is None:
            raise Refused(OTHER_BYTES)
        release = _release(row, as_of=row.as_of, by=by)
        _tables(release, package)
        _files(release, package)
        row.state, row.release = Draft.State.PUBLISHED, release
        row.version += 1
        row.save(update_fields=["state", "release", "version"])
        audit.record(
            by=by, deed="releases.published",
            refs=[("release", str(release.ref)), ("release_draft", str(row.ref))],
            facts={"number": release.number, "package": package.sha256},
        )  # fmt: skip
    return release.number


def _release(row: Draft, *, as_of: date, by: Actor) -> Release:
    signed = [
        {
            "name": one.name, "role": one.role, "on_behalf_of": one.on_behalf_of,
            "at": one.at.isoformat(),
        }
        for one in row.approvals.all()
    ]  # fmt: skip
    report = row.audit or {}
    told = ("cells", "suppressed", "narrowest_interval", "recoverable", "verdict")
    return Release.objects.create(
        ref=uuid4(), number=_number(by), title=row.title, title_en=row.title_en,
        audience=row.audience, plan=row.plan, snapshot=row.snapshot, as_of=as_of,
        package_sha256=row.package_sha256, signed_by=signed, published_at=by.now,
        supersedes=row.supersedes, audit={name: report.get(name) for name in told},
    )  # fmt: skip


def _number(by: Actor) -> str:
    year = by.today.year
    ReleaseSeries.objects.get_or_create(year=year)
    row = ReleaseSeries.objects.select_for_update().get(year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return f"RL-{year}-{row.last:04d}"


def _tables(release: Release, package: PackageFacts) -> None:
    for one in package.tables:
        ReleasedTable.objects.create(
            release=release, name=one.name, title=one.title, title_en=one.title_en,
            indicator=one.indicator, by=list(one.by), period_start=one.period_start,
            period_end=one.period_end, k=one.k, disclosure=one.disclosure,
            cells=[list(cell) for cell in one.cells], labels=dict(one.labels),
            passport=dict(one.passport),
            passport_en=dict(one.passport_en), chart=one.chart, chart_en=one.chart_en,
            alt=one.alt, alt_en=one.alt_en,
        )  # fmt: skip


def _files(release: Release, package: PackageFacts) -> None:
    for one in package.files:
        ReleasedFile.objects.create(
            release=release,
            path=one.path,
            media_type=one.media_type,
            content=one.content,
            sha256=sha256(one.content).hexdigest(),
        )
