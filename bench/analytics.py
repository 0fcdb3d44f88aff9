"""Snapshots and catalogue tables over a million placements, beside bare DuckDB and the ORM."""

import os
import statistics
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
from django.db import transaction
from django.db.models import Avg, Case, Count, F, Q, Value, When
from django.db.models.functions import ExtractQuarter, ExtractYear, TruncMonth

from bench.analytics_rows import fill
from sasando.analysis.extracts import of_people, sealing, snapshots
from sasando.analysis.measures import running
from sasando.domain.indicators.tables import Table
from sasando.domain.values.period import parse_period
from sasando.foundation.access.actor import Actor
from sasando.records.placements.models import Placement

ROWS = int(os.environ.get("BENCH_ANALYTICS_ROWS", "1000000"))
TURNS = 5
COUNTED = Q(batch__isnull=True) | Q(batch__state="final")
_PLACED = "procedural IN ('procedural', 'unknown')"


def _rows() -> "Placement.objects":
    return Placement.objects.filter(COUNTED, is_current=True)


def _placed() -> object:
    return (
        _rows()
        .filter(procedural__in=["procedural", "unknown"], departed_on__isnull=False)
        .exclude(origin_regency="")
    )


# Indicator, dimensions, period; the same by hand for DuckDB; the same through the ORM.
TABLES: dict[str, tuple[tuple, str, Callable[[], object]]] = {
    "regency × year × sex": (
        ("placements_by_origin", ("origin_regency", "year", "sex"), ""),
        "SELECT origin_regency, year(departed_on) AS y, sex, count(*) FROM placements "
        f"WHERE {_PLACED} AND origin_regency <> '' AND departed_on IS NOT NULL GROUP BY ALL",
        lambda: list(
            _placed()
            .values("origin_regency", "identity__sex", y=ExtractYear("departed_on"))
            .annotate(n=Count("*"))
        ),
    ),
    "month of one year": (
        ("placements_by_origin", ("month",), "2024"),
        "SELECT departed_on, count(*) FROM placements "
        f"WHERE {_PLACED} AND origin_regency <> '' "
        "AND departed_on BETWEEN '2024-01-01' AND '2024-12-31' GROUP BY ALL",
        lambda: list(
            _placed()
            .filter(departed_on__year=2024)
            .values(m=TruncMonth("departed_on"))
            .annotate(n=Count("*"))
        ),
    ),
    "procedural share × country": (
        ("procedural_share_placements", ("country", "year"), ""),
        "SELECT country, year(departed_on) AS y, count(*), "
        "sum(CASE WHEN procedural = 'procedural' THEN 1 ELSE 0 END) FROM placements "
        "WHERE procedural NOT IN ('unknown', '') AND departed_on IS NOT NULL GROUP BY ALL",
        lambda: list(
            _rows()
            .filter(departed_on__isnull=False)
            .exclude(procedural="unknown")
            .values("country", y=ExtractYear("departed_on"))
            .annotate(n=Count("*"), hits=Count("id", filter=Q(procedural="procedural")))
        ),
    ),
    "contract × scheme": (
        ("contract_length", ("scheme", "employer_type"), ""),
        "SELECT scheme, employer_type, count(*), sum(contract_months) FROM placements "
        f"WHERE {_PLACED} AND contract_months IS NOT NULL AND departed_on IS NOT NULL "
        "GROUP BY ALL",
        lambda: list(
            _rows()
            .filter(departed_on__isnull=False, procedural__in=["procedural", "unknown"])
            .values("scheme", "employer_type")
            .annotate(n=Count("*"), months=Avg("contract_months"))
        ),
    ),
    "age × education × quarter": (
        ("candidates_registered", ("quarter", "age_band", "education"), ""),
        "SELECT year(registered_on) * 10 + quarter(registered_on) AS q, age_band, education, "
        "count(*) FROM placements WHERE registered_on IS NOT NULL GROUP BY ALL",
        lambda: list(
            _rows()
            .filter(registered_on__isnull=False)
            .annotate(
                age=ExtractYear("departed_on") - ExtractYear("identity__born_to"),
                band=Case(
                    When(age__lt=18, then=Value("0-17")),
                    When(age__lt=25, then=Value("18-24")),
                    When(age__lt=35, then=Value("25-34")),
                    default=Value("35+"),
                ),
                y=ExtractYear("registered_on"),
                q=ExtractQuarter("registered_on"),
                school=F("identity__education"),
            )
            .values("y", "q", "band", "school")
            .annotate(n=Count("*"))
        ),
    ),
}  # fmt: skip


