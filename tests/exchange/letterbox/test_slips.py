"""A slip opens by its code alone, to one answer, and is kept nowhere in clear."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from sasando.exchange.letterbox import codes, slips, tries
from sasando.exchange.letterbox.models import Slip
from sasando.foundation.audit.models import Event
from sasando.foundation.privacy.sealing import SealBrokenError
from tests.conftest import NOW
from tests.exchange.letterbox import boxes
from tests.foundation.privacy.test_canary import writings

pytestmark = pytest.mark.django_db


def test_the_code_opens_what_the_office_wrote_and_the_look_is_written():
    made = boxes.slip()

    found = boxes.read(made.code)

    assert found == boxes.content()
    assert Event.objects.filter(deed="letterbox.slip_read").count() == 1


def test_a_new_code_ends_the_older_one_and_a_revoked_slip_keeps_nothing():
    first = boxes.slip()
    second = boxes.slip()

    assert boxes.read(first.code) is None
    assert boxes.read(second.code) is not None
    slips.revoke(boxes.ORIGIN, now=NOW)
    assert boxes.read(second.code) is None
    assert list(Slip.objects.values_list("content_sealed", flat=True)) == [None, None]


def test_the_store_holds_one_live_slip_of_a_case():
    boxes.slip()

    with pytest.raises(IntegrityError), transaction.atomic():
        Slip.objects.create(
            origin=boxes.ORIGIN,
            digest=codes.digest("1" * 20),
            made_at=NOW,
            changed_at=NOW,
            expires_on=boxes.TODAY,
        )


def test_wrong_mistyped_revoked_and_expired_get_one_answer():
    made = boxes.slip()
    late = NOW + slips.STANDS + timedelta(days=1)

    answers = [
        boxes.read(codes.new_code()),
        boxes.read(made.code.replace(made.code[0], "7" if made.code[0] != "7" else "3", 1)),
        boxes.read("hello"),
        boxes.read(made.code, now=late),
    ]

    assert answers == [None] * 4


def test_a_source_is_throttled_after_ten_wrong_codes_and_others_are_not():
    made = boxes.slip()

    for _at in range(tries.MOST_WRONG):
        assert boxes.read(codes.new_code()) is None

    assert boxes.read(made.code) is None
    assert boxes.read(made.code, source="10.0.0.2") is not None


def test_a_slip_of_the_pen_does_not_count():
    made = boxes.slip()
    mistyped = made.code[:-1] + ("1" if made.code[-1] != "1" else "2")

    for _at in range(tries.MOST_WRONG + 5):
        assert boxes.read(mistyped) is None

    assert boxes.read(made.code) is not None


def test_after_a_hundred_wrong_codes_from_everybody_each_source_has_two_tries():
    made = boxes.slip()
    for at in range(tries.MOST_WRONG_ALL):
        tries.count_wrong(f"10.1.0.{at}")

    for _at in range(tries.MOST_WRONG_SLOW):
        assert boxes.read(codes.new_code(), source="10.2.0.1") is None

    assert boxes.read(made.code, source="10.2.0.1") is None
    assert boxes.read(made.code, source="10.2.0.2") is not None


def test_neither_code_nor_content_stands_in_any_byte_of_the_store(caplog):
    if connection.vendor != "sqlite":
        pytest.skip("reads the bytes of an SQLite store")
    made = boxes.slip(phone="0380 9988 7766")
    boxes.read(made.code)

    store = connection.connection.serialize()

    plain = made.code.replace(" ", "")
    secret = (made.code, plain, "0380 9988 7766")
    assert [text for text in secret for each in writings(text) if each in store] == []
    assert plain not in caplog.text


def test_sealed_content_of_one_slip_does_not_open_on_another():
    boxes.slip()
    other = boxes.slip(uuid4())
    first, second = Slip.objects.order_by("id")
    second.content_sealed = first.content_sealed
    second.save()

    with pytest.raises(SealBrokenError):
        boxes.read(other.code)
