"""A release goes out once, signed by two, and stands: superseded or corrected, never edited."""

import dataclasses

import pytest
from django.db import DatabaseError, connection, transaction

from sasando.domain.disclosure import approval
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.library.publications import actions, queries, releasing
from tests.library.publications.conftest import BYTES, FACTS, audited, package

KEPT = ("release", "releasedtable", "releasedfile", "erratum")


@pytest.fixture
def number(draft, actor):
    """Publish the draft and return its number."""
    signed_by_two(draft, actor)
    return releasing.publish(draft, package=package(), by=actor("PO", login="maker"))


def signed_by_two(draft, actor):
    actions.agree(draft, package_sha256=BYTES, by=actor("CS", login="cs"))
    actions.agree(draft, package_sha256=BYTES, by=actor("HO", login="head"))


def test_a_release_goes_out_after_two_others_agreed(number):
    found = queries.release(number)

    assert found is not None
    assert [one["role"] for one in found.signed_by] == ["CS", "HO"]
    assert found.tables[0].cells == (("2025", 127, "ok"), ("_T", 127, "ok"))
    assert queries.file(number, "deaths.csv").content.endswith(b"2025,127,ok\n")
    assert queries.drafts() == []


def test_one_agreement_is_too_few(draft, actor):
    actions.agree(draft, package_sha256=BYTES, by=actor("HO", login="head"))

    with pytest.raises(Refused) as refused:
        releasing.publish(draft, package=package(), by=actor("PO", login="maker"))

    assert refused.value.refusal == approval.TOO_FEW
    assert queries.releases() == []


def test_the_maker_may_not_agree_even_as_head(draft, actor):
    with pytest.raises(Refused) as refused:
        actions.agree(draft, package_sha256=BYTES, by=actor("HO", login="maker"))

    assert refused.value.refusal == approval.OWN_WORK


def test_other_bytes_than_were_signed_do_not_go_out(draft, actor):
    signed_by_two(draft, actor)

    with pytest.raises(Refused) as refused:
        releasing.publish(draft, package=package("b" * 64), by=actor("PO", login="maker"))

    assert refused.value.refusal == releasing.OTHER_BYTES
    assert queries.releases() == []


def test_a_changed_plan_ends_every_approval(draft, actor):
    signed_by_two(draft, actor)
    by = actor("PO", login="maker")
    version = queries.draft(draft).version

    actions.revise_draft(draft, FACTS, version=version, by=by)

    found = queries.draft(draft)
    assert (found.state, found.package_sha256, found.approvals) == ("open", "", ())
    with pytest.raises(Refused) as refused:
        actions.revise_draft(draft, FACTS, version=version, by=by)
    assert refused.value.refusal == STALE_VERSION


def test_an_audit_of_other_bytes_ends_every_approval(draft, actor):
    signed_by_two(draft, actor)

    audited(draft, by=actor("PO", login="maker"), sha256="c" * 64)

    assert queries.draft(draft).approvals == ()


def test_a_refused_draft_cannot_be_agreed_to(draft, actor):
    audited(draft, by=actor("PO", login="maker"), is_safe=False)

    with pytest.raises(Refused) as refused:
        actions.agree(draft, package_sha256=BYTES, by=actor("HO", login="head"))

    assert refused.value.refusal == approval.NOT_SAFE


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("deed", ["UPDATE {} SET id = id + 1000", "DELETE FROM {}"])
def test_the_database_refuses_to_change_what_went_out(number, actor, table, deed):
    actions.add_erratum(number, text="Salah cetak.", text_en="Misprint.", by=actor("CS"))

    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(deed.format(f"library_publications_{table}"))


def test_a_later_release_takes_the_place_of_an_earlier_one(number, actor):
    by = actor("PO", login="maker")
    ref = actions.open_draft(dataclasses.replace(FACTS, supersedes=number), by=by)
    audited(ref, by=by)
    signed_by_two(ref, actor)

    later = releasing.publish(ref, package=package(), by=by)

    assert queries.release(number).card.superseded_by == later
    assert queries.release(later).card.supersedes == number
    standing = [card.number for card, _table in queries.latest_of("deaths")]
    assert standing == [later]
    assert [card.number for card, _table in queries.register()] == [number, later]
    with pytest.raises(Refused) as refused:
        actions.open_draft(dataclasses.replace(FACTS, supersedes=number), by=by)
    assert refused.value.refusal == actions.REPLACED_UNKNOWN


def test_an_erratum_stands_on_the_release_in_both_languages(number, actor):
    actions.add_erratum(number, text="Salah cetak.", text_en="Misprint.", by=actor("CS"))

    errata = queries.release(number).card.errata

    assert [(one.text, one.text_en) for one in errata] == [("Salah cetak.", "Misprint.")]
    with pytest.raises(Refused):
        actions.add_erratum(number, text=" ", text_en="", by=actor("CS"))


def test_what_is_for_partners_is_not_open_to_the_public(db, actor):
    by = actor("PO", login="maker")
    ref = actions.open_draft(dataclasses.replace(FACTS, audience="partners"), by=by)
    audited(ref, by=by)
    signed_by_two(ref, actor)
    number = releasing.publish(ref, package=package(), by=by)

    assert queries.release(number) is None
    assert queries.table(number, "deaths") is None
    assert queries.file(number, "deaths.csv") is None
    assert queries.release(number, partners=True).card.number == number


def test_each_act_leaves_one_event(number):
    deeds = list(Event.objects.order_by("seq").values_list("deed", flat=True))

    assert deeds == [
        "releases.drafted",
        "releases.audited",
        "releases.agreed",
        "releases.agreed",
        "releases.published",
    ]
