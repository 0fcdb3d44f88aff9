"""Writes a signed hand-over into the return record of the person, or opens one for them."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F, Q

from sasando.domain.cases.kinds import DECEASED, DEPORTED
from sasando.foundation.access.actor import Actor
from sasando.records.cases.models import Case, CasePerson
from sasando.records.movements import actions as movements
from sasando.records.movements.facts import MovementFacts
from sasando.records.movements.models import Movement

# A case may be opened some weeks after the person came home.
BEFORE_THE_CASE = timedelta(days=60)
RETURNS = {DECEASED: Movement.Kind.DECEASED, DEPORTED: Movement.Kind.DEPORTED, "sick": "sick"}


def write_return(person: CasePerson, *, case: Case, on: date, by: Actor) -> Movement | None:
    """Write the day of a hand-over into the person's return, within the caller's act.

    A return that stands already (of the manifest, of a table, of another identity of the same
    person) is completed; where there is none, one is opened, so that deaths and returns are
    counted once and no sheet has to be kept beside the case. None for a case that is no return.
    """
    kind = RETURNS.get(case.kind)
    standing = person.movement or (_standing(person, case=case, kind=kind) if kind else None)
    if standing is not None:
        row = movements.hand_over(standing, on=on)
    elif kind:
        facts = _facts(person, case=case, kind=kind, on=on)
        row = movements.write_movement(person.identity, facts=facts, placement=None, by=by)
    else:
        return None
    CasePerson.objects.filter(pk=person.pk).update(movement=row)
    return row


def _standing(person: CasePerson, *, case: Case, kind: str) -> Movement | None:
    """Return the return of this person that the case is about, not one of years ago.

    Someone comes home sick or deported more than once, and an older return may lack its hand-over
    day for ever; of the dead there is only one.
    """
    rows = Movement.objects.filter(
        identity__person=person.identity.person, direction="return", kind=kind,
        handed_over_on__isnull=True,
    )  # fmt: skip
    if kind != Movement.Kind.DECEASED:
        since = case.received_at - BEFORE_THE_CASE
        undated = Q(arrived_on__isnull=True, recorded_at__gte=since)
        rows = rows.filter(Q(arrived_on__gte=since.date()) | undated)
    return rows.order_by(F("arrived_on").desc(nulls_last=True), "-id").first()


def _facts(person: CasePerson, *, case: Case, kind: str, on: date) -> MovementFacts:
    arrived = case.arrival_at and case.arrival_at.astimezone(ZoneInfo(settings.OFFICE_ZONE)).date()
    return MovementFacts(
        direction="return", kind=kind, procedural=case.procedural, country=case.country,
        origin_regency=person.identity.regency_code or case.regency_code,
        arrived_on=arrived if arrived and arrived <= on else None, handed_over_on=on,
        node=case.arrival_node if arrived else "", carrier=case.carrier if arrived else "",
        manifest_no=case.manifest_no,
    )  # fmt: skip
