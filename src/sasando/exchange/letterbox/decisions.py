"""The head of office decides on a family code where none is given by default."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from sasando.domain.cases.family import why_not_reason
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox import sealed
from sasando.exchange.letterbox.models import SlipDecision
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox
from sasando.foundation.privacy import sealing

HEAD = "HO"
URL = "/meja/kotak-surat/keputusan/"
WAITS_ALREADY = Refusal(
    "decision_waits",
    Words(
        id="Permintaan sebelumnya masih menunggu kepala kantor.",
        en="An earlier request still waits for the head of office.",
    ),
)
DECIDED = Refusal(
    "decision_made",
    Words(id="Permintaan ini sudah diputuskan.", en="This request was decided already."),
)


@dataclass(frozen=True)
class DecisionView:
    """One request; the reasons in clear only where they were asked for."""

    ref: UUID
    origin: UUID
    number: str
    grounds: tuple[str, ...]
    asked_at: datetime
    asked_name: str
    reason: str
    agreed: bool | None
    decided_at: datetime | None
    decided_name: str
    why: str


def ask(origin: UUID, *, number: str, grounds: Iterable[str], reason: str, by: Actor) -> None:
    """Ask the head of office, within the caller's act; raises Refused while one waits."""
    if SlipDecision.objects.filter(origin=origin, decided_at__isnull=True).exists():
        raise Refused(WAITS_ALREADY)
    row = SlipDecision(
        ref=uuid4(), origin=origin, number=number, grounds=sorted(grounds), asked_at=by.now,
        asked_by=by.login, asked_name=by.name, asked_ref=by.user_ref,
    )  # fmt: skip
    sealing.new_subject_key(row.ref, now=by.now)
    row.reason_sealed = sealed.seal(row, "reason", reason.strip()[:2000])
    row.save()
    outbox.post(
        kind="family_code_asked", params={"number": number}, to_role=HEAD,
        url_path=f"{URL}{row.ref}/", dedupe_key=f"slip-asked:{row.ref}", by=by,
    )  # fmt: skip


def decide(ref: UUID, *, agree: bool, why: str, by: Actor) -> DecisionView:
    """Write the decision of the head of office and its reason; never on one's own request."""
    with transaction.atomic():
        rows = SlipDecision.objects.select_for_update()
        row = rows.filter(ref=ref, decided_at__isnull=True).first()
        if row is None:
            raise Refused(DECIDED)
        refusal = accounts.why_not_approve(by, made_by=row.asked_by) or why_not_reason(why)
        if refusal is not None:
            raise Refused(refusal)
        row.agreed, row.decided_at = agree, by.now
        row.decided_by, row.decided_name = by.login, by.name
        row.why_sealed = sealed.seal(row, "why", why.strip()[:2000])
        row.save()
        facts = {"number": row.number, "agreed": agree}
        refs = [("case", str(row.origin)), ("slip_decision", str(row.ref))]
        audit.record(by=by, deed="letterbox.code_decided", refs=refs, facts=facts)
        kind = "family_code_agreed" if agree else "family_code_refused"
        outbox.post(
            kind=kind, params={"number": row.number}, to_user=row.asked_ref,
            to_role="" if row.asked_ref else "CS",
            url_path=f"/meja/kasus/{row.origin}/kode-keluarga/",
            dedupe_key=f"slip-decided:{row.ref}", by=by,
        )  # fmt: skip
    return _view(row)


def lifted(origin: UUID) -> frozenset[str]:
    """Return the grounds that the latest decision on a case lifts."""
    rows = SlipDecision.objects.filter(origin=origin, decided_at__isnull=False)
    row = rows.order_by("-decided_at", "-id").first()
    return frozenset(row.grounds) if row is not None and row.agreed else frozenset()


def latest(origin: UUID) -> DecisionView | None:
    """Return the newest request of a case, its reasons in clear."""
    row = SlipDecision.objects.filter(origin=origin).order_by("-id").first()
    return _view(row) if row else None


def waiting() -> list[DecisionView]:
    """Return the requests that wait, oldest first, without their reasons."""
    rows = SlipDecision.objects.filter(decided_at__isnull=True).order_by("id")
    return [_view(row, with_words=False) for row in rows[:50]]


def decision(ref: UUID) -> DecisionView | None:
    """Return one request with its reasons in clear."""
    row = SlipDecision.objects.filter(ref=ref).first()
    return _view(row) if row else None


def _view(row: SlipDecision, *, with_words: bool = True) -> DecisionView:
    return DecisionView(
        row.ref, row.origin, row.number, tuple(row.grounds), row.asked_at, row.asked_name,
        sealed.unseal(row, "reason") if with_words else "", row.agreed, row.decided_at,
        row.decided_name, sealed.unseal(row, "why") if with_words else "",
    )  # fmt: skip
