"""The long table that releases audit: each level adds up to the next, nothing stands twice."""

import polars as pl
import pytest

from sasando.analysis.measures import running, tables
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.values.words import Refused

# The runner makes a store only where a test asks for one; the snapshot is made in it.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def engine(snapshot):
    with running.opened(snapshot, engine="duckdb") as found:
        yield found


def rows(found, *names):
    return found.frame.select(*names).rows()


def test_a_table_has_every_level_and_its_totals(snapshot):
    found = tables.long_table("deportees", snapshot=snapshot, by=("origin_regency",))

    assert rows(found, "origin_regency", "origin_regency_level", "value") == [
        ("53.06", "origin_regency", 1.0),
        ("53_U_U", "origin_regency", 1.0),
        ("53.FLORES", "origin_island", 1.0),
        ("53_U", "origin_island", 1.0),
        ("53", "origin_province", 2.0),
        ("_T", "total", 2.0),
    ]


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("placements_by_origin", ("month", "origin_regency", "country")),
        ("procedural_share_placements", ("quarter", "origin_island")),
        ("contract_length", ("year", "country")),
        ("returns_total", ("origin_regency", "kind")),
        ("cases_received", ("category", "channel")),
        ("costs_paid", ("payer", "line")),
    ],
)
def test_parts_add_up_to_their_parent(snapshot, name, by):
    found = tables.long_table(name, snapshot=snapshot, by=by)
    keys = [column for one in found.by for column in (one, f"{one}_level")]

    assert found.frame.select(keys).is_duplicated().any() is False
    for one in found.by:
        parents = found.parents[one]
        others = [key for key in keys if key not in (one, f"{one}_level")]
        inner = found.frame.filter(pl.col(one).is_in(list(parents))).with_columns(
            pl.col(one).replace_strict(parents, return_dtype=pl.String)
        )
        added = inner.group_by(one, *others).agg(pl.col("rows", "numerator").sum())
        whole = added.join(found.frame, on=[one, *others], suffix="_told")
        assert whole.height == added.height
        assert whole["rows"].equals(whole["rows_told"].rename("rows")), one
        assert whole["numerator"].equals(whole["numerator_told"].rename("numerator")), one


def test_shares_keep_numerator_and_denominator(snapshot):
    found = tables.long_table("private_employer_share", snapshot=snapshot, by=("country",))
    whole = found.frame.filter(pl.col("country") == "_T")

    assert whole.select("rows", "numerator", "denominator", "value").rows() == [(3, 2, 3, 66.7)]
    assert (found.indicator.k, found.indicator.disclosure.value) == (5, "protected")
    assert found.passport.denominator_value == 3


def test_every_code_stands_with_every_other_and_asked_ones_too(snapshot):
    found = tables.long_table(
        "placements_by_origin",
        snapshot=snapshot,
        by=("year", "origin_regency"),
        codes={"origin_regency": ("53.01", "53.18")},
    )
    finest = found.frame.filter(
        (pl.col("origin_regency_level") == "origin_regency") & (pl.col("year_level") == "year")
    )

    assert finest.height == 2 * 3
    zeros = finest.filter(pl.col("rows") == 0)
    assert zeros.select("year", "origin_regency").rows() == [
        ("2024", "53.01"), ("2024", "53.18"), ("2025", "53.01"), ("2025", "53.21"),
    ]  # fmt: skip
    assert found.parents["origin_regency"]["53.01"] == "53._"
    assert zeros["value"].to_list() == [0.0] * zeros.height


def test_what_is_never_added_has_no_total(snapshot):
    found = tables.long_table("costs_paid", snapshot=snapshot)

    assert rows(found, "currency", "value") == [("IDR", 200_000.0), ("MYR", 1200.0)]


def test_a_table_of_one_row_and_of_none(snapshot):
    one = tables.long_table("deaths", snapshot=snapshot, by=("sex",))
    none = tables.long_table("sick_returns", snapshot=snapshot, by=("sex",))

    assert rows(one, "sex", "value") == [("L", 1.0), ("_T", 1.0)]
    assert rows(none, "sex", "value") == [("_T", 0.0)]


def test_a_table_too_large_is_refused(snapshot, monkeypatch):
    monkeypatch.setattr(tables, "MOST_CELLS", 3)

    with pytest.raises(Refused) as caught:
        tables.long_table("placements_by_origin", snapshot=snapshot, by=("month", "country"))

    assert caught.value.refusal.code == "table_too_large"


@pytest.mark.parametrize("name", list(INDICATORS))
def test_each_indicator_has_a_table_by_its_finest_dimension(snapshot, engine, name):
    first = INDICATORS[name].dimensions[-1]

    found = tables.long_table(name, snapshot=snapshot, by=(first,), using=engine)

    assert found.frame.columns[-4:] == ["rows", "numerator", "denominator", "value"]
    assert found.by[-1] == first
