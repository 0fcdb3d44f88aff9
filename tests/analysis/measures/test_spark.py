"""DuckDB and Spark give identical tables for the whole catalogue."""

import shutil
from importlib.util import find_spec

import pytest

from sasando.analysis.measures import running
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.values.period import parse_period

MISSING = [
    name
    for name, is_there in (
        ("pyspark (requirements-spark.lock)", find_spec("pyspark")),
        ("Java 17", shutil.which("java")),
    )
    if not is_there
]
# The runner makes a store only where a test asks for one; the snapshot is made in it.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}"),
]


@pytest.fixture(scope="module")
def engines(snapshot):
    with (
        running.opened(snapshot, engine="duckdb") as duckdb,
        running.opened(snapshot, engine="spark") as spark,
    ):
        yield duckdb, spark


@pytest.mark.parametrize("name", list(INDICATORS))
def test_both_engines_count_the_same(snapshot, engines, name):
    told = INDICATORS[name]
    period = parse_period("2025-01..2026-01") if told.date_field else None

    # The finest cells of all dimensions at once: every other table is their sum.
    for by in ((), told.dimensions):
        for asked in (None, period):
            duckdb, spark = (
                running.count(name, snapshot=snapshot, by=by, period=asked, using=engine)
                for engine in engines
            )
            assert duckdb.frame.equals(spark.frame)
            facts = [(one.used, dict(one.left_out), one.newest) for one in (duckdb, spark)]
            assert facts[0] == facts[1]


def test_both_engines_count_the_same_within_a_place(snapshot, engines):
    sumba = (("origin_island", "53.SUMBA"),)

    duckdb, spark = (
        running.count("placements_by_origin", snapshot=snapshot, within=sumba, using=engine)
        for engine in engines
    )

    assert duckdb.frame.equals(spark.frame)
    assert (duckdb.used, dict(duckdb.left_out)) == (spark.used, dict(spark.left_out))


def test_what_spark_read_in_clear_is_removed(snapshot):
    with running.opened(snapshot, engine="spark") as spark:
        running.count("deaths", snapshot=snapshot, using=spark)
        folder = spark._folder
        assert list(folder.glob("*.parquet"))

    assert not folder.exists()
