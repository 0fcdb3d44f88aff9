"""Tells named partners that someone arrives: how, when, how many; names to those who receive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sasando.domain.cases import sharing as rules
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.referrals.facts import SentPacket
from sasando.foundation.access.actor import Actor
from sasando.records.cases import terms
from sasando.records.cases.acting import act
from sasando.records.cases.gathering import sharing_facts
from sasando.records.cases.models import Case, CasePerson
from sasando.records.cases.sharing import (
    NOTHING_CHOSEN,
    Agency,
    ReferralFacts,
    dispatch,
    field_values,
)

PURPOSE = "arrival"
TRAVEL_FIELDS = frozenset({"travel", "regency", "country"})
NAMES = "name"
ARRIVAL_UNKNOWN = Refusal(
    "arrival_unknown",
    Words(
        id="Tulis dahulu angkutan dan waktu tibanya.",
        en="First write the transport and the time of arrival.",
    ),
)
NOBODY_FOR_THEM = Refusal(
    "nobody_for_them",
    Words(
        id="Tidak ada orang dari wilayah lembaga itu pada kasus ini, jadi tidak ada nama untuknya.",
        en="Nobody in this case comes from the area of that agency, so there is no name for it.",
    ),
)


@dataclass(frozen=True)
class ArrivalFacts:
    """Flight or ship with its number, when and where it arrives, and the next stop."""

    carrier: str
    arrival_at: datetime
    node: str
    next_stop: str


@dataclass(frozen=True)
class Partner:
    """Who is told; one that receives people gets their names, of its own areas alone.

    `areas` are codes of provinces and regencies, empty for an agency that serves everywhere.
    """

    agency: Agency
    receives: bool
    areas: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """One partner that was told, with its packet."""

    partner: Partner
    packet: SentPacket


def tell_arrival(  # noqa: PLR0913 — what arrives, who is told, and on which basis names may go
    case: Case,
    *,
    facts: ArrivalFacts,
    partners: Sequence[Partner],
    basis: str,
    article: str,
    with_code: bool = False,
    by: Actor,
) -> list[Told]:
    """Write how a case arrives, and tell each partner; one act, all partners or none.

    Raises Refused when the basis does not carry the names, a village may not be told, or the
    family has not been told of a death.
    """
    if not partners:
        raise Refused(NOTHING_CHOSEN)
    if not facts.carrier.strip():
        raise Refused(ARRIVAL_UNKNOWN)
    with act(case, deed="arrival_told", by=by) as doing:
        row = doing.case
        _write(row, facts)
        given = _packet_facts(facts, basis=basis, article=article, with_code=with_code, by=by)
        told = [_tell(row, one, given, by=by) for one in partners]
        doing.facts = {
            "agency": ", ".join(one.partner.agency.name for one in told),
            "packets": [one.packet.number for one in told],
            "named_to": sum(one.partner.receives for one in told), "basis": basis,
        }  # fmt: skip
        doing.refs = [("packet", str(one.packet.ref)) for one in told]
    return told


def _write(case: Case, facts: ArrivalFacts) -> None:
    case.carrier, case.arrival_at = facts.carrier.strip()[:80], facts.arrival_at
    case.arrival_node, case.next_stop = facts.node[:20], facts.next_stop.strip()[:120]
    case.version += 1
    case.save(update_fields=["carrier", "arrival_at", "arrival_node", "next_stop", "version"])


def _packet_facts(
    facts: ArrivalFacts, *, basis: str, article: str, with_code: bool, by: Actor
) -> ReferralFacts:
    arrives_on = facts.arrival_at.astimezone(terms.zone()).date()
    return ReferralFacts(
        kind="referral", purpose=PURPOSE, fields=TRAVEL_FIELDS, basis=basis, article=article,
        note="", needs="", answer_due_on=max(arrives_on, by.today + timedelta(days=1)),
        with_code=with_code,
    )  # fmt: skip


def _tell(case: Case, partner: Partner, facts: ReferralFacts, *, by: Actor) -> Told:
    people = _people(case, partner)
    fields = facts.fields | {NAMES} if partner.receives else facts.fields
    packet = rules.Packet(partner.agency.kind, PURPOSE, fields, facts.basis, facts.article)
    everyone: Sequence[CasePerson | None] = people or [None]
    for about in everyone:
        refusal = rules.why_not_send(packet, about=sharing_facts(case, person=about, by=by))
        if refusal is not None:
            raise Refused(refusal)
    if partner.receives and not people:
        raise Refused(NOBODY_FOR_THEM)
    sent = dispatch(
        case, agency=partner.agency, facts=_with_fields(facts, fields),
        about=people[0] if len(people) == 1 and partner.receives else None,
        values=_values(case, people), by=by,
    )  # fmt: skip
    return Told(partner, sent)


def _people(case: Case, partner: Partner) -> list[CasePerson]:
    """Return those who come, of the partner's areas when it has some; family is not listed."""
    rows = CasePerson.objects.filter(case=case, role="subject", left_out_reason="")
    found = list(rows.select_related("identity__person").order_by("id"))
    if not partner.areas or not partner.receives:
        return found
    return [
        one
        for one in found
        if {one.identity.regency_code, one.identity.regency_code[:2]} & set(partner.areas)
    ]


def _with_fields(facts: ReferralFacts, fields: frozenset[str]) -> ReferralFacts:
    return replace(facts, fields=fields)


def _values(case: Case, people: Sequence[CasePerson]) -> Mapping[str, str]:
    values = field_values(case, people[0] if len(people) == 1 else None)
    return values | {NAMES: "; ".join(one.identity.name for one in people)}
