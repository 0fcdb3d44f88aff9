"""Posters: A5, accessible, and a code that leads where the words beside it say."""

import re

import pytest
from django.test import Client

from sasando.foundation.accounts import actions as accounts
from sasando.public.guides import posters
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
# A5 in points: 148 x 210 mm.
A5 = (419.5, 595.3)


@pytest.mark.parametrize("code", posters.posters())
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_poster_is_one_a5_page(reference, monkeypatch, code, prefix):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")

    answer = Client().get(f"{prefix}/panduan/poster/{code}.pdf")

    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", answer.content)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert [tuple(map(float, box)) for box in boxes] == [pytest.approx(A5, abs=1)]


def test_the_code_is_square_with_a_quiet_edge():
    picture = posters.code_svg("https://contoh.example/panduan/").decode()
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', picture)[1])
    marks = [tuple(map(int, pair)) for pair in re.findall(r"M(\d+) (\d+)h1", picture)]

    assert (side - 2 * posters.QUIET - 17) % 4 == 0
    assert min(min(pair) for pair in marks) == posters.QUIET
    assert max(max(pair) for pair in marks) == side - posters.QUIET - 1
