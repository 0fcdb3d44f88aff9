"""A whole made-up office served by the real command, and a real Chromium that looks at it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
READY_S = 120


@dataclass
class Looked:
    """A page of the browser, and everything that went wrong while it was used."""

    page: object
    base: str
    problems: list[tuple[str, str]] = field(default_factory=list)

    def go(self, path: str):
        """Open an address of the office."""
        return self.page.goto(self.base + path)

    def sign_in(self, role: str) -> None:
        """Sign in with one click as a made-up user."""
        self.page.context.clear_cookies()
        self.go("/masuk/demo/")
        self.page.click(f"button[value=demo-{role.lower()}]")


@pytest.fixture(scope="session")
def office(tmp_path_factory) -> Iterator[str]:
    """Serve a made-up office; give its address, or that of one which runs already."""
    if os.environ.get("SASANDO_OFFICE"):
        yield os.environ["SASANDO_OFFICE"]
        return
    home = tmp_path_factory.mktemp("office")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        **os.environ,
        "SASANDO_HOME": str(home),
        "SASANDO_KEYS": str(home / "keys"),
        "SASANDO_PORT": str(port),
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "sasando.config.settings",
    }
    with (home / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "sasando", "serve", "--prepare"],
            env=settings,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    base = f"http://127.0.0.1:{port}"
    try:
        _wait(base, process, home / "serve.log")
        yield base
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def _wait(base: str, process: subprocess.Popen, log: Path) -> None:
    until = time.monotonic() + READY_S
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{base}/sehat", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(log.read_text()[-2000:])


@pytest.fixture(scope="session")
def chromium():
    """Start Chromium once."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("SASANDO_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def look(chromium, office) -> Iterator[Looked]:
    """Give a fresh page that notes console errors and requests to other hosts."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID")
    page = context.new_page()
    looked = Looked(page, office)
    page.on("console", lambda note: _note(looked, note.type, note.text))
    page.on("pageerror", lambda wrong: looked.problems.append((page.url, str(wrong))))
    page.on("request", lambda request: _outside(looked, request.url))
    yield looked
    context.close()


def _note(looked: Looked, kind: str, text: str) -> None:
    if kind == "error":
        looked.problems.append((looked.page.url, text))


def _outside(looked: Looked, url: str) -> None:
    if not url.startswith((looked.base, "data:")):
        looked.problems.append((looked.page.url, f"asks another host: {url}"))


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the script that finds barriers."""
    return AXE.read_text(encoding="utf-8")
