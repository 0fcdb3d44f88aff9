"""Boundaries of an office's own: taken in, drawn on the map, dropped; refused in words."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from sasando.library.places import boundaries, queries
from sasando.library.places.models import Outlines
from tests.analysis.conftest import by  # noqa: F401
from tests.analysis.releases.conftest import departed, snapshot  # noqa: F401
from tests.desk.figures.test_explore import client, clock  # noqa: F401

pytestmark = pytest.mark.django_db
PAGE, MAP = (
    "/meja/jelajah/batas/",
    "/meja/jelajah/?indikator=placements_by_origin&menurut=origin_regency",
)


def collection(bps: bool = False, without: str = "") -> bytes:
    """Return a made-up map: a box for each regency."""
    numbers = {code: bps for bps, code in queries.regency_by_bps().items()}
    features = []
    for at, (code, _name) in enumerate(queries.ntt_regencies()):
        west = 119 + at * 0.2
        ring = [[west, -9], [west + 0.2, -9], [west + 0.2, -9.4], [west, -9.4], [west, -9]]
        features.append({
            "type": "Feature", "properties": {"kode": numbers[code] if bps else code},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        })  # fmt: skip
    kept = [one for one in features if one["properties"]["kode"] != without]
    return json.dumps({"type": "FeatureCollection", "features": kept}).encode()


def form(data: bytes, **given):
    file = SimpleUploadedFile("batas.geojson", data)
    return {
        "file": file,
        "codes": "kemendagri",
        "source": "BIG",
        "source_date": "01/02/2026",
    } | given


def test_boundaries_taken_in_are_drawn_and_named_until_they_are_dropped(client):  # noqa: F811
    assert client.post(PAGE, form(collection())).status_code == 302

    page = client.get(MAP)
    (picture,) = page.context["pictures"]
    squares = client.get(f"/meja/jelajah/?{page.context['other_map']}")
    assert picture.is_map and "BIG, 1 Feb 2026" in picture.note
    assert "Flores" not in re.findall(r">([^<>]+)</text>", picture.svg)
    assert "Malaka" in re.findall(r">([^<>]+)</text>", picture.svg)
    assert "Flores" in re.findall(r">([^<>]+)</text>", squares.context["pictures"][0].svg)
    assert "BIG" in client.get(PAGE).content.decode()

    client.post(f"{PAGE}hapus/")

    assert "Kepmendagri" in client.get(MAP).context["pictures"][0].note
    deeds = list(
        Event.objects.filter(deed__startswith="places.")
        .order_by("pk")
        .values_list("deed", flat=True)
    )
    assert deeds == ["places.outlines_taken", "places.outlines_dropped"]


def test_codes_of_the_statistics_office_are_turned_into_ours(client):  # noqa: F811
    assert client.post(PAGE, form(collection(bps=True), codes="bps")).status_code == 302

    found = boundaries.current()
    assert found is not None
    assert set(found.rings) == {code for code, _name in queries.ntt_regencies()}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"data": b"nama;kode"}, "bukan GeoJSON"),
        ({"without": "53.21"}, "53.21"),
        ({"source_date": "01/02/2027"}, "belum tiba"),
        ({"source": " "}, "wajib"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_kept(client, given, said):  # noqa: F811
    data = given.pop("data", None) or collection(without=given.pop("without", ""))

    answer = client.post(PAGE, form(data, **given))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Outlines.objects.exists()


def test_dropping_nothing_is_said_and_a_caseworker_finds_no_such_page(client):  # noqa: F811
    page = client.post(f"{PAGE}hapus/", follow=True).content.decode()
    other = Client()
    other.force_login(User.objects.get(username="demo-cw"))

    assert "Tidak ada batas wilayah tersimpan" in page
    assert other.get(PAGE).status_code == other.post(PAGE, form(b"{}")).status_code == 404
