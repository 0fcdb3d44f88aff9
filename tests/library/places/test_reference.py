"""Shipped data loads once, follows its file, and never overwrites what the office wrote."""

import time
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sasando.library.places import actions, reference
from sasando.library.places.models import (
    Destination,
    District,
    Province,
    ReferenceFile,
    Regency,
    TransportNode,
    Village,
)
from sasando.library.statistics import actions as statistics
from sasando.library.terms import actions as terms
from sasando.library.terms.models import Term
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("reference")
SECONDS = 1.0


def settle_regency(name: str) -> Regency:
    standing = Regency.objects.filter(code="53.21")
    reference.settle(standing, {("53.21",): {"name": name, "is_city": False}}, key=["code"])
    return Regency.objects.get(code="53.21")


@pytest.mark.parametrize(
    ("model", "count"),
    [
        (Province, 38),
        (Regency, 514),
        (District, 315),
        (Village, 3442),
        (TransportNode, 66),
        (Destination, 106),
    ],
)
def test_every_shipped_row_is_loaded(model, count):
    assert model.objects.count() == count


def test_a_second_start_loads_nothing_within_a_second(django_assert_max_num_queries):
    later = NOW + timedelta(days=1)
    started = time.monotonic()

    with django_assert_max_num_queries(20):
        loaded = [room.load_reference(later) for room in (actions, terms, statistics)]

    assert loaded == [0, 0, 0]
    assert time.monotonic() - started < SECONDS


def test_loading_again_changes_nothing():
    before = list(Regency.objects.order_by("code").values())
    ReferenceFile.objects.all().delete()

    actions.load_reference(NOW)

    assert list(Regency.objects.order_by("code").values()) == before


def test_an_untouched_row_follows_the_file():
    row = settle_regency("Malaka Baru")

    assert (row.name, row.offered) == ("Malaka Baru", None)


def test_an_edited_row_stays_and_the_new_value_is_offered():
    Regency.objects.filter(code="53.21").update(name="Malaka Kita", office_edited=True)

    row = settle_regency("Malaka Baru")

    assert (row.name, row.offered) == ("Malaka Kita", {"name": "Malaka Baru"})


def test_an_offer_ends_when_the_file_agrees_with_the_office():
    Regency.objects.filter(code="53.21").update(name="Malaka Kita", office_edited=True)
    settle_regency("Malaka Baru")

    row = settle_regency("Malaka Kita")

    assert row.offered is None


def test_an_edited_word_of_a_list_survives_the_load():
    Term.objects.filter(list="schemes", code="UKPS").update(label_id="Sendiri", office_edited=True)
    ReferenceFile.objects.filter(name="schemes.csv").delete()

    terms.load_reference(NOW)

    row = Term.objects.get(list="schemes", code="UKPS")
    assert row.label_id == "Sendiri"
    assert row.offered == {"label_id": "Untuk kepentingan perusahaan sendiri"}


def test_a_regency_lies_in_its_province():
    with pytest.raises(IntegrityError), transaction.atomic():
        Regency.objects.create(code="54.01", province_code="53", name="Salah")


def test_parents_before_splits_are_known_and_shown_as_not_verified():
    malaka = Regency.objects.get(code="53.21")

    assert (malaka.parent_before_split, malaka.split_year) == ("53.04", 2012)
    assert malaka.split_verified == "memory"


def test_a_node_keeps_where_it_is_and_how_well_that_is_known():
    airport = TransportNode.objects.get(code="KOE")

    assert (float(airport.latitude), float(airport.longitude)) == (-10.17, 123.67)
    assert airport.coordinates == "approximate, memory"
