"""Meetings: agenda and minutes, cancelling with open commitments, the first page of the next."""

from datetime import timedelta

import pytest

from sasando.domain.commitments import facts as known
from sasando.domain.values.words import Refused
from sasando.foundation.outbox.models import Message
from sasando.library.commitments import actions, holding, openings, queries, reminding
from sasando.library.commitments.facts import (
    LETTER,
    PARTNERS,
    STAFF_SEE,
    DocumentFacts,
    ItemFacts,
    MeetingFacts,
    SeatFacts,
    StepFacts,
)
from sasando.library.commitments.models import Meeting
from sasando.library.directory.models import Unit
from tests.library.commitments.rooms import TODAY, hearing, on, promise, with_agenda

pytestmark = pytest.mark.usefixtures("reference")


@pytest.fixture
def clerk(actor):
    return actor("PO", login="clerk", name="Domi Kaleka")


def page(row):
    return queries.page(row.ref, day=TODAY, sees=STAFF_SEE)


def code_of(refused):
    return refused.value.refusal.code


def test_a_cancelled_meeting_says_why_and_its_open_commitments_are_read_at_the_next(clerk):
    first = hearing(clerk, days_ago=20)
    left = promise(clerk, first)
    planned = hearing(clerk, days_ago=-3, follows=first.ref)
    early = promise(clerk, planned)

    holding.cancel(planned.ref, why="Kuorum tidak tercapai", by=clerk)
    next_one = hearing(clerk, days_ago=-10, follows=planned.ref)
    found = openings.before(page(next_one), day=TODAY)

    numbers = {one.number for group in found.groups for one in group.items}
    assert numbers == {left.number, early.number}
    assert page(planned).cancelled_why == "Kuorum tidak tercapai"
    assert [card.state for card in found.before] == ["cancelled", "held"]


def test_a_meeting_is_cancelled_only_with_a_reason_and_never_once_held(clerk):
    planned, held = hearing(clerk, days_ago=-3), hearing(clerk)

    with pytest.raises(Refused) as without_reason:
        holding.cancel(planned.ref, why=" ", by=clerk)
    with pytest.raises(Refused) as too_late:
        holding.cancel(held.ref, why="Hujan", by=clerk)

    assert code_of(without_reason) == "commitment_reason_missing"
    assert code_of(too_late) == "meeting_held"


def test_nothing_is_said_in_a_cancelled_meeting(clerk):
    planned = hearing(clerk, days_ago=-3)
    holding.cancel(planned.ref, why="Kuorum", by=clerk)

    with pytest.raises(Refused) as refused:
        promise(clerk, planned)

    assert code_of(refused) == "statement_on_cancelled"


def test_agreed_minutes_stand_until_opened_with_a_reason(clerk):
    row = hearing(clerk)
    item = with_agenda(row, clerk)
    with pytest.raises(Refused) as empty:
        holding.agree(row.ref, by=clerk)
    written = ItemFacts("Pokok uji", minutes="Dibahas.", visibility=PARTNERS)
    holding.correct_item(item.ref, given=written, by=clerk)
    holding.agree(row.ref, by=clerk)

    with pytest.raises(Refused) as agreed:
        holding.correct_item(item.ref, given=written, by=clerk)
    holding.open_minutes(row.ref, why="Salah tulis angka", by=clerk)
    holding.correct_item(item.ref, given=written, by=clerk)

    assert (code_of(empty), code_of(agreed)) == ("minutes_empty", "minutes_agreed")
    assert page(row).items[0].minutes.id == "Dibahas."


def test_an_item_with_minutes_stays_on_the_agenda(clerk):
    row = hearing(clerk)
    item = with_agenda(row, clerk)
    holding.correct_item(item.ref, given=ItemFacts("Pokok uji", minutes="Dibahas."), by=clerk)

    with pytest.raises(Refused) as refused:
        holding.drop_item(item.ref, by=clerk)

    assert code_of(refused) == "item_with_statements"


def test_a_meeting_follows_no_circle(clerk):
    first = hearing(clerk, days_ago=9)
    second = hearing(clerk, days_ago=8, follows=first.ref)
    given = MeetingFacts("rdp", "RDP uji", first.held_on, follows=second.ref)

    with pytest.raises(Refused) as refused:
        holding.correct(first.ref, given=given, version=2, by=clerk)

    assert code_of(refused) == "meeting_in_a_circle"


