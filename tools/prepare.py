"""Makes a fresh clone ready: `python3 -m tools.prepare [--dev]`; does only what has changed.

Runs on a bare Python 3.11 with nothing installed; what it makes is `.venv`, `node_modules`,
the style sheets and the compiled translations.
"""

import argparse
import fcntl
import sys
from pathlib import Path

from tools import environment, stamps
from tools.node import install_node_packages, node_settings
from tools.quiet import ROOT, SetupError, run, say

UI = ROOT / "src" / "sasando" / "foundation" / "ui"
BUILT = UI / "static" / "built"
LOCALE = ROOT / "src" / "sasando" / "locale"
NODE_MODULES = ROOT / "node_modules"
ASSET_SOURCES = (
    UI / "sass",
    UI / "icons.txt",
    ROOT / "package-lock.json",
    ROOT / "tools" / "build_assets.py",
    ROOT / "src" / "sasando" / "foundation" / "print" / "typefaces.py",
)
BROKEN_ASSETS = (
    "Tampilan tidak dapat dibangun; pesan di atas menyebut berkasnya.\n"
    "The style sheets could not be built; the message above names the file."
)
BROKEN_TRANSLATION = (
    "Terjemahan tidak dapat disusun; pesan di atas menyebut barisnya.\n"
    "The translations could not be compiled; the message above names the line."
)


def prepare(*, dev: bool) -> None:
    """Bring the environment, the assets and the translations up to date."""
    environment.make_environment()
    environment.install_packages(ROOT / "requirements.lock")
    if dev:
        environment.install_packages(ROOT / "requirements-dev.lock")
    environment.link_project()
    _install_node_packages(dev=dev)
    _compile_translations()


def _install_node_packages(*, dev: bool) -> None:
    assets = stamps.digest_of(ASSET_SOURCES)
    built = stamps.is_fresh(BUILT / ".stamp", digest=assets)
    modules = stamps.digest_of([ROOT / "package-lock.json"])
    installed = stamps.is_fresh(NODE_MODULES / ".stamp", digest=modules)
    if built and (installed or not dev):
        return
    settings = node_settings()
    if not installed:
        say("· Memasang paket tampilan, sekali saja (installing web packages, once)")
        install_node_packages(settings=settings)
        stamps.leave(NODE_MODULES / ".stamp", digest=modules)
    if not built:
        _build_assets(settings)
        stamps.leave(BUILT / ".stamp", digest=assets)


def _build_assets(settings: dict[str, str]) -> None:
    say("· Membangun tampilan (building style sheets, icons and typefaces)")
    command = [str(environment.PYTHON), "-m", "tools.build_assets"]
    source = {"PYTHONPATH": str(ROOT / "src")}
    run(command, advice=BROKEN_ASSETS, settings={**settings, **source})


def _compile_translations() -> None:
    catalogues = list(LOCALE.glob("*/LC_MESSAGES/*.po"))
    if all(_is_compiled(path) for path in catalogues):
        return
    command = [str(environment.PYTHON), "-m", "tools.translations", "compile"]
    run(command, advice=BROKEN_TRANSLATION)


def _is_compiled(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    return compiled.is_file() and compiled.stat().st_mtime >= catalogue.stat().st_mtime


def main(arguments: list[str]) -> int:
    """Prepare once, one process at a time; 1 when a step failed, with words on what to do."""
    parser = argparse.ArgumentParser(prog="tools.prepare", description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what tests and checks need")
    chosen = parser.parse_args(arguments)
    with Path(__file__).open("rb") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        try:
            prepare(dev=chosen.dev)
        except SetupError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
