"""Runs expressions over a snapshot: DuckDB in memory, or Spark where it is asked for."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import duckdb
import ibis
import ibis.expr.types as ir
import polars as pl
from django.conf import settings

from sasando.analysis.extracts import snapshots
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.domain.indicators.tables import Table
from sasando.domain.values.words import Refusal, Refused, Words

DUCKDB, SPARK = "duckdb", "spark"
LOCAL = "local[2]"
ENGINE_UNKNOWN = Refusal(
    "engine_unknown",
    Words(
        id="SASANDO_ENGINE harus duckdb atau spark.", en="SASANDO_ENGINE must be duckdb or spark."
    ),
)
SPARK_MISSING = Refusal(
    "spark_missing",
    Words(
        id="Spark tidak terpasang di mesin ini. Pasang Java 17 dan tambahannya (.venv/bin/pip "
        "install --require-hashes -r requirements-spark.lock), atau hapus SASANDO_ENGINE.",
        en="Spark is not installed on this machine. Install Java 17 and the extra (.venv/bin/pip "
        "install --require-hashes -r requirements-spark.lock), or unset SASANDO_ENGINE.",
    ),
)


class Engine(Protocol):
    """Something that runs an expression over one snapshot's table.

    `facts` remembers what does not change while the snapshot is open.
    """

    facts: dict[Any, Any]

    def run(self, expression: ir.Table, *, table: Table) -> pl.DataFrame:
        """Return the rows of an expression over a table, in no order."""

    def close(self) -> None:
        """Let go of everything that was opened."""


class DuckDb:
    """One snapshot in DuckDB's memory; a table is opened when first asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.facts: dict[Any, Any] = {}
        # Nothing may be spilled to a disk in clear, nothing fetched.
        self._connection = duckdb.connect(
            config={
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "temp_directory": "",
            }
        )
        self._open: set[Table] = set()

    def run(self, expression: ir.Table, *, table: Table) -> pl.DataFrame:
        """Return the rows of an expression over a table, in no order."""
        self._ensure(table)
        return self._connection.execute(_sql(expression)).pl()

    def _ensure(self, table: Table) -> None:
        if table in self._open:
            return
        frame = snapshots.open_table(self._snapshot, table.value)
        self._connection.register("incoming", frame.to_arrow())
        self._connection.execute(f'CREATE TABLE "{table.value}" AS FROM incoming')
        self._connection.unregister("incoming")
        self._open.add(table)

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()


@lru_cache(maxsize=512)
def _sql(expression: ir.Table) -> str:
    return str(ibis.to_sql(expression, dialect=DUCKDB))


class Spark:
    """One snapshot in Spark; its Parquet lies in a private folder for as long as this is open.

    On a cluster `SASANDO_SPARK_FOLDER` names a folder that every worker can read, on an
    encrypted disk.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.facts: dict[Any, Any] = {}
        self._connection = _spark_connection()
        shared = os.environ.get("SASANDO_SPARK_FOLDER") or None
        self._folder = Path(tempfile.mkdtemp(prefix="sasando-spark-", dir=shared))
        self._open: set[Table] = set()

    def run(self, expression: ir.Table, *, table: Table) -> pl.DataFrame:
        """Return the rows of an expression over a table, in no order."""
        if table not in self._open:
            path = self._folder / f"{table.value}.parquet"
            path.write_bytes(snapshots.read_parquet(self._snapshot, table.value))
            self._connection.read_parquet(str(path), table_name=table.value)
            self._open.add(table)
        found = self._connection.to_pyarrow(expression)
        frame = pl.from_arrow(found)
        return frame if isinstance(frame, pl.DataFrame) else frame.to_frame()

    def close(self) -> None:
        """Remove what was written in clear."""
        shutil.rmtree(self._folder, ignore_errors=True)


@lru_cache(maxsize=1)
def _spark_connection() -> Any:
    # Workers would take whatever `python3` stands first in PATH (deps, S1).
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        from pyspark.sql import SparkSession
    except ImportError as missing:
        raise Refused(SPARK_MISSING) from missing
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise Refused(SPARK_MISSING)
    builder = SparkSession.builder.master(os.environ.get("SASANDO_SPARK_MASTER", LOCAL))
    options = {
        "spark.app.name": "sasando",
        "spark.ui.enabled": "false",
        "spark.driver.host": os.environ.get("SASANDO_SPARK_HOST", "127.0.0.1"),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.ansi.enabled": "true",
    }
    for name, value in options.items():
        builder = builder.config(name, value)
    return ibis.pyspark.connect(builder.getOrCreate())


_ENGINES: Mapping[str, Callable[[Snapshot], Engine]] = {DUCKDB: DuckDb, SPARK: Spark}


def open_engine(snapshot: Snapshot, *, name: str | None = None) -> Engine:
    """Return the engine that the office chose, over one snapshot; close it after use."""
    chosen = name or settings.SASANDO_ENGINE
    if chosen not in _ENGINES:
        raise Refused(ENGINE_UNKNOWN)
    return _ENGINES[chosen](snapshot)
