"""A killed import shows nothing, is cleared at the next run, and ends as one clean run would."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.tables import write_csv

ROOT = Path(__file__).resolve().parents[2]
ROWS = 6_000
MOMENTS = {"short": 6, "": 50}
COUNTED = (
    "records_workers_person",
    "records_workers_identity",
    "records_workers_nametoken",
    "foundation_privacy_personkey",
    "records_placements_placement",
    "records_placements_stageevent",
    "records_imports_rejectedrow",
)


def environment(home: Path) -> dict[str, str]:
    found = {**os.environ, "SASANDO_HOME": str(home), "SASANDO_KEYS": str(home / "keys")}
    found["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    found["DJANGO_SETTINGS_MODULE"] = "sasando.config.settings"
    found.pop("SASANDO_DATABASE_URL", None)
    return found


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "sasando", *words]


def run(home: Path, *words: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        command(*words), env=environment(home), capture_output=True, text=True, check=False
    )


def counts(home: Path, *tables: str) -> list[int]:
    with sqlite3.connect(home / "sasando.sqlite3") as store:
        return [store.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] for name in tables]


def shown(home: Path) -> int:
    with sqlite3.connect(home / "sasando.sqlite3") as store:
        question = (
            "SELECT COUNT(*) FROM records_workers_identity i JOIN foundation_sources_batch b"
            " ON b.id = i.batch_id WHERE b.state IN ('provisional', 'final')"
        )
        return store.execute(question).fetchone()[0]


def kill_at_moments(folder: Path, moments: int) -> list[str]:
    """Return what went wrong: for each moment a kill, a look, a second run, a comparison."""
    table = write_csv(folder / "table.csv", ROWS)
    clean = folder / "clean"
    started = time.monotonic()
    assert run(clean, "import", "placements", str(table), "--final").returncode == 0
    whole_s = time.monotonic() - started
    wanted = counts(clean, *COUNTED)
    chance, wrong = random.Random(5321), []
    for at in range(moments):
        home = folder / f"home-{at}"
        run(home, "snapshot")
        process = subprocess.Popen(
            command("import", "placements", str(table), "--final"),
            env=environment(home),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(chance.uniform(0.3, whole_s))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if shown(home) not in (0, wanted[1]):
            wrong.append(f"{at}: half of the rows show")
        again = run(home, "import", "placements", str(table), "--final")
        if again.returncode or counts(home, *COUNTED) != wanted:
            wrong.append(f"{at}: {again.returncode} {counts(home, *COUNTED)} for {wanted}")
        if run(home, "audit", "verify").returncode:
            wrong.append(f"{at}: the audit is broken")
    return wrong


@pytest.mark.prove
def test_an_import_killed_at_random_moments_is_never_half_there(tmp_path):
    assert kill_at_moments(tmp_path, MOMENTS.get(os.environ.get("PROVE", ""), 50)) == []


@pytest.mark.prove
def test_an_import_killed_once_is_never_half_there(tmp_path):
    assert kill_at_moments(tmp_path, 1) == []
