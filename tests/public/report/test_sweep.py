"""No word of a report stands in any byte of store, logs or disk outside its envelope (P8, P21)."""

import base64
import logging
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from sasando.public.report import gate
from tests.config.test_kill import environment
from tests.foundation.privacy.test_canary import writings
from tests.public.report import canaries, walks
from tests.public.report.canaries import NUMBER, Officer, Sent

# Five strings a report make a thousand; every tenth has files, comes back and is answered.
REPORTS = {"short": 20, "": 200}
READY_S = 240
FULL_EACH = 10
# Of "kenari-" two letters are left in base64 at any offset.
STEM = 7


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


def send_all(port: int, many: int) -> tuple[Sent, list[str]]:
    """Send reports, return to some, answer them; return the strings, receipts and addresses."""
    sent, other = Sent(), []
    officer = Officer(port, "demo-cs")
    for at in range(many):
        is_full = at % FULL_EACH == 0
        reporter, receipt = canaries.report(port, at, sent=sent, is_full=is_full)
        if is_full:
            officer.work_on(NUMBER.search(reporter.page)[0], sent)
            canaries.come_back(reporter, receipt, sent=sent)
            assert canaries.be_refused(port, at, sent=sent) == [422, 422, 400, 403]
        other += [receipt, receipt.replace(" ", ""), reporter.source]
    return sent, other


def traces(home: Path, wanted: list[str]) -> list[str]:
    """Return each string that a file holds in any common writing, with the file's name.

    Strings begin alike: only where such a beginning stands is each looked for.
    """
    alike: dict[str, list[str]] = {}
    for text in wanted:
        alike.setdefault(text[:STEM], []).append(text)
    found = []
    for path in (path for path in home.rglob("*") if path.is_file()):
        data = path.read_bytes()
        near = [
            text
            for stem, texts in alike.items()
            if any(each in data for each in writings(stem))
            for text in texts
        ]
        found += [
            f"{path.name}: {text}"
            for text in near
            for each in writings(text)
            if each in data
        ]  # fmt: skip
    return found


def swept(office, many: int) -> None:
    home, port, process, settings = office
    sent, other = send_all(port, many)
    assert tempfile.gettempdir() != str(home / "tmp")
    nowhere = [*sent.sealed, *sent.gone, *other]

    running = traces(home, nowhere)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    killed = traces(home, nowhere)
    held = [sys.executable, "-m", "tests.public.report.letterbox_worker", "held"]
    read = subprocess.run(held, env=settings, check=True, capture_output=True, text=True).stdout

    assert (running, killed) == ([], [])
    assert len(sent.sealed) >= many * len(canaries.TOLD)
    assert [text for text in sent.sealed if text not in read] == []
    assert [text for text in sent.gone if text in read] == []
    assert found_planted(home)


def found_planted(home: Path) -> bool:
    """Write strings in clear as careless code would; say whether the sweep names each of them."""
    logged, kept, packed, wide, figures = (canaries.canary(f"planted-{at}") for at in range(5))
    with (home / "serve.log").open("ab") as log:
        log.write(f"WARNING report {logged}\n".encode())
    (home / "tmp" / "upload").write_bytes(b"xx" + base64.b64encode(f"a{packed}b".encode()))
    (home / "tmp" / "wide").write_bytes(wide.encode("utf-16"))
    (home / "tmp" / "figures").write_text(figures.encode().hex())
    # While it is open, what it wrote stands in the store's own log alone.
    with closing(sqlite3.connect(home / "sasando.sqlite3")) as store:
        store.execute("PRAGMA journal_mode=WAL")
        store.execute("CREATE TABLE planted (words TEXT)")
        store.execute("INSERT INTO planted VALUES (?)", [kept])
        store.commit()
        found = traces(home, [logged, kept, packed, wide, figures])
    where = {told.split(": ")[1]: told.split(": ")[0] for told in found}
    return where == {
        logged: "serve.log", kept: "sasando.sqlite3-wal", packed: "upload", wide: "wide",
        figures: "figures",
    }  # fmt: skip


def test_the_sweep_finds_what_is_planted(tmp_path):
    (tmp_path / "tmp").mkdir()

    assert traces(tmp_path, [canaries.canary("nowhere")]) == []
    assert found_planted(tmp_path)


@pytest.mark.django_db
def test_a_few_strings_leave_no_trace_in_the_store(settings, tmp_path, caplog, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("reads the bytes of an SQLite store")
    settings.SASANDO_LETTERBOX_KEYS = tmp_path / "letterbox"
    monkeypatch.setattr(gate.GATE, "__dict__", vars(gate.Gate()))
    caplog.set_level(logging.DEBUG)
    told = {name: canaries.canary(name) for name in canaries.TOLD}
    client = Client(REMOTE_ADDR="198.51.100.7")

    receipt = walks.receipt_of(walks.report(client, **told))
    walks.open_with(client, receipt)

    store = connection.connection.serialize() + caplog.text.encode()
    assert b"letterbox.report_filed" in store
    wanted = [*told.values(), receipt, receipt.replace(" ", ""), "198.51.100.7"]
    assert [text for text in wanted for each in writings(text) if each in store] == []


@pytest.mark.prove
def test_a_thousand_strings_leave_no_trace_running_and_after_a_kill(office):
    swept(office, REPORTS[os.environ.get("PROVE", "")])
