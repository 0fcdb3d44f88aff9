"""What a family's slip says, and how it follows its case: within the transaction of each act."""

from dataclasses import dataclass

from sasando.domain.cases import family, moves, steps
from sasando.domain.cases.kinds import DECEASED, KINDS
from sasando.domain.values.money import Money
from sasando.domain.values.words import Words
from sasando.exchange.letterbox import decisions, slips
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox
from sasando.records.cases.gathering import is_trafficking
from sasando.records.cases.models import Case, CasePerson, Cost, Entry, StepDone

PAYS, CURRENCY = "family", "IDR"
OVER = Words(id="Tidak ada lagi: kasus sudah ditutup.", en="None: the case is closed.")
AT_WORK = Words(
    id="Petugas mengerjakan yang sudah direncanakan", en="The officer works on what is planned"
)
AFTER = Words(id="; sesudahnya: {step}", en="; after that: {step}")
CALL = Words(id="{role}, {office}. Sebut nomor {number}.", en="{role}, {office}. Quote {number}.")


def facts(case: Case) -> family.FamilyFacts:
    """Return what the rules on family codes ask of a case."""
    people = list(CasePerson.objects.filter(case=case).values_list("role", "is_minor"))
    grounds = {
        family.RESTRICTED: case.is_restricted,
        family.SIGNS: is_trafficking(case.category),
        family.HOME: case.violence_at_home,
        family.MINOR: case.has_minor or any(minor for _role, minor in people),
        family.DEATH: case.kind == DECEASED,
    }
    return family.FamilyFacts(
        is_closed=case.state == "closed", is_untold_death=case.hides_death,
        is_kinship_checked=case.kinship_checked_at is not None,
        people=max(case.people_count, sum(role == "subject" for role, _minor in people)),
        grounds=frozenset(ground for ground, stands in grounds.items() if stands),
        lifted=decisions.lifted(case.ref),
    )  # fmt: skip


def content(case: Case, *, phone: str, by: Actor) -> slips.SlipContent:
    """Return what a family reads: never a name, never a word that an officer wrote freely."""
    role = policy.label("CW")
    office = accounts.office_or_blank().short_name
    call = Words(
        id=CALL.id.format(role=role.id, office=office, number=case.number),
        en=CALL.en.format(role=role.en, office=office, number=case.number),
    )
    return slips.SlipContent(
        number=case.number, status=moves.STATES[case.state], next_step=_next(case),
        next_on=case.next_on, call=call, phone=phone, family_pays=_pays(case), as_of=by.now,
    )  # fmt: skip


def refresh(case: Case, *, by: Actor) -> None:
    """Bring the live slip of a case up to date, or stop it; within the act that changed the case.

    A ground that the head of office did not decide on stops the code at once.
    """
    phone = slips.live_phone(case.ref)
    if phone is None:
        return
    row = Case.objects.get(pk=case.pk)
    refusal = family.why_not_keep(facts(row))
    if refusal is None:
        slips.update(row.ref, content=content(row, phone=phone, by=by), now=by.now)
        return
    slips.revoke(row.ref, now=by.now)
    Entry.objects.create(
        case=row, kind="deed", deed="family_code_stopped", facts={"why": refusal.code}, at=by.now,
        by=by.login, by_name=by.name, on_behalf_of=by.on_behalf_of or "",
    )  # fmt: skip
    refs = [("case", str(row.ref))]
    audit.record(
        by=by, deed="cases.family_code_stopped", refs=refs, facts={"number": row.number}
    )  # fmt: skip
    outbox.post(
        kind="family_code_stopped", params={"number": row.number}, to_user=row.owner,
        to_role="" if row.owner else "CS", url_path=f"/meja/kasus/{row.ref}/kode-keluarga/",
        dedupe_key=f"slip-stopped:{row.ref}:{by.now.isoformat()}", by=by,
    )  # fmt: skip


def _next(case: Case) -> Words:
    if case.state == "closed":
        return OVER
    done = StepDone.objects.filter(case=case, done_on__isnull=False)
    found = steps.next_step(case.kind, frozenset(done.values_list("code", flat=True)))
    what, _colon, code = case.next_step.partition(":")
    planned = KINDS[case.kind].step(code) if what == "step" else None
    if planned is not None:
        return planned.label
    if found is None:
        return AT_WORK
    return Words(
        id=AT_WORK.id + AFTER.id.format(step=found.label.id),
        en=AT_WORK.en + AFTER.en.format(step=found.label.en),
    )


@dataclass
class _Sum:
    minor: int = 0
    is_estimate: bool = False


def _pays(case: Case) -> tuple[slips.Share, ...]:
    """Return the family's share by currency; nought in rupiah where it pays nothing."""
    sums: dict[str, _Sum] = {}
    for row in Cost.objects.filter(case=case, payer=PAYS).order_by("id"):
        found = sums.setdefault(row.currency, _Sum())
        found.minor += row.amount_minor
        found.is_estimate = found.is_estimate or row.is_estimate
    sums = sums or {CURRENCY: _Sum()}
    return tuple(slips.Share(Money(one.minor, iso), one.is_estimate) for iso, one in sums.items())
