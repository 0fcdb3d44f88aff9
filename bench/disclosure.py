"""Disclosure control against its peer: `python -m bench.disclosure [--peer]`; prints JSON lines.

The peer, acro, asks for an older pandas than the office's own tools have, so it lives in a venv
of its own below the office's data folder and runs there as a program. It is installed once, from
whichever index pip is set to use here (pip.conf, PIP_INDEX_URL, PIP_FIND_LINKS); where it cannot
be had the bench says so and goes on.
"""

import json
import os
import resource
import subprocess
import sys
import time
import venv
from datetime import date
from pathlib import Path

import numpy as np

from sasando.domain.disclosure.audit import audit
from sasando.domain.disclosure.dimensions import Dimension
from sasando.domain.disclosure.protect import protect
from sasando.domain.disclosure.tables import Protection, Subject, Table, count_table
from sasando.domain.values.period import Period

ROOT = Path(__file__).resolve().parents[1]
HOME = Path(os.environ.get("SASANDO_HOME", ROOT / "var"))
PEER = "acro==1.0.2"
RECORDS = 60_000
# Cells asked for by the issue, and the seconds within which every hidden one must be audited.
SIZES = {660: (22, 30), 3300: (22, 30, 5)}
LIMITS = {660: 0.1, 3300: 3.0}
NAMES = ("regency", "country", "sector")


def records(shape: tuple[int, ...]) -> dict[str, list[str]]:
    """Return 60,000 made-up placements, uneven as real ones are: a code a dimension."""
    chance = np.random.default_rng(1)
    rank = 1 / np.arange(1, 31) ** 1.6
    weights = [chance.dirichlet(np.ones(22) * 2), rank / rank.sum(), chance.dirichlet(np.ones(5))]
    drawn = [
        chance.choice(size, RECORDS, p=one[:size] / one[:size].sum())
        for size, one in zip(shape, weights, strict=False)
    ]
    return {
        name: [f"{name[0]}{at}" for at in codes] for name, codes in zip(NAMES, drawn, strict=False)
    }


def table_of(shape: tuple[int, ...]) -> Table:
    """Return the placements as a table with every sum."""
    by = tuple(
        Dimension.flat(name, [f"{name[0]}{at}" for at in range(size)])
        for name, size in zip(NAMES, shape, strict=False)
    )
    return count_table(
        {**records(shape), "value": [1] * RECORDS},
        table_id="placements",
        subject=Subject("placements", Period(date(2025, 1, 1), date(2025, 12, 31))),
        by=by,
        protection=Protection.PROTECTED,
    )


def ours(cells: int) -> dict[str, float | int | str | None]:
    """Hide, then audit every hidden cell as a reader of the release has it; CPU seconds."""
    table = table_of(SIZES[cells])
    audit((table_of((22, 2)),))
    started = time.process_time()
    protected = protect((table,))
    hid = time.process_time() - started
    released = protected.tables[0].as_released("")
    started = time.process_time()
    found = audit((released,))
    return {
        "protect_cpu_s": round(hid, 3),
        "audit_cpu_s": round(time.process_time() - started, 3),
        "primary": protected.primary,
        "complementary": protected.complementary,
        **found.as_printed,
    }


PEER_PROGRAM = """
import json, sys, time, logging
logging.disable(logging.CRITICAL)
import pandas, acro
rows = pandas.DataFrame(json.load(open(sys.argv[1])))
session = acro.ACRO(suppress=True)
acro.acro_tables.THRESHOLD = 5
started = time.process_time()
table = session.crosstab(rows[list(rows)[0]], [rows[name] for name in list(rows)[1:]])
print(json.dumps({"cpu_s": round(time.process_time() - started, 3),
                  "hidden": int(table.isna().sum().sum())}))
"""


class NoPeer(Exception):
    """The peer cannot be had on this machine; says why and what to do."""


def _peer_python(home: Path) -> Path:
    """Return the python of the peer's venv, with the peer in it; an unfinished one is mended."""
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
    if subprocess.run([python, "-c", "import acro"], capture_output=True, check=False).returncode:
        command = [str(python), "-m", "pip", "install", "--quiet", PEER]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            last = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
            raise NoPeer(
                f"{PEER} cannot be installed from the index that pip uses here. Set "
                f"PIP_INDEX_URL or PIP_FIND_LINKS to one that has it, or install it into {home}. "
                f"pip says: {last[-1] if last else 'nothing'}"
            )
    return python


def peer(cells: int) -> dict[str, float | int]:
    """Run the peer on the same rows: it hides what is small and looks for nothing else."""
    home = HOME / "bench-acro"
    python = _peer_python(home)
    rows = home / f"{cells}.json"
    rows.write_text(json.dumps(records(SIZES[cells])), encoding="utf-8")
    done = subprocess.run(
        [python, "-c", PEER_PROGRAM, rows],
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
        timeout=200,
    )
    found: dict[str, float | int] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def _told_by_peer(cells: int) -> str:
    try:
        return json.dumps(peer(cells))
    except NoPeer as error:
        return f"not run: {error}"
    except subprocess.TimeoutExpired as error:
        return f"not finished within {error.timeout:.0f} s"
    except subprocess.SubprocessError as error:
        return f"not run: {error} {str(getattr(error, 'stderr', ''))[-400:]}"


def main() -> int:
    """Print one line a size and one of the peer; always 0: a missed limit is told."""
    for cells, limit in LIMITS.items():
        found = ours(cells)
        spent = float(str(found["audit_cpu_s"]))
        mark = "met" if spent <= limit else "MISSED"
        sys.stdout.write(f"disclosure {cells} {json.dumps(found)}\n")
        sys.stdout.write(f"disclosure {cells}: audit {spent:.3f} s (limit {limit} s) {mark}\n")
        sys.stdout.flush()
    if "--peer" in sys.argv:
        for cells in SIZES:
            sys.stdout.write(f"acro {cells} {_told_by_peer(cells)}\n")
            sys.stdout.flush()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"peak {peak:.0f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
