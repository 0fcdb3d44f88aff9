"""Columns come out as they stand, whatever signs a text holds."""

import polars as pl
import pytest
from django.db.models import Q

from sasando.analysis.extracts import reading
from sasando.analysis.extracts.of_people import days, moments, text, whole, yes_no
from sasando.records.workers.models import Identity

pytestmark = pytest.mark.django_db
COLUMNS = (
    text("name", "education", has_birth=yes_no(Q(born_from__isnull=False)))
    | days("born_from")
    | whole(number="person")
    | moments("recorded_at")
)


def read():
    return reading.read(Identity.objects.all(), COLUMNS)


def test_rows_keep_their_order_and_their_nothing(identities):
    frame = read()

    assert frame.height == len(identities)
    assert frame["name"].cast(pl.String).to_list() == [row.name for row in identities]
    assert frame["education"].cast(pl.String).to_list() == [row.education for row in identities]
    assert frame["born_from"].to_list() == [row.born_from for row in identities]
    assert frame["number"].to_list() == [row.person_id for row in identities]
    assert frame["has_birth"].cast(pl.String).to_list() == ["yes", "yes", "yes", "no", "yes"]
    assert frame["recorded_at"].to_list() == [row.recorded_at for row in identities]


@pytest.mark.parametrize(
    "odd",
    [
        "a\nb", "a\x1fb", "\x1f\n\x1f", 'kutip "dua", koma', "100 %", "'; --", "ñ é 你好",
        'a","b', '","', '",', ',"', '"', ",", ",,", "\\", '\\","', "null",
        "]", '"]', "\\u0041", "a\t"
    ],
)  # fmt: skip
def test_no_sign_inside_a_text_moves_a_column(identities, odd):
    Identity.objects.filter(pk=identities[1].pk).update(education=odd)

    found = read()["education"].cast(pl.String).to_list()

    assert found == ["SMA", odd, "", "SD", ""]


def test_parts_are_put_together(identities, monkeypatch):
    monkeypatch.setattr(reading, "ROWS_AT_A_TIME", 2)

    assert read()["number"].to_list() == [row.person_id for row in identities]


def test_no_rows_give_an_empty_table_of_the_same_columns(reference):
    frame = read()

    assert frame.height == 0
    assert frame.columns == list(COLUMNS)
