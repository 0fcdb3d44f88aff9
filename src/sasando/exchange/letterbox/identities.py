"""Who a reporter is, when they said so: sealed apart, opened by a custodian on a stated reason."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from sasando.domain.cases.family import why_not_reason
from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import enveloped, officekeys
from sasando.exchange.letterbox.models import Report, ReportIdentity
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox

LONGEST = 1000
CUSTODIAN, SUPERVISOR = "CUS", "CS"
URL = "/meja/kotak-surat/identitas/"


@dataclass(frozen=True)
class IdentityView:
    """One sealed identity; `reason` in clear only where it was asked for."""

    ref: UUID
    number: str
    at: datetime
    opened_at: datetime | None
    opened_name: str
    reason: str = ""


def add(report: Report, text: str, *, now: datetime) -> None:
    """Seal an identity to the custodian's key, within the caller's act."""
    row = ReportIdentity(ref=uuid4(), report=report, at=now)
    words = text.strip()[:LONGEST].encode()
    enveloped.close(row, "body", words, now=now, purpose=officekeys.IDENTITIES)
    row.save(force_insert=True)


def listed(limit: int = 100) -> list[IdentityView]:
    """Return sealed identities, those never opened first, then the newest; nothing in clear."""
    rows = ReportIdentity.objects.filter(body_sealed__isnull=False).select_related("report")
    return [_view(row) for row in rows.order_by("opened_at", "-id")[:limit]]


def one(ref: UUID) -> IdentityView | None:
    """Return one sealed identity without its content."""
    row = _row(ref)
    return _view(row) if row else None


def of_report(report: UUID) -> list[IdentityView]:
    """Return the identities given with a report, with who opened them and why."""
    rows = ReportIdentity.objects.filter(report__ref=report).select_related("report")
    return [_view(row, with_reason=True) for row in rows]


def open_up(ref: UUID, *, reason: str, by: Actor) -> str | None:
    """Return an identity in clear, the reason and the look written first; None when missing.

    Raises Refused without a reason of some length.
    """
    refusal = why_not_reason(reason)
    if refusal is not None:
        raise Refused(refusal)
    with transaction.atomic():
        row = _row(ref)
        if row is None:
            return None
        row.opened_at, row.opened_by, row.opened_name = by.now, by.login, by.name
        words = reason.strip()[:2000].encode()
        enveloped.close(row, "reason", words, now=by.now, key_column="reason_key")
        row.save()
        refs = [("report", str(row.report.ref)), ("report_identity", str(row.ref))]
        facts = {"number": row.report.number}
        audit.record(by=by, deed="letterbox.identity_opened", refs=refs, facts=facts)
        outbox.post(
            kind="identity_opened", params={"number": row.report.number}, to_role=SUPERVISOR,
            url_path=f"/meja/kotak-surat/laporan/{row.report.ref}/",
            dedupe_key=f"identity-opened:{row.ref}:{by.now.isoformat()}", by=by,
        )  # fmt: skip
        return enveloped.opened_here(row, "body").decode()


def ask(report: UUID, *, by: Actor) -> None:
    """Ask the custodian to open what a reporter said of themselves."""
    with transaction.atomic():
        row = ReportIdentity.objects.filter(report__ref=report).select_related("report").last()
        if row is None:
            return
        refs = [("report", str(report)), ("report_identity", str(row.ref))]
        facts = {"number": row.report.number}
        audit.record(by=by, deed="letterbox.identity_asked", refs=refs, facts=facts)
        outbox.post(
            kind="identity_asked", params={"number": row.report.number}, to_role=CUSTODIAN,
            url_path=f"{URL}{row.ref}/", by=by,
            dedupe_key=f"identity-asked:{row.ref}:{by.login}:{by.today.isoformat()}",
        )  # fmt: skip


def _row(ref: UUID) -> ReportIdentity | None:
    rows = ReportIdentity.objects.filter(ref=ref, body_sealed__isnull=False)
    return rows.select_related("report").first()


def _view(row: ReportIdentity, *, with_reason: bool = False) -> IdentityView:
    reason = ""
    if with_reason:
        reason = enveloped.opened_here(row, "reason", key_column="reason_key").decode()
    return IdentityView(row.ref, row.report.number, row.at, row.opened_at, row.opened_name, reason)
