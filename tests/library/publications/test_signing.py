"""A brief is signed once by the head of office and stands for good, byte for byte."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from sasando.domain.disclosure import signing as rules
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.library.publications import briefs, signing
from sasando.library.publications.briefs import BriefChoice, Laid, SignedFacts
from sasando.library.publications.facts import FileFacts

PRINT, OTHER = "a" * 64, "b" * 64
CHOICE = BriefChoice("Bahan untuk Komisi V", period="2025", compare=2024, sheets=("53.21",))
LAID = Laid(CHOICE, "0" * 32, date(2026, 2, 11), PRINT)
FILES = (FileFacts("gambaran-umum.pdf", "application/pdf", b"%PDF \x00 signed"),)
FACTS = SignedFacts(LAID, "Test HO", "Kepala kantor", FILES)
pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(actor):
    maker = actor("PO", login="maker")
    ref = signing.open_brief(LAID, by=maker)
    signing.ask(ref, content_sha256=PRINT, by=maker)
    return ref


@pytest.fixture
def number(asked, actor):
    return signing.sign(asked, FACTS, by=actor("HO", login="head"))


def refused(deed, *given, **named):
    with pytest.raises(Refused) as found:
        deed(*given, **named)
    return found.value.refusal


def test_a_signed_brief_keeps_choice_signature_and_bytes(number, asked):
    found = briefs.brief(number)

    assert number == "PA-2026-0001"
    assert found.laid == LAID
    assert (found.signed_name, found.signed_post) == ("Test HO", "Kepala kantor")
    assert found.signed_on == date(2026, 2, 11)
    assert briefs.file(number, "gambaran-umum.pdf") == FILES[0]
    assert briefs.file(number, "lain.pdf") is None
    assert briefs.draft(asked).brief == number
    assert briefs.drafts() == []


def test_each_act_is_one_audit_event(number):
    deeds = list(Event.objects.order_by("seq").values_list("deed", flat=True))

    assert deeds == ["briefs.prepared", "briefs.asked", "briefs.signed"]
    assert Event.objects.get(deed="briefs.signed").facts["content"] == PRINT


def test_whoever_prepared_changed_or_asked_does_not_sign(asked, actor):
    head = actor("HO", login="maker")

    assert refused(signing.sign, asked, FACTS, by=head) == rules.OWN_BRIEF
    assert briefs.signed() == []


def test_others_than_the_head_do_not_sign(asked, actor):
    assert refused(signing.sign, asked, FACTS, by=actor("CS", login="cs")) == rules.NOT_HEAD


def test_a_brief_changed_after_the_request_is_not_signed(asked, actor):
    other = Laid(CHOICE, "0" * 32, date(2026, 2, 11), OTHER)
    version = briefs.draft(asked).version
    signing.revise_brief(asked, other, version=version, by=actor("PO", login="maker"))

    assert briefs.draft(asked).state == "open"
    assert refused(signing.sign, asked, FACTS, by=actor("HO")) == rules.NOT_ASKED
    signing.ask(asked, content_sha256=OTHER, by=actor("PO", login="maker"))
    assert refused(signing.sign, asked, FACTS, by=actor("HO")) == rules.OTHER_CONTENT


def test_the_second_of_two_savers_is_told(asked, actor):
    by = actor("PO", login="maker")
    version = briefs.draft(asked).version
    signing.revise_brief(asked, LAID, version=version, by=by)

    assert refused(signing.revise_brief, asked, LAID, version=version, by=by) == STALE_VERSION


def test_a_brief_given_back_says_why_and_waits_no_more(asked, actor):
    head = actor("HO", login="head")

    assert refused(signing.give_back, asked, why=" ", by=head) == signing.NO_WHY
    signing.give_back(asked, why="Sebut tahun 2024 juga.", by=head)

    found = briefs.draft(asked)
    assert (found.state, found.returned_why) == ("open", "Sebut tahun 2024 juga.")
    assert refused(signing.give_back, asked, why="Lagi", by=head) == rules.NOT_ASKED


def test_a_signed_or_dropped_brief_changes_no_more(number, asked, actor):
    by = actor("PO", login="maker")
    other = signing.open_brief(LAID, by=by)
    signing.drop(other, by=by)

    for ref in (asked, other):
        assert refused(signing.drop, ref, by=by) == rules.ENDED
        assert refused(signing.ask, ref, content_sha256=PRINT, by=by) == rules.ENDED
        assert refused(signing.sign, ref, FACTS, by=actor("HO")) == rules.ENDED


def test_a_brief_says_for_whom_it_is(actor):
    nobody = Laid(BriefChoice("  "), "0" * 32, date(2026, 2, 11), PRINT)

    assert refused(signing.open_brief, nobody, by=actor("PO")) == signing.NO_OCCASION


@pytest.mark.parametrize("table", ["brief", "brieffile"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
def test_the_database_refuses_to_change_what_was_signed(number, table, deed):
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(deed.format(f"library_publications_{table}"))
