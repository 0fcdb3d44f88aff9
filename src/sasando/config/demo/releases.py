"""Lets the made-up office release figures as a real one would: planned, audited, signed by two."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sasando.analysis.releases import examples, review
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.library.publications import actions, queries
from sasando.library.publications.facts import DraftFacts

# Which example goes out to whom, in order.
PLANS = (("tahunan", "public"), ("pulau", "partners"))
MAKER, SIGNERS = ("demo-po", "PO"), (("demo-cs", "CS"), ("demo-ho", "HO"))


@dataclass(frozen=True)
class _Office:
    now: datetime

    def acts(self, login: str, role: str, *, before: int) -> Actor:
        """Return the actor of a made-up officer some minutes ago."""
        now = self.now - timedelta(minutes=before)
        user = accounts.user_named(login)
        name, ref = (user.name, user.ref) if user else (login, None)
        team = None if role == "HO" else "kupang"
        return Actor(login, name, role, now, team=team, user_ref=ref)


def load(*, now: datetime) -> None:
    """Release what an office releases every year; what the audit refuses stays a draft."""
    office = _Office(now)
    for code, audience in PLANS:
        _release(code, audience, office=office)


def _release(code: str, audience: str, *, office: _Office) -> None:
    maker = office.acts(*MAKER, before=40)
    example = examples.example(code, today=maker.today)
    if example is None:
        return
    facts = DraftFacts(example.title.id, example.title.en, audience, example.plan)
    ref = actions.open_draft(facts, by=maker)
    if not review.audit(ref, by=office.acts(*MAKER, before=30)):
        return
    draft = queries.draft(ref)
    for at, (login, role) in enumerate(SIGNERS):
        by = office.acts(login, role, before=20 - 10 * at)
        actions.agree(ref, package_sha256=draft.package_sha256 if draft else "", by=by)
    review.publish(ref, by=office.acts(*MAKER, before=0))
