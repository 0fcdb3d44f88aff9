"""What each form of the paparan costs after the framework has started, a process for each.

`python -m bench.briefs FORM SNAPSHOT FILE` prints the CPU seconds of one form as JSON. Started
means: Django with its pages, which read snapshots and catalogue, and the command itself; what a
form alone needs (Typst, python-pptx, the spreadsheet writer) is inside its time. Charts are
rendered and the snapshot's figures counted when a release is made, so `pdf` and `pptx` find them;
`pdf_cold` counts and draws everything anew. The
peers' figures of the targets (matplotlib with WeasyPrint or python-pptx) were measured elsewhere
and are not run here, so no ratio to them is claimed.
"""

import json
import resource
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings

FORMS = ("pdf_cold", "pdf", "pptx", "xlsx", "html", "monthly")
NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)


def all_forms(*, folder: Path, now: datetime) -> dict[str, float]:
    """Return the CPU seconds of each form over one made-up office."""
    from sasando.analysis.extracts import snapshots
    from sasando.config import prepare
    from sasando.config.demo import loading

    loading.load(scale=1.0, now=now)
    frozen = snapshots.freeze(as_of=None, by=prepare.command_actor(now))
    shutil.rmtree(Path(settings.SASANDO_HOME) / "charts", ignore_errors=True)
    return {form: _apart(form, frozen.id, folder=folder) for form in FORMS}


def _apart(form: str, snapshot: str, *, folder: Path) -> float:
    command = [sys.executable, "-m", "bench.briefs", form, snapshot, str(folder / form)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-1500:])
    return float(json.loads(done.stdout)["cpu_s"])


def one_form(form: str, snapshot: str, target: Path) -> float:
    """Return the CPU seconds of one form, the libraries that only it needs included."""
    import_module(settings.ROOT_URLCONF)
    from sasando.analysis.extracts import snapshots
    from sasando.config import briefing, prepare

    by = prepare.command_actor(NOW)
    wish = briefing.Wish(
        kind=form.removesuffix("_cold"), snapshot=snapshots.open_snapshot(snapshot, by=by)
    )
    before = _cpu_s()
    briefing.write_as(target, wish=wish, now=NOW)
    return round(_cpu_s() - before, 3)


def _cpu_s() -> float:
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return spent.ru_utime + spent.ru_stime


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps({"cpu_s": one_form(sys.argv[1], sys.argv[2], Path(sys.argv[3]))}))
