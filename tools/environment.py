"""Makes the project's own Python environment in `.venv`."""

import importlib.util
import stat
import sys
from pathlib import Path

from tools import stamps
from tools.quiet import ROOT, SetupError, run, say, succeeds

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
NETWORK = (
    "Pustaka tidak dapat dipasang. Periksa sambungan internet lalu ulangi perintah ini. "
    "Tanpa internet: salin folder wheel, lalu PIP_NO_INDEX=1 PIP_FIND_LINKS=/folder/wheel.\n"
    "The libraries could not be installed. Check the network and run this again. "
    "Without a network: copy a folder of wheels and set PIP_NO_INDEX=1 PIP_FIND_LINKS=/folder."
)
NO_VENV = (
    "Python di komputer ini tidak dapat membuat .venv. Debian/Ubuntu: "
    "sudo apt-get install python3-venv\n"
    "This Python cannot make a .venv. Debian/Ubuntu: sudo apt-get install python3-venv"
)
# `sh` starts it, so that it works from a folder with a long name, with spaces, or moved.
LAUNCHER = """#!/bin/sh
'''exec' "$(dirname -- "$0")/python" "$0" "$@"
' '''
import sys

from sasando.config.cli import main

sys.exit(main())
"""


def make_environment() -> None:
    """Make `.venv` unless a working one stands there."""
    if succeeds([PYTHON, "-c", "import sys, pip; sys.exit(sys.version_info < (3, 11))"]):
        return
    say("· Membuat .venv (making .venv)")
    if importlib.util.find_spec("ensurepip") is not None:
        run([sys.executable, "-m", "venv", "--clear", VENV], advice=NO_VENV)
    elif importlib.util.find_spec("virtualenv") is not None:
        run([sys.executable, "-m", "virtualenv", "--clear", VENV], advice=NO_VENV)
    else:
        raise SetupError(NO_VENV)


def install_packages(lock: Path) -> None:
    """Install one lock file, every package checked against its hash; again only when it changes."""
    stamp, digest = STAMPS / lock.stem, stamps.digest_of([lock])
    if stamps.is_fresh(stamp, digest=digest):
        return
    say(f"· Memasang pustaka dari {lock.name}, sekali saja (installing libraries, once)")
    flags = ["--quiet", "--no-input", "--disable-pip-version-check", "--prefer-binary"]
    safety = ["--require-hashes", "--no-deps", "-r", str(lock)]
    run([PYTHON, "-m", "pip", "install", *flags, *safety], advice=NETWORK)
    stamps.leave(stamp, digest=digest)


def link_project() -> None:
    """Make `import sasando` and `.venv/bin/sasando` work from the source folder."""
    found = run(
        [PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], advice=NO_VENV
    )
    packages = Path(found.strip())
    depth = len(packages.relative_to(VENV).parts) + 1
    _write(packages / "sasando.pth", "/".join([".."] * depth + ["src"]) + "\n")
    launcher = VENV / "bin" / "sasando"
    _write(launcher, LAUNCHER)
    launcher.chmod(launcher.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


def _write(path: Path, text: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
