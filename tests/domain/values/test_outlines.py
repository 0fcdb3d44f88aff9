import json

import pytest

from sasando.domain.values.outlines import MOST_CORNERS, read_outlines
from sasando.domain.values.words import Refused

CODES = {"53.01": "53.01", "5301": "53.01", "53.02": "53.02", "5302": "53.02"}
BOX = [[[120.0, -9.0], [120.5, -9.0], [120.5, -9.5], [120.0, -9.5], [120.0, -9.0]]]


def feature(code="53.01", kind="Polygon", coordinates=BOX, name="kode"):
    return {
        "type": "Feature", "properties": {name: code},
        "geometry": {"type": kind, "coordinates": coordinates},
    }  # fmt: skip


def file(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)}).encode()


def read(data):
    return read_outlines(data, codes=CODES, province="53")


def code_of(data):
    with pytest.raises(Refused) as caught:
        read(data)
    return caught.value.refusal.code


def test_areas_are_read_by_code_and_others_left_out():
    islands = [BOX, [[[121, -9], [121.2, -9], [121.2, -9.1], [121, -9]]]]

    found = read(file(
        feature("53.01"), feature(5302, "MultiPolygon", islands, "KODE_KAB"), feature("65.03"),
    ))  # fmt: skip

    assert found["53.01"] == (
        ((120.0, -9.0), (120.5, -9.0), (120.5, -9.5), (120.0, -9.5), (120.0, -9.0)),
    )
    assert [len(ring) for ring in found["53.02"]] == [5, 4]


def test_corners_closer_than_a_kilometre_become_one_and_a_small_area_stays():
    small = [[[120.0011, -9.0011], [120.0021, -9.0011], [120.0021, -9.0021], [120.0011, -9.0011]]]
    fine = [[[120.0, -9.0], [120.001, -9.001], [120.5, -9.0], [120.5, -9.5], [120.0, -9.0]]]

    found = read(file(feature("53.01", coordinates=fine), feature("53.02", coordinates=small)))

    assert found["53.01"] == (((120.0, -9.0), (120.5, -9.0), (120.5, -9.5), (120.0, -9.0)),)
    assert found["53.02"][0][0] == (120.0011, -9.0011)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xff\xfe", "outlines_not_geojson"),
        (b"kode;nama", "outlines_not_geojson"),
        (b"[" * 100_000, "outlines_not_geojson"),
        (b"[]", "outlines_not_geojson"),
        (b'{"type":"FeatureCollection","features":[]}', "outlines_not_geojson"),
        (file("no feature"), "outlines_no_code"),
        (file(feature(name="nama")), "outlines_no_code"),
        (file(feature(), feature("53.99")), "outlines_unknown_code"),
        (file(feature(), feature(), feature("53.02")), "outlines_double"),
        (file(feature()), "outlines_missing"),
        (file(feature(kind="Point", coordinates=[120, -9])), "outlines_not_area"),
        (file(feature(coordinates=[])), "outlines_not_area"),
        (file(feature(coordinates=[["a"]])), "outlines_not_area"),
        (file(feature(coordinates=[[[120, -9]]])), "outlines_not_area"),
        (file(feature(coordinates=[[[500000, 9000000]] * 4])), "outlines_not_degrees"),
        (file(feature(coordinates=[[[float("nan"), -9]] * 4])), "outlines_not_degrees"),
    ],
)
def test_what_is_no_whole_map_is_refused(data, code):
    assert code_of(data) == code


def test_lines_of_too_many_corners_are_refused():
    ring = [[100 + at % 3000 / 100, -9 + at // 3000 / 100] for at in range(MOST_CORNERS + 1)]

    assert code_of(file(feature(coordinates=[ring]), feature("53.02"))) == "outlines_too_fine"
