"""A meeting and commitments for tests."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sasando.domain.commitments import facts as known
from sasando.library.commitments import actions, holding, projects, queries
from sasando.library.commitments.facts import (
    OWNER,
    PARTNERS,
    RDP,
    STAFF_SEE,
    ItemFacts,
    MeetingFacts,
    NewFacts,
    PartyFacts,
    SeatFacts,
    StatementFacts,
)
from sasando.library.commitments.projects import DraftFacts, ProjectFacts, StageFacts

TODAY = date(2026, 2, 11)
PROVINCE = PartyFacts(OWNER, "PEMPROV-NTT", "DISNAKER-NTT")


def on(actor, day):
    """Return the actor on another day, at half past nine at the office."""
    moment = datetime.combine(day, time(9, 30), ZoneInfo("Asia/Makassar"))
    return type(actor)(**{**actor.__dict__, "now": moment})


def hearing(by, *, days_ago=5, **more):
    """Plan a hearing on a day that lies back, and hold it."""
    given = {
        "kind": RDP, "title": "RDP uji", "held_on": TODAY - timedelta(days=days_ago),
        "starts_at": time(9), "ends_at": time(11, 30), "site": "Ruang uji", "visibility": PARTNERS,
    } | more  # fmt: skip
    row = holding.plan(MeetingFacts(**given), by=by)
    if row.held_on <= TODAY:
        holding.hold(row.ref, by=by)
    return row


def with_agenda(row, by):
    """Give a meeting an item and someone invited."""
    item = holding.add_item(row.ref, given=ItemFacts("Pokok uji", visibility=PARTNERS), by=by)
    holding.seat(row.ref, given=SeatFacts("DPRD-NTT", "SETWAN-DPRD-NTT", "Sekretaris"), by=by)
    return item


def promise(by, meeting, *, kind=known.PLAN, owner=PROVINCE, due=None, **more):
    """Write a statement and its commitment."""
    said = StatementFacts(kind, "Yang diucapkan (uji).", visibility=PARTNERS)
    new = NewFacts(
        "Langkah uji", (owner,) if owner else (), due_on=due, **({"visibility": PARTNERS} | more)
    )
    return actions.say(meeting.ref, said=said, new=new, by=by)[1]


def open_draft(by, *, text="Pasal 1\nSatu (uji)."):
    """Write a regulation on its way, whose draft partners may comment on."""
    row = projects.start(ProjectFacts("perda", "Ranperda uji", visibility=PARTNERS), by=by)
    projects.reach(row.ref, given=StageFacts("consulted", by.today), by=by)
    projects.lay(row.ref, given=DraftFacts(text, by.today), by=by)
    return row


def view(row, *, day=TODAY, sees=STAFF_SEE):
    """Return a commitment as pages see it."""
    return queries.commitment(row.ref, day=day, sees=sees)
