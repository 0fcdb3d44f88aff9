"""Notices by a link: numbered once, sealed, bounded; a link that is false or over opens nothing."""

from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection

from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import links, notices
from sasando.exchange.letterbox.models import Notice
from sasando.foundation.audit.models import Event
from sasando.foundation.outbox.models import Message
from tests.conftest import NOW
from tests.exchange.letterbox import boxes
from tests.foundation.privacy.test_canary import writings

pytestmark = pytest.mark.django_db


def test_a_notice_gets_the_next_number_one_event_and_one_message():
    token = boxes.link()

    numbers = [boxes.drop(token, form="a"), boxes.drop(token, form="b")]

    assert numbers == ["KM-2026-0001", "KM-2026-0002"]
    assert Event.objects.filter(deed="letterbox.notice_dropped").count() == 2
    assert list(Message.objects.values_list("kind", "to_role")) == [("partner_notice", "CS")] * 2


def test_the_same_form_with_the_same_words_is_one_notice():
    token = boxes.link()

    numbers = [boxes.drop(token), boxes.drop(token), boxes.drop(token, text="Tambahan.")]

    assert numbers == ["KM-2026-0001", "KM-2026-0001", "KM-2026-0002"]
    assert Notice.objects.count() == 2


@pytest.mark.parametrize("text", ["", "   \n\t", "\u200b\u200d\ufeff", "\u00a0 \u2003"])
def test_a_notice_of_blanks_is_refused(text):
    token = boxes.link()

    with pytest.raises(Refused) as refused:
        boxes.drop(token, text=text)

    assert refused.value.refusal == notices.EMPTY
    assert not Notice.objects.exists()


def test_a_notice_too_long_is_refused_with_its_count():
    token = boxes.link()

    with pytest.raises(Refused) as refused:
        boxes.drop(token, text="a" * (notices.LONGEST + 1))

    assert refused.value.refusal.code == "notice_too_long"
    assert "5001" in refused.value.refusal.words.id


def test_the_twenty_first_notice_of_a_day_is_refused_and_the_next_day_is_free():
    token = boxes.link()
    for at in range(notices.MOST_A_DAY):
        boxes.drop(token, form=str(at))

    with pytest.raises(Refused) as refused:
        boxes.drop(token, form="more")

    assert refused.value.refusal == notices.FLOOD
    assert boxes.drop(boxes.link(), form="more") is not None
    assert boxes.drop(token, form="more", now=NOW + timedelta(hours=24)) is not None


@pytest.mark.parametrize(
    "token",
    ["", "x", "a:b:c", pytest.param(signing.dumps("nein", salt=links.SALT), id="signed"), None],
)
def test_a_forged_token_opens_nothing(token):
    token = token if token is not None else signing.dumps(boxes.ORIGIN.hex, salt="other")

    assert links.opened_by(token, today=boxes.TODAY) is None
    assert boxes.drop(token) is None


def test_a_link_ends_by_day_and_by_act_at_once():
    token, other = boxes.link(), boxes.link()
    found = links.opened_by(other, today=boxes.TODAY)

    links.revoke(found.ref, by=boxes.office())

    assert boxes.drop(other) is None
    assert boxes.drop(token, now=NOW + links.STANDS) is not None
    assert boxes.drop(token, now=NOW + links.STANDS + timedelta(days=1)) is None
    with pytest.raises(Refused):
        links.revoke(found.ref, by=boxes.office())


def test_text_and_contact_stand_in_no_byte_of_the_store_or_log(caplog):
    if connection.vendor != "sqlite":
        pytest.skip("reads the bytes of an SQLite store")
    boxes.drop(boxes.link())
    ref = Notice.objects.get().ref
    notices.set_aside(ref, reason="Sudah diketahui dari telepon.", by=boxes.office())

    store = connection.connection.serialize()

    secret = (boxes.TEXT, boxes.CONTACT, "Sudah diketahui dari telepon.")
    assert [text for text in secret for each in writings(text) if each in store] == []
    assert boxes.TEXT not in caplog.text
    assert notices.read(ref, by=boxes.office()).text == boxes.TEXT


def test_lists_hold_no_words_and_a_look_is_written_before_they_leave():
    boxes.drop(boxes.link())

    listed = notices.waiting()
    read = notices.read(listed[0].ref, by=boxes.office())

    assert (listed[0].text, listed[0].contact) == ("", "")
    assert (read.text, read.contact) == (boxes.TEXT, boxes.CONTACT)
    assert Event.objects.filter(deed="letterbox.notice_read").count() == 1


def test_a_notice_is_set_aside_once_and_only_with_a_reason():
    boxes.drop(boxes.link())
    ref = notices.waiting()[0].ref

    with pytest.raises(Refused):
        notices.set_aside(ref, reason="  ", by=boxes.office())
    notices.set_aside(ref, reason="Kembar.", by=boxes.office())
    with pytest.raises(Refused) as again:
        notices.set_aside(ref, reason="Kembar.", by=boxes.office())

    assert again.value.refusal == notices.TAKEN
    assert notices.waiting() == []
    assert [one.became for one in notices.done()] == ["aside"]