def analytics(cpu_s: Callable[[], float], *, folder: Path, now: datetime) -> dict[str, float]:
    """Return CPU seconds of a snapshot, and for each table how it stands to its peers."""
    with transaction.atomic():
        fill(ROWS)
    by = Actor.for_command("bench", now)
    found = _snapshot(cpu_s, folder=folder, by=by)
    before = cpu_s()
    frozen = snapshots.freeze(as_of=None, by=by)
    found["snapshot_whole_cpu_s"] = round(cpu_s() - before, 2)
    ratios = []
    bare = _bare(frozen)
    with running.opened(frozen) as engine:
        for name, (asked, sql, through_orm) in TABLES.items():
            told = _beside(frozen, engine, bare, asked, sql, through_orm)
            ratios.append(told["orm"] / told["ours_wall"])
            found |= {f"{name}: {one}_ms": round(value, 1) for one, value in told.items()}
            found[f"{name}: over_ms"] = round(told["ours"] - 1.2 * told["bare"], 1)
    found["least_over_orm"] = round(min(ratios), 1)
    found["median_over_orm"] = round(statistics.median(ratios), 1)
    found["most_over_bare_ms"] = max(
        value for key, value in found.items() if key.endswith("over_ms")
    )
    return found


def _snapshot(cpu_s: Callable[[], float], *, folder: Path, by: Actor) -> dict[str, float]:
    """Freeze the placements alone: read, generalise, write, seal."""
    before, start = cpu_s(), time.perf_counter()
    frame = snapshots._finished(of_people.placements(of_people.asked(by.today)), Table.PLACEMENTS)
    rows, content = snapshots._parquet(frame)
    snapshots._sha256(content)
    sealing.seal(folder / "placements.sealed", content, about="bench")
    spent, wall = cpu_s() - before, time.perf_counter() - start
    if rows != ROWS:
        raise SystemExit(f"{rows} of {ROWS}")
    return {"rows": rows, "snapshot_cpu_s": round(spent, 2), "snapshot_wall_s": round(wall, 2)}


def _bare(frozen: snapshots.Snapshot) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    frame = snapshots.read_table(frozen, "placements")
    connection.register("incoming", frame.to_arrow())
    connection.execute("CREATE TABLE placements AS FROM incoming")
    return connection


def _beside(frozen, engine, bare, asked, sql, through_orm) -> dict[str, float]:
    """Return milliseconds of CPU of ours and of bare DuckDB, turn about; of wall through the ORM.

    The ORM's work is done in a server's process, whose CPU nobody here sees.
    """
    name, by, period = asked
    chosen = parse_period(period) if period else None

    def ours() -> object:
        return running.run(name, snapshot=frozen, by=by, period=chosen, using=engine)

    def by_hand() -> object:
        return bare.execute(sql).pl()

    turns = [(_spent(ours), _spent(by_hand)) for _ in range(TURNS + 1)][1:]
    through_orm()
    return {
        "ours": statistics.median(own[0] for own, _ in turns),
        "bare": statistics.median(other[0] for _, other in turns),
        "ours_wall": statistics.median(own[1] for own, _ in turns),
        "orm": statistics.median(_spent(through_orm)[1] for _ in range(TURNS)),
    }


def _spent(work: Callable[[], object]) -> tuple[float, float]:
    """Return the milliseconds of CPU and of wall that some work took."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return 1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)
