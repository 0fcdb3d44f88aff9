"""Public pages on the shelf: packed, fresh within seconds, never a private one."""

import gzip

import brotli
import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from sasando.foundation.access.shelf import MOST_PAGES, Shelf, keep_public

BODY = "Layanan ini gratis. " * 100
PUBLIC = {"Cache-Control": "public, max-age=300"}


class House:
    """A made-up house behind the shelf that counts who comes in."""

    def __init__(self, **headers: str) -> None:
        self.asked = 0
        self.headers = headers or PUBLIC
        self.cookie = False

    def __call__(self, request):
        self.asked += 1
        response = HttpResponse(BODY, headers=self.headers)
        if self.cookie:
            response.set_cookie("a", "b")
        return response


def shelved(house: House):
    with override_settings(PUBLIC_PAGES_KEPT_S=10):
        return keep_public(house)


def get(path: str = "/", **headers: str):
    return RequestFactory().get(path, headers=headers)


@pytest.mark.parametrize(
    ("accepted", "way", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("", None, bytes),
    ],
)
def test_a_page_is_packed_as_the_reader_takes_it(accepted, way, unpack):
    house = House()
    answer = shelved(house)

    first, second = (answer(get(**{"Accept-Encoding": accepted})) for _ in range(2))

    assert house.asked == 1
    assert first.headers.get("Content-Encoding") == way
    assert unpack(second.content) == BODY.encode()
    assert second.headers["Vary"] == "Accept-Encoding"
    assert second.headers["Cache-Control"] == PUBLIC["Cache-Control"]


def test_a_reader_who_has_the_page_gets_no_body():
    answer = shelved(House())
    etag = answer(get(**{"Accept-Encoding": "br"})).headers["ETag"]

    again = answer(get(**{"Accept-Encoding": "br", "If-None-Match": etag}))

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "headers", [{"Cache-Control": "no-store"}, PUBLIC | {"Vary": "Cookie"}, {"X-Any": "thing"}]
)
def test_what_is_not_said_to_be_public_is_never_kept(headers):
    house = House(**headers)
    answer = shelved(house)

    for _ in range(2):
        answer(get())

    assert house.asked == 2


def test_a_page_that_sets_a_cookie_or_has_a_query_is_never_kept():
    house = House()
    answer = shelved(house)
    answer(get("/?q=a"))
    answer(get("/?q=a"))
    house.cookie = True
    answer(get("/b"))
    answer(get("/b"))

    assert house.asked == 4


def test_hosts_do_not_share_a_page():
    house = House()
    answer = shelved(house)

    answer(get(host="a.example"))
    answer(get(host="b.example"))

    assert house.asked == 2


def test_an_act_of_staff_empties_the_shelf_and_a_report_does_not():
    house = House()
    answer = shelved(house)
    answer(get())
    answer(RequestFactory().post("/lapor/"))
    answer(get())
    kept = house.asked
    answer(RequestFactory().post("/meja/direktori/"))
    answer(get())

    assert (kept, house.asked) == (2, 4)


def test_a_page_grows_old_and_the_shelf_never_too_long():
    moment = [0.0]
    shelf = Shelf(seconds=10, clock=lambda: moment[0])
    for number in range(MOST_PAGES + 1):
        shelf.put(("", str(number)), HttpResponse("x"))

    first, last = shelf.find(("", "0")), shelf.find(("", str(MOST_PAGES)))
    moment[0] = 10.5

    assert first is None and last is not None
    assert shelf.find(("", str(MOST_PAGES))) is None


def test_no_seconds_no_shelf():
    with override_settings(PUBLIC_PAGES_KEPT_S=0), pytest.raises(MiddlewareNotUsed):
        keep_public(House())
