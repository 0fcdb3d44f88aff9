"""What leaves a case: packets to agencies, and cleared texts; each on a stated basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from sasando.domain.cases import sharing as rules
from sasando.domain.cases.kinds import DECEASED
from sasando.domain.values.refusals import REASON_MISSING
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.referrals import actions as hatch
from sasando.exchange.referrals.facts import SentPacket, SnapshotField
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.library.places import queries as places
from sasando.library.terms import queries as lists
from sasando.records.cases import persons, sealed
from sasando.records.cases.acting import act
from sasando.records.cases.gathering import sharing_facts
from sasando.records.cases.models import Case, CasePerson, CaseReferral, Consent, CopiedText
from sasando.records.cases.settling import settle
from sasando.records.workers import sealed as numbers

WITHDRAWN = "Persetujuan ditarik kembali."
NO_SUCH_PACKET = Refusal(
    "no_such_packet",
    Words(id="Rujukan itu tidak ada.", en="There is no such referral."),
)
NOTHING_CHOSEN = Refusal(
    "nothing_chosen",
    Words(
        id="Pilih lembaga dan sedikitnya satu keterangan.",
        en="Choose an agency and at least one field.",
    ),
)


@dataclass(frozen=True)
class Agency:
    """An agency of the directory: its code, name and kind."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True)
class ReferralFacts:
    """What is sent to an agency: why, which fields, on which basis, and by when it answers."""

    kind: str
    purpose: str
    fields: frozenset[str]
    basis: str
    article: str
    note: str
    needs: str
    answer_due_on: date
    with_code: bool = False


def refer(
    case: Case, *, agency: Agency, facts: ReferralFacts, person: UUID | None = None, by: Actor
) -> SentPacket:
    """Send the permitted fields of a case to one agency, on the stated basis.

    A referral leaves the owner; a transfer moves the case when the agency accepts. Raises Refused
    when the basis does not carry the fields.
    """
    if not agency.code or not facts.fields:
        raise Refused(NOTHING_CHOSEN)
    deed = "transferred" if facts.kind == "transfer" else "referred"
    with act(case, deed=deed, by=by) as doing:
        row = doing.case
        about = _person(row, person)
        packet = rules.Packet(
            agency.kind, facts.purpose, facts.fields, facts.basis, facts.article, facts.note,
            may_override=policy.may(by, "cases.override"),
        )  # fmt: skip
        refusal = rules.why_not_send(packet, about=sharing_facts(row, person=about, by=by))
        if refusal is not None:
            raise Refused(refusal)
        values = field_values(row, about, needs=facts.needs)
        sent = dispatch(row, agency=agency, facts=facts, about=about, values=values, by=by)
        doing.facts = {
            "agency": agency.name, "packet": sent.number, "purpose": facts.purpose,
            "basis": facts.basis, "fields": sorted(facts.fields),
        }  # fmt: skip
        doing.refs = [("packet", str(sent.ref))]
        doing.reason = facts.note if facts.basis == rules.OVERRIDE else ""
        row.waits_for = agency.name[:120]
        row.save(update_fields=["waits_for"])
        settle(row)
    return sent


def _person(case: Case, ref: UUID | None) -> CasePerson | None:
    rows = CasePerson.objects.filter(case=case).select_related("identity__person")
    if ref is not None:
        return rows.filter(ref=ref).first()
    return rows.filter(identity=case.subject).first() or rows.order_by("id").first()


def dispatch(
    case: Case,
    *,
    agency: Agency,
    facts: ReferralFacts,
    about: CasePerson | None,
    values: Mapping[str, str],
    by: Actor,
) -> SentPacket:
    """Send chosen values to one agency and remember the packet, within an act that allowed it."""
    fields = [
        SnapshotField(code, rules.FIELDS[code], values.get(code, ""))
        for code in rules.FIELDS
        if code in facts.fields and values.get(code)
    ]
    office = accounts.office_or_blank()
    consent = _consent(agency, facts, about, by=by)
    sent = hatch.send(
        origin=case.ref, agency_code=agency.code, agency_name=agency.name, kind=facts.kind,
        fields=fields, purpose=rules.PURPOSES[facts.purpose], basis=facts.basis,
        basis_article=facts.article, basis_note=facts.note, answer_due_on=facts.answer_due_on,
        sender_label=f"{office.name}, {policy.label(by.role).id}", with_code=facts.with_code,
        urgency="urgent" if case.priority == "urgent" else "normal",
        expires_on=consent.until if consent is not None else None, by=by,
    )  # fmt: skip
    CaseReferral.objects.create(
        case=case, person=about, packet=sent.ref, number=sent.number, kind=facts.kind,
        agency_code=agency.code, agency_name=agency.name, purpose=facts.purpose,
        basis=facts.basis, article=facts.article[:120], fields=sorted(facts.fields),
        consent=consent.ref if consent is not None else None, sent_at=by.now,
        sent_by=by.login, answer_due_on=facts.answer_due_on,
    )  # fmt: skip
    return sent


def _consent(
    agency: Agency, facts: ReferralFacts, about: CasePerson | None, *, by: Actor
) -> Consent | None:
    """Return the consent that carries a packet; when it ends or is withdrawn, so is the packet."""
    if facts.basis != rules.CONSENT or about is None:
        return None
    for row in Consent.objects.filter(person=about, withdrawn_at=None).order_by("-id"):
        stands = rules.ConsentFacts(
            row.purpose, frozenset(row.scope), row.until, receivers=frozenset(row.receivers)
        )
        if stands.covers(facts.purpose, facts.fields, receiver=agency.kind, today=by.today):
            return row
    return None


