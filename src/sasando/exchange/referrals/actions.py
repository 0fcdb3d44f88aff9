"""Writes what the sender does with packets: each act one transaction and one audit event."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from sasando.domain.values.refusals import REASON_MISSING
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.referrals import codes, moves, sealed
from sasando.exchange.referrals.facts import ExpiredPacket, SentPacket, Service, SnapshotField
from sasando.exchange.referrals.models import Answer, Code, Packet, Series
from sasando.exchange.referrals.queries import facts_of
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy import sealing

SERIES, WIDTH = "RJ", 4
# An accepted packet stays open this long after its answer was due, unless the sender says else.
STAYS_OPEN = timedelta(days=90)
# The rules of a case call it by its short name.
BASES_BY_OTHER_NAMES = {"kin": Packet.Basis.NEXT_OF_KIN}


def _refusal(code: str, words_id: str, words_en: str) -> Refusal:
    return Refusal(code, Words(id=words_id, en=words_en))


AGENCY_MISSING = _refusal("agency_missing", "Pilih lembaga tujuan.", "Choose the agency.")
FIELDS_MISSING = _refusal(
    "fields_missing",
    "Pilih sedikitnya satu keterangan yang boleh dikirim.",
    "Choose at least one field that may be sent.",
)
BASIS_MISSING = _refusal(
    "basis_missing",
    "Sebutkan dasar pengiriman; kewajiban hukum beserta pasalnya.",
    "State the basis of sending; a legal duty with its article.",
)
DUE_IN_PAST = _refusal(
    "due_in_past",
    "Batas jawaban tidak boleh mendahului hari ini.",
    "The day of the answer cannot lie before today.",
)


def send(  # noqa: PLR0913 — a packet says to whom, why, on what ground, what, and until when
    *,
    origin: UUID,
    agency_code: str,
    agency_name: str,
    kind: str,
    fields: Sequence[SnapshotField],
    purpose: Words | str,
    basis: str,
    basis_article: str = "",
    basis_note: str = "",
    services: Sequence[Service | str] = (),
    answer_due_on: date,
    sender_label: str,
    with_code: bool = False,
    by: Actor,
    urgency: str = "normal",
    expires_on: date | None = None,
) -> SentPacket:
    """Seal the permitted fields into a packet for one agency; return its code once, if asked.

    Until `answer_due_on` the agency accepts or rejects; what it accepted stays open until
    `expires_on`, else 90 days longer. Raises Refused without agency, fields or a stated basis.
    """
    basis = BASES_BY_OTHER_NAMES.get(basis, basis)
    _check(agency_code, fields, basis=basis, article=basis_article, due=answer_due_on, by=by)
    said = Words(id=purpose, en=purpose) if isinstance(purpose, str) else purpose
    row = Packet(
        ref=uuid4(), origin=origin, kind=Packet.Kind(kind), agency_code=agency_code,
        agency_name=agency_name, sender_label=sender_label, purpose_id=said.id,
        purpose_en=said.en, basis=basis, basis_article=basis_article, sent_at=by.now,
        urgency=Packet.Urgency(urgency), services=[_kept(item) for item in services],
        sent_by=by.login, answer_due_on=answer_due_on,
        expires_on=expires_on or answer_due_on + STAYS_OPEN,
    )  # fmt: skip
    code = _write(row, fields, note=basis_note, with_code=with_code, by=by)
    return SentPacket(row.ref, row.number, code)


def revoke(packet: UUID, *, reason: str, by: Actor) -> None:
    """Call a packet back; the agency's next request finds nothing."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        row = _locked(packet)
        refusal = moves.why_not_revoke(facts_of(row, now=by.now))
        if refusal is not None:
            raise Refused(refusal)
        _end(row, moves.REVOKED, now=by.now)
        _audit("referrals.revoked", [row], by=by, reason=reason)


def expire_due(now: datetime, *, by: Actor) -> list[ExpiredPacket]:
    """Let every open packet whose last day is over expire; one act, no event when there is none."""
    clock = Actor(login=by.login, name=by.name, role=by.role, now=now)
    if not Packet.objects.overdue(clock).exists():
        return []
    with transaction.atomic():
        rows = list(Packet.objects.select_for_update().overdue(clock).order_by("id"))
        for row in rows:
            _end(row, moves.EXPIRED, now=now)
        if rows:
            _audit("referrals.expired", rows, by=clock)
    return [ExpiredPacket(row.ref, row.number, row.origin) for row in rows]


