"""Two figures side by side: every difference is named, none is invented (handbook 8.1)."""

import pytest

from sasando.domain.indicators.comparing import compare

LEFT = {
    "definition": "menurut asal", "unit": "layanan", "value": 4163, "area": {"code": "53"},
    "period": {"start": "2025-01-01", "end": "2025-12-31"}, "as_of": "2026-01-31", "by": {},
    "denominator": None, "source": "Catatan", "snapshot": "a", "rule": "layanan",
    "quality": {"used": 4163, "left_out": 3},
}  # fmt: skip


def test_compare_of_equal_figures_names_nothing():
    found = compare(LEFT, dict(LEFT))

    assert (found.difference, found.differs) == (0.0, ())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"definition": "dilayani kantor"}, "definition"),
        ({"period": {"start": "2025-01-01", "end": "2025-09-30"}}, "period"),
        ({"as_of": "2025-12-31"}, "as_of"),
        ({"area": {"code": "53.21"}}, "area"),
        ({"by": {"sex": "P"}}, "by"),
        ({"denominator": {"definition": "kasus"}}, "denominator"),
        ({"snapshot": "b"}, "snapshot"),
        ({"quality": {"used": 4000, "left_out": 3}}, "used"),
        ({"quality": {"used": 4163, "left_out": 9}}, "left_out"),
    ],
)
def test_compare_names_the_field_that_differs(change, code):
    found = compare(LEFT, LEFT | change)

    assert [one.code for one in found.differs] == [code]
    assert found.differs[0].left != found.differs[0].right


@pytest.mark.parametrize(
    ("change", "difference"),
    [({"value": 2226}, 1937.0), ({"value": None}, None), ({"unit": "orang"}, None)],
)
def test_compare_subtracts_only_known_figures_of_one_unit(change, difference):
    assert compare(LEFT, LEFT | change).difference == difference
