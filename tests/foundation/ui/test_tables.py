import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse

from sasando.foundation.accounts.models import RoleGrant, User
from sasando.foundation.ui import tables
from sasando.foundation.ui.tables import Filter, keyset_page

START = datetime(2026, 1, 1, tzinfo=UTC)
ROWS = 130


@pytest.fixture
def grants(db):
    user = User.objects.create_user("ina", created_at=START, created_by="test", name="Ina Raga")
    first = date(2026, 1, 1)
    RoleGrant.objects.bulk_create(
        RoleGrant(
            user=user,
            role="CW",
            starts_on=first,
            ends_on=None if i % 3 == 0 else first + timedelta(days=i // 5),
            granted_at=START,
            granted_by="test",
        )
        for i in range(ROWS)
    )
    return RoleGrant.objects.all()


def _walk(rows, *, descending):
    pages, query = [], QueryDict()
    while True:
        page = keyset_page(rows, query=query, order="ends_on", descending=descending)
        pages.append(page)
        if not page.next_cursor:
            return pages
        query = QueryDict(f"sesudah={page.next_cursor}&dari={page.next_first}")


@pytest.mark.parametrize("descending", [False, True])
def test_pages_hold_every_row_once_and_empty_values_last(grants, descending):
    pages = _walk(grants, descending=descending)

    seen = [row for page in pages for row in page.rows]
    assert sorted(row.pk for row in seen) == sorted(grants.values_list("pk", flat=True))
    days = [row.ends_on for row in seen]
    dated = [day for day in days if day is not None]
    assert dated == sorted(dated, reverse=descending)
    assert days[len(dated) :] == [None] * (ROWS - len(dated))
    assert [(page.first, page.last) for page in pages] == [(1, 50), (51, 100), (101, 130)]


@pytest.mark.parametrize("descending", [False, True])
def test_previous_leads_back_over_the_same_rows(grants, descending):
    pages = _walk(grants, descending=descending)

    for earlier, later in zip(pages, pages[1:], strict=False):
        query = QueryDict(f"sebelum={later.previous_cursor}&dari={later.previous_first}")
        back = keyset_page(grants, query=query, order="ends_on", descending=descending)
        assert back.rows == earlier.rows
        assert (back.first, back.last) == (earlier.first, earlier.last)


@pytest.mark.parametrize(
    "cursor", ["x", "é", "bnVsbA", "W10", "WzEsMV0", "W251bGwsLTFd", "a" * 600, "WyJcdTAwMDAiLDFd"]
)
def test_broken_cursor_gives_the_first_page(grants, cursor):
    page = keyset_page(grants, query=QueryDict(f"sesudah={cursor}"), order="ends_on")

    assert page.first == 1
    assert len(page.rows) == tables.PAGE_SIZE


def test_filters_drop_unknown_choices_and_say_known_ones():
    known = (Filter("nik", "NIK", (("ada", "ada pada kami"),)), Filter("q", "Nama"))

    odd = tables.read_filters(QueryDict("nik=<b>&q=%00 Petrus "), known=known)
    right = tables.read_filters(QueryDict("nik=ada"), known=known)

    assert tables.values(odd) == {"q": "Petrus"}
    assert [item.left_out for item in odd] == ["<b>", ""]
    assert right[0].said == "ada pada kami"


def test_row_url_is_what_the_route_gives():
    ref = uuid.UUID("0f0e0d0c-0b0a-4908-8706-050403020100")

    address = tables.row_url("desk:workers:detail")(ref)

    assert address == reverse("desk:workers:detail", args=[ref])


@pytest.mark.parametrize("descending", [False, True])
def test_parts_are_merged_and_walked_in_both_directions(grants, descending):
    whole = grants.exclude(ends_on=None)
    parts = [whole.filter(pk__lt=whole[20].pk), whole.filter(pk__gte=whole[20].pk)]
    wanted = list(whole.order_by(*(("-ends_on", "-id") if descending else ("ends_on", "id"))))

    def page(query):
        return keyset_page(
            parts, query=QueryDict(query), order="ends_on", descending=descending, has_empty=False
        )

    first = page("")
    second = page(f"sesudah={first.next_cursor}&dari={first.next_first}")
    back = page(f"sebelum={second.previous_cursor}&dari={second.previous_first}")

    assert [row.pk for row in (*first.rows, *second.rows)] == [row.pk for row in wanted]
    assert back.rows == first.rows
    assert not second.next_cursor