def test_a_letter_is_a_source_of_its_day_and_never_of_tomorrow(clerk):
    letter = holding.plan(MeetingFacts(LETTER, "Surat uji", TODAY), by=clerk)

    with pytest.raises(Refused) as tomorrow:
        holding.plan(MeetingFacts(LETTER, "Surat uji", TODAY + timedelta(1)), by=clerk)
    with pytest.raises(Refused) as cancelled:
        holding.cancel(letter.ref, why="x", by=clerk)

    assert letter.state == Meeting.State.HELD
    assert (code_of(tomorrow), code_of(cancelled)) == ("meeting_not_yet", "no_gathering")


def test_a_document_needs_a_place_and_a_signed_paparan_must_exist(clerk):
    row = hearing(clerk)

    with pytest.raises(Refused) as nowhere:
        holding.add_document(row.ref, given=DocumentFacts("Bahan"), by=clerk)
    with pytest.raises(Refused) as unknown:
        holding.add_document(row.ref, given=DocumentFacts("Bahan", brief="P-0"), by=clerk)

    assert (code_of(nowhere), code_of(unknown)) == ("document_nowhere", "brief_unknown")


def test_the_first_page_names_what_was_closed_since_the_last_meeting_and_letters_between(clerk):
    first = hearing(clerk, days_ago=30)
    closed, left = promise(clerk, first), promise(clerk, first)
    actions.meet(closed.ref, step=StepFacts(confirmed_by="Dinas"), by=clerk)
    letter = holding.plan(MeetingFacts(LETTER, "Surat uji", TODAY), by=clerk)
    asked = promise(clerk, letter, kind=known.REQUEST)

    found = openings.after(page(first), day=TODAY)

    groups = {group.group: [one.number for one in group.items] for group in found.groups}
    assert groups == {
        "unseen": [left.number], "closed": [closed.number], "noted": [asked.number]
    }  # fmt: skip
    assert found.count == 2


def test_an_invitation_changes_its_sequence_only_when_what_it_tells_changes(clerk):
    row = hearing(clerk, days_ago=-5)
    same = MeetingFacts("rdp", "RDP uji", row.held_on, row.starts_at, row.ends_at, row.site)
    holding.correct(row.ref, given=same, version=1, by=clerk)
    moved = MeetingFacts("rdp", "RDP uji", row.held_on + timedelta(1), row.starts_at, None)
    holding.correct(row.ref, given=moved, version=2, by=clerk)

    assert page(row).sequence == 1


def test_a_participant_is_an_institution_a_unit_or_a_role(clerk):
    row = hearing(clerk)

    with pytest.raises(Refused) as refused:
        holding.seat(row.ref, given=SeatFacts(), by=clerk)
    one = holding.seat(row.ref, given=SeatFacts(role="Tokoh agama"), by=clerk)
    holding.seat(row.ref, given=SeatFacts(role="Tokoh adat"), place=one.place, by=clerk)

    assert code_of(refused) == "participant_empty"
    assert [seat.role.id for seat in page(row).seats] == ["Tokoh adat"]


def test_the_night_tells_each_stage_once_and_a_unit_with_an_address_by_mail(clerk):
    Unit.objects.filter(code="DISNAKER-NTT").update(email="dinas@contoh.example")
    row = promise(clerk, hearing(clerk), due=TODAY + timedelta(10))
    hidden = promise(clerk, hearing(clerk), due=TODAY + timedelta(10), visibility="internal")

    first = [reminding.remind(by=clerk) for _ in range(2)]
    later = reminding.remind(by=on(clerk, TODAY + timedelta(11)))

    assert first == [3, 0]
    assert later == 3
    told = Message.objects.filter(params__number=row.number)
    assert set(told.values_list("kind", "to_address")) == {
        ("commitment_due", ""), ("commitment_due", "dinas@contoh.example"),
        ("commitment_overdue", ""), ("commitment_overdue", "dinas@contoh.example"),
    }  # fmt: skip
    assert set(Message.objects.filter(params__number=hidden.number).values_list(
        "to_role", flat=True
    )) == {"PO"}  # fmt: skip


def test_a_hope_and_what_has_no_date_are_never_dunned(clerk):
    row = hearing(clerk)
    promise(clerk, row)
    promise(clerk, row, kind=known.HOPE, due=TODAY)

    assert reminding.remind(by=clerk) == 0
