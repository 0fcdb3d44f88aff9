"""Finds Node for the asset build, or installs the package that brings it."""

import os
import re
import shutil
from collections.abc import Mapping

from tools.environment import NETWORK, VENV, install_packages
from tools.quiet import ROOT, SetupError, run

# The oldest Node that the locked sass and npm run on.
OLDEST_NODE = 18
LOCK = ROOT / "requirements-node.lock"


def node_settings() -> dict[str, str]:
    """Return the PATH on which `node` and `npm` are found, installing them when missing."""
    if _is_new_enough():
        return {"PATH": os.environ.get("PATH", os.defpath)}
    install_packages(LOCK)
    return {"PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def install_node_packages(*, settings: Mapping[str, str]) -> None:
    """Install what `package-lock.json` names into `node_modules`, without running any script."""
    flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run(["npm", "ci", *flags], advice=NETWORK, settings=settings)


def _is_new_enough() -> bool:
    if shutil.which("node") is None or shutil.which("npm") is None:
        return False
    try:
        version = run(["node", "--version"], advice="")
    except SetupError:
        return False
    major = re.match(r"v(\d+)", version)
    return major is not None and int(major.group(1)) >= OLDEST_NODE
