"""No word of a report stands in any byte of store, logs or disk outside its envelope (P8, P21)."""

import io
import logging
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from PIL import Image

from bench.reporters import Reporter
from sasando.public.report import gate
from tests.config.test_kill import environment
from tests.foundation.privacy.test_canary import writings
from tests.public.report import walks

# Four strings a report: story, place, who does it, who reports; files carry one more each.
REPORTS = {"short": 25, "": 250}
READY_S = 90
PHOTOS_OF = 10


def canaries(at: int) -> dict[str, str]:
    names = ("text", "place", "doer", "identity")
    return {name: f"kenari-{name}-{at}-{secrets.token_hex(8)}" for name in names}


def photo(secret: str) -> bytes:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x010F] = secret
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG", exif=exif, comment=secret.encode())
    return out.getvalue()


@pytest.fixture
def office(tmp_path):
    """Serve a small office whose every byte, temporary ones too, lies in one folder."""
    home = tmp_path / "home"
    (home / "tmp").mkdir(parents=True)
    settings = environment(home) | {"TMPDIR": str(home / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    ready = [sys.executable, "-m", "tests.public.report.letterbox_worker", "ready"]
    subprocess.run(ready, env=settings, check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings["SASANDO_PORT"] = str(port)
    with (home / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "sasando", "serve"], env=settings, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
    try:
        _wait(port)
        yield home, port, process, settings
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait(port: int) -> None:
    until = time.monotonic() + READY_S
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat", timeout=2).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise TimeoutError


def send_all(port: int, many: int) -> tuple[list[str], list[str]]:
    """Send reports; return their secret strings, and the receipts and addresses."""
    secret, other = [], []
    for at in range(many):
        told = canaries(at)
        reporter = Reporter(port, f"198.51.{at // 250}.{at % 250 + 1}")
        reporter.walk(**told)
        hidden = f"kenari-exif-{at}-{secrets.token_hex(8)}"
        files = [(f"{hidden}.jpg", photo(hidden))] if at % PHOTOS_OF == 0 else []
        receipt = reporter.send(files=files, work=True)
        assert receipt, (at, reporter.status)
        secret += [*told.values(), *([hidden] if files else [])]
        other += [receipt, receipt.replace(" ", ""), reporter.source]
    return secret, other


def traces(home: Path, wanted: list[str]) -> list[str]:
    """Return each string that a file holds in any common writing, with the file's name."""
    files = [path for path in home.rglob("*") if path.is_file()]
    found = []
    for path in files:
        data = path.read_bytes()
        found += [
            f"{path.name}: {text}"
            for text in wanted
            for each in writings(text)
            if each in data
        ]  # fmt: skip
    return found


def swept(office, many: int) -> None:
    home, port, process, settings = office
    secret, other = send_all(port, many)
    assert tempfile.gettempdir() != str(home / "tmp")

    running = traces(home, secret + other)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    killed = traces(home, secret + other)
    held = [sys.executable, "-m", "tests.public.report.letterbox_worker", "held"]
    read = subprocess.run(held, env=settings, check=True, capture_output=True, text=True).stdout

    assert (running, killed) == ([], [])
    told = [text for text in secret if "-exif-" not in text]
    assert len(told) == many * 4
    assert [text for text in told if text not in read] == []


@pytest.mark.django_db
def test_a_few_strings_leave_no_trace_in_the_store(settings, tmp_path, caplog, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("reads the bytes of an SQLite store")
    settings.SASANDO_LETTERBOX_KEYS = tmp_path / "letterbox"
    monkeypatch.setattr(gate.GATE, "__dict__", vars(gate.Gate()))
    caplog.set_level(logging.DEBUG)
    told, client = canaries(0), Client(REMOTE_ADDR="198.51.100.7")

    receipt = walks.receipt_of(walks.report(client, **told))
    walks.open_with(client, receipt)

    store = connection.connection.serialize() + caplog.text.encode()
    assert b"letterbox.report_filed" in store
    wanted = [*told.values(), receipt, receipt.replace(" ", ""), "198.51.100.7"]
    assert [text for text in wanted for each in writings(text) if each in store] == []


@pytest.mark.prove
def test_a_thousand_strings_leave_no_trace_running_and_after_a_kill(office):
    swept(office, REPORTS[os.environ.get("PROVE", "")])