def renew_code(packet: UUID, *, by: Actor) -> str:
    """Make a new code for a letter; the old one, locked or lost, opens nothing from now on."""
    with transaction.atomic():
        row = _locked(packet)
        if row.state not in moves.OPEN:
            raise Refused(moves.ENDED)
        code = _make_code(row, now=by.now)
        _audit("referrals.code_renewed", [row], by=by)
    return code


def take_in_done(answer_ids: Iterable[int], *, by: Actor) -> int:
    """Write that the sender's store took answers in; return how many were new to it."""
    with transaction.atomic():
        rows = Answer.objects.select_for_update().filter(
            pk__in=list(answer_ids), taken_in_at__isnull=True
        )
        taken = list(rows.values_list("pk", "packet__ref"))
        if taken:
            Answer.objects.filter(pk__in=[pk for pk, _ in taken]).update(taken_in_at=by.now)
            refs = [("packet", str(ref)) for _, ref in taken]
            audit.record(by=by, deed="referrals.taken_in", refs=refs, facts={"answers": len(taken)})
    return len(taken)


def _write(
    row: Packet, fields: Sequence[SnapshotField], *, note: str, with_code: bool, by: Actor
) -> str | None:
    with transaction.atomic():
        row.number = _next_number(by)
        row.fields = list(dict.fromkeys(item.code for item in fields))
        _seal(row, fields, note=note, now=by.now)
        row.save()
        code = _make_code(row, now=by.now) if with_code else None
        facts = {"kind": row.kind, "agency": row.agency_code, "basis": row.basis}
        _audit("referrals.sent", [row], by=by, **facts, fields=row.fields, code=with_code)
    return code


def _check(
    agency: str,
    fields: Sequence[SnapshotField],
    *,
    basis: str,
    article: str,
    due: date,
    by: Actor,
) -> None:
    if not agency.strip():
        raise Refused(AGENCY_MISSING)
    if not fields:
        raise Refused(FIELDS_MISSING)
    if basis not in Packet.Basis.values:
        raise Refused(BASIS_MISSING)
    if basis == Packet.Basis.LEGAL_DUTY and not article.strip():
        raise Refused(BASIS_MISSING)
    if due < by.today:
        raise Refused(DUE_IN_PAST)


def _kept(item: Service | str) -> dict[str, str]:
    if isinstance(item, str):
        return {"code": item, "id": item, "en": item}
    return {"code": item.code, "id": item.label.id, "en": item.label.en}


def _seal(row: Packet, fields: Sequence[SnapshotField], *, note: str, now: datetime) -> None:
    sealing.new_subject_key(row.ref, now=now)
    row.snapshot_sealed = sealed.seal(
        row.ref, row=row, column="snapshot", text=sealed.written(fields)
    )
    row.basis_note_sealed = sealed.seal(row.ref, row=row, column="basis_note", text=note)


def _next_number(by: Actor) -> str:
    year = by.today.year
    Series.objects.get_or_create(year=year)
    row = Series.objects.select_for_update().get(year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return f"{SERIES}-{year}-{row.last:0{WIDTH}d}"


def _make_code(row: Packet, *, now: datetime) -> str:
    """Write a code, in place of an older one, that lives until the packet's last day ends."""
    code = codes.new_code()
    ends = datetime.combine(row.expires_on, datetime.min.time(), ZoneInfo(settings.OFFICE_ZONE))
    values = {
        "ref": uuid4(), "digest": codes.digest(row.ref, code), "made_at": now, "tries": 0,
        "expires_at": ends + timedelta(days=1), "used_at": None,
    }  # fmt: skip
    Code.objects.update_or_create(packet=row, defaults=values)
    return code


def _locked(packet: UUID) -> Packet:
    row = Packet.objects.select_for_update().filter(ref=packet).first()
    if row is None:
        raise Refused(moves.NOT_OPEN)
    return row


def _end(row: Packet, state: str, *, now: datetime) -> None:
    row.state, row.ended_at = state, now
    row.version += 1
    row.save(update_fields=["state", "ended_at", "version"])
    Code.objects.filter(packet=row, used_at__isnull=True).update(used_at=now)


def _audit(
    deed: str, rows: Iterable[Packet], *, by: Actor, reason: str = "", **facts: object
) -> None:
    refs = [("packet", str(row.ref)) for row in rows]
    audit.record(by=by, deed=deed, refs=refs, facts=facts, reason=reason)
