"""One contender in one process: `python -m bench.contenders NAME ROWS FOLDER`; prints JSON."""

import json
import resource
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import django
from django.conf import settings

settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "django.contrib.admin", "bench"]
django.setup()

from django.core.management import call_command  # noqa: E402

from bench import analytics, briefs, load, pages, peers, public, tables  # noqa: E402
from sasando.config import prepare  # noqa: E402
from sasando.foundation.access.actor import Actor  # noqa: E402
from sasando.records.imports import actions  # noqa: E402
from sasando.records.imports.outcome import ImportRequest  # noqa: E402

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)


def cpu_s() -> float:
    """Return the CPU seconds of this process and its children so far."""
    own, below = (
        resource.getrusage(resource.RUSAGE_SELF),
        resource.getrusage(resource.RUSAGE_CHILDREN),
    )
    return own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime


def measured(work: Callable[[], object], *, rows: int) -> dict[str, float]:
    """Return rows per CPU second of one piece of work."""
    before = cpu_s()
    work()
    spent = cpu_s() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "cpu_s": round(spent, 3),
        "rows_per_cpu_s": round(rows / spent, 1),
        "peak_mb": round(peak),
    }


def ours(path: Path, *, rows: int) -> dict[str, float]:
    """Take a table in as the office does."""
    by = Actor.for_command("bench", NOW)
    request = ImportRequest(kind="placements", file_name=path.name)
    return measured(lambda: actions.take_in(path, request=request, by=by), rows=rows)


def main(name: str, rows: int, folder: Path) -> dict[str, float]:
    """Boot, prepare, run one contender."""
    call_command("migrate", verbosity=0)
    prepare.load_reference(NOW)
    csv_path, xlsx_path = folder / f"{rows}.csv", folder / f"{rows}.xlsx"
    if not csv_path.exists():
        tables.write_csv(csv_path, rows)
    if "xlsx" in name and not xlsx_path.exists():
        tables.write_xlsx(xlsx_path, rows)
    contenders: dict[str, Callable[[], dict[str, float]]] = {
        "ours_csv": lambda: ours(csv_path, rows=rows),
        "memory": lambda: ours(csv_path, rows=rows),
        "ours_xlsx": lambda: ours(xlsx_path, rows=rows),
        "ours_again": lambda: again(csv_path, rows=rows),
        "import_export_csv": lambda: measured(
            lambda: peers.import_export(csv_path, kind="csv"), rows=rows
        ),
        "import_export_xlsx": lambda: measured(
            lambda: peers.import_export(xlsx_path, kind="xlsx"), rows=rows
        ),
        "hand_written_csv": lambda: measured(
            lambda: peers.hand_written(csv_path, now=NOW), rows=rows
        ),
        "list_page": lambda: pages.list_page(cpu_s, now=NOW),
        "public_page": lambda: public.public_pages(cpu_s, now=NOW),
        "cases_page": lambda: pages.cases_page(cpu_s, rows=rows, now=NOW),
        "cases_load": lambda: load.cases_load(rows=rows, now=NOW),
        "analytics": lambda: analytics.analytics(cpu_s, folder=folder, now=NOW),
        "analytics_postgres": lambda: analytics.analytics(cpu_s, folder=folder, now=NOW),
        "brief": lambda: briefs.all_forms(folder=folder, now=NOW),
    }
    return contenders[name]()


def again(path: Path, *, rows: int) -> dict[str, float]:
    """Take in a table that stands already."""
    ours(path, rows=rows)
    return ours(path, rows=rows)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))) + "\n")
