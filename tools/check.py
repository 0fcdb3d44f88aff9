"""Runs every check of the house side by side and shows the words of those that fail."""

import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tools.environment import VENV
from tools.quiet import ROOT

BIN = VENV / "bin"
PYTHON = str(BIN / "python")
CODE = ("src", "tests", "tools", "bench", "demo")
# The type checker alone fills a core for most of the way.
SIDE_BY_SIDE = 3


@dataclass(frozen=True, kw_only=True)
class Check:
    """A check of the house: its name and the command that ends well when it holds."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a check ended."""

    check: Check
    holds: bool
    seconds: float
    output: str


def checks() -> list[Check]:
    """Return the checks, the slowest first."""
    code = tuple(name for name in CODE if (ROOT / name).is_dir())
    return [
        Check(name="types", command=(str(BIN / "mypy"), "--no-error-summary", "src", "tools")),
        Check(
            name="structure", command=(str(BIN / "pytest"), "tests/house", "-p", "no:cacheprovider")
        ),
        Check(name="import contracts", command=(str(BIN / "lint-imports"), "--no-cache")),
        Check(name="templates", command=(str(BIN / "djlint"), "--lint", "--quiet", "src")),
        Check(name="translations", command=(PYTHON, "-m", "tools.translations", "check")),
        Check(name="papers", command=(PYTHON, "-m", "tools.papers", "check")),
        Check(name="style", command=(str(BIN / "ruff"), "check", "--quiet", *code)),
        Check(name="layout", command=(str(BIN / "ruff"), "format", "--check", "--quiet", *code)),
        Check(name="lock files", command=(PYTHON, "-m", "tools.locks", "check")),
    ]


def run_check(check: Check, *, home: str) -> Outcome:
    """Run one check with an empty data folder of its own and return how it ended."""
    started = time.monotonic()
    settings = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "SASANDO_HOME": home,
        "SASANDO_KEYS": f"{home}/keys",
    }
    done = subprocess.run(
        check.command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False
    )
    return Outcome(
        check=check,
        holds=done.returncode == 0,
        seconds=time.monotonic() - started,
        output=done.stdout + done.stderr,
    )


def main(names: list[str]) -> int:
    """Run all checks, or those named; 1 when one does not hold."""
    chosen = [check for check in checks() if not names or check.name in names]
    failed = 0
    with (
        tempfile.TemporaryDirectory(prefix="sasando-check-") as home,
        ThreadPoolExecutor(max_workers=SIDE_BY_SIDE) as pool,
    ):
        for outcome in pool.map(lambda check: run_check(check, home=home), chosen):
            failed += not outcome.holds
            mark = "ok  " if outcome.holds else "FAIL"
            sys.stdout.write(f"{mark} {outcome.check.name} ({outcome.seconds:.0f} s)\n")
            if not outcome.holds:
                sys.stdout.write(f"{outcome.output.rstrip()}\n")
            sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