def field_values(case: Case, about: CasePerson | None, *, needs: str = "") -> dict[str, str]:
    """Return every field a packet could carry, in clear; what is chosen leaves, nothing else."""
    identity = about.identity if about is not None else case.subject
    found = {
        "country": places.country_names("id").get(case.country, case.country),
        "category": lists.label("case_categories", case.category).id,
        "needs": needs.strip(), "summary": sealed.unseal(case, row=case, column="narrative"),
        "procedural": {"procedural": "prosedural", "nonprocedural": "non-prosedural"}.get(
            case.procedural, "belum diketahui"
        ),
        "travel": travel_words(case),
        "regency": places.regency_names().get(case.regency_code, ""),
    }  # fmt: skip
    said = sealed.unseal_data(case, row=case, column="complainant")
    found["family_contact"] = " · ".join(filter(None, (said.get("name"), said.get("phone"))))
    if about is not None:
        found["health"] = sealed.unseal(case, row=about, column="health")
    if identity is not None:
        found |= {
            "name": identity.name, "sex": identity.sex,
            "regency": places.regency_names().get(
                identity.regency_code or case.regency_code, ""
            ),
            "birth_year": str(identity.born_from.year) if identity.born_from else "",
            "village": identity.place_as_printed,
        }  # fmt: skip
        for code in ("nik", "passport", "phone"):
            blob = getattr(identity, f"{code}_sealed")
            found[code] = numbers.open_for(identity.ref, code, bytes(blob)) if blob else ""
    return found


def travel_words(case: Case) -> str:
    """Return how a case travels: what, when, how many, where to next; no name."""
    nodes = dict(places.nodes())
    is_body = case.kind == DECEASED
    how_many = f"{case.people_count} {'jenazah' if is_body else 'orang'}"
    parts = (
        case.carrier, nodes.get(case.arrival_node, case.arrival_node), _moment(case.arrival_at),
        how_many, f"lanjut ke {case.next_stop}" if case.next_stop else "",
    )  # fmt: skip
    return ", ".join(part for part in parts if part)


ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def _moment(at: datetime | None) -> str:
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(settings.OFFICE_ZONE))
    return f"{local:%d/%m/%Y %H.%M} {ZONE_NAMES.get(settings.OFFICE_ZONE, '')}".strip()


def revoke(case: Case, *, packet: UUID, reason: str, by: Actor) -> None:
    """Call a packet back; the agency's next request finds nothing."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with act(case, deed="referral_revoked", by=by, is_open=False) as doing:
        row = (
            CaseReferral.objects.select_for_update().filter(case=doing.case, packet=packet).first()
        )
        if row is None:
            raise Refused(NO_SUCH_PACKET)
        hatch.revoke(packet, reason=reason, by=by)
        row.state = "revoked"
        row.save(update_fields=["state"])
        doing.facts, doing.text = {"agency": row.agency_name, "packet": row.number}, reason


def withdraw_consent(case: Case, *, consent: UUID, reason: str, by: Actor) -> int:
    """Take back a consent and call back every open packet that rests on it; return how many.

    All of it or nothing: no packet outlives the consent it rests on.
    """
    with transaction.atomic():
        return _withdraw(case, consent=consent, reason=reason, by=by)


def _withdraw(case: Case, *, consent: UUID, reason: str, by: Actor) -> int:
    persons.withdraw_consent(case, consent=consent, reason=reason, by=by)
    rows = CaseReferral.objects.filter(
        case=case, consent=consent, state__in=("sent", "accepted", "answered")
    )
    packets = list(rows.values_list("packet", flat=True))
    for packet in packets:
        revoke(case, packet=packet, reason=reason.strip() or WITHDRAWN, by=by)
    return len(packets)


def record_copy(case: Case, *, audience: str, fields: frozenset[str], basis: str, by: Actor) -> str:
    """Return a cleared text for WhatsApp, written down with whom it is for.

    Raises Refused where the basis does not carry the fields.
    """
    with act(case, deed="text_copied", by=by, is_open=False) as doing:
        row = doing.case
        about = _person(row, None)
        purpose = "tell_village" if audience == "village" else "arrival"
        packet = rules.Packet(audience, purpose, fields, basis or rules.LEGAL_DUTY, ARTICLE)
        refusal = rules.why_not_send(packet, about=sharing_facts(row, person=about, by=by))
        if refusal is not None:
            raise Refused(refusal)
        text = _text(row, about, fields)
        made = CopiedText(
            case=row, audience=audience, fields=sorted(fields), basis=basis, at=by.now, by=by.login
        )
        made.text_sealed = sealed.seal(row, row=made, column="text", text=text)
        made.save()
        doing.facts = {"audience": audience, "fields": sorted(fields)}
    return text


# UPT of arrival tells the UPT of origin and whoever receives (handbook 2.4).
ARTICLE = "Permen P2MI 32/2025 Ps. 13"


def _text(case: Case, about: CasePerson | None, fields: frozenset[str]) -> str:
    values = field_values(case, about)
    lines = [case.number]
    for code, label in rules.FIELDS.items():
        if code in fields and values.get(code):
            lines.append(f"{label.id}: {values[code]}")
    office = accounts.office_or_blank()
    return "\n".join([*lines, f"— {office.short_name}, {case.number}"])
