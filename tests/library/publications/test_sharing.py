"""Who among the partners may take a signed brief: nobody, until a deed says so."""

import pytest
from django.db import DatabaseError, transaction

from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.library.publications import sharing
from sasando.library.publications.models import BriefShare
from tests.library.publications.signed import signed_brief

pytestmark = pytest.mark.django_db
NUMBER = "PA-2026-0001"


def test_nobody_may_take_a_signed_brief_until_it_is_shared(actor):
    signed_brief()

    assert sharing.standing(sharing.history(NUMBER)) == {"DPR": False, "PRV": False, "REG": False}
    assert sharing.open_to(actor("DPR")) == []
    assert sharing.take(actor("DPR"), NUMBER, "gambaran-umum.pdf") is None


def test_sharing_opens_it_to_that_kind_alone_and_withdrawing_ends_it(actor):
    signed_brief()
    sharing.share(NUMBER, "DPR", by=actor("HO"))

    given = sharing.take(actor("DPR"), NUMBER, "gambaran-umum.pdf")
    other = sharing.take(actor("PRV"), NUMBER, "gambaran-umum.pdf")
    sharing.withdraw(NUMBER, "DPR", by=actor("HO"))

    assert given.content == f"{NUMBER} gambaran-umum.pdf".encode()
    assert other is None
    assert sharing.take(actor("DPR"), NUMBER, "gambaran-umum.pdf") is None
    deeds = Event.objects.filter(deed__startswith="briefs.").order_by("seq")
    assert [one.deed for one in deeds] == ["briefs.shared", "briefs.taken", "briefs.withdrawn"]
    assert [line.is_open for line in sharing.history(NUMBER)] == [True, False]


def test_a_brief_can_be_shared_again_after_it_was_withdrawn(actor):
    signed_brief()
    for act in (sharing.share, sharing.withdraw, sharing.share):
        act(NUMBER, "PRV", by=actor("HO"))

    assert [one.number for one in sharing.open_to(actor("PRV"))] == [NUMBER]


@pytest.mark.parametrize(
    ("number", "audience", "act", "refusal"),
    [
        ("PA-2099-0001", "DPR", sharing.share, sharing.MISSING),
        (NUMBER, "VIL", sharing.share, sharing.NO_AUDIENCE),
        (NUMBER, "", sharing.share, sharing.NO_AUDIENCE),
        (NUMBER, "DPR", sharing.withdraw, sharing.ALREADY),
    ],
)
def test_what_cannot_be_shared_is_refused_in_words(actor, number, audience, act, refusal):
    signed_brief()

    with pytest.raises(Refused) as caught:
        act(number, audience, by=actor("HO"))

    assert caught.value.refusal == refusal
    assert not BriefShare.objects.exists()


def test_the_deeds_of_sharing_are_kept_by_the_database(actor):
    signed_brief()
    sharing.share(NUMBER, "DPR", by=actor("HO"))

    with pytest.raises(DatabaseError), transaction.atomic():
        BriefShare.objects.update(is_open=False)
    with pytest.raises(DatabaseError), transaction.atomic():
        BriefShare.objects.all().delete()
