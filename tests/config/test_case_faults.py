"""What was acknowledged is there, whole, after a kill; many writers lose nothing (promises §3).

The checker reads the store by plain SQL and the disk by name: none of our own code.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.config.test_kill import environment, run

KILLS = {"short": 8, "": 100}
WRITERS = 8
SECONDS = {"short": 4.0, "": 60.0}
PAIRS = {"short": 5, "": 50}
STORE = "sasando.sqlite3"
# Table, its condition, and the deed of the event that stands for each of its rows.
PAIRED = (
    ("records_cases_entry", "deed = 'note_added'", "cases.note_added"),
    ("records_cases_casepaper", "file IS NOT NULL", "cases.file_attached"),
    ("records_cases_casereferral", "1 = 1", "cases.referred"),
    ("exchange_referrals_packet", "1 = 1", "referrals.sent"),
)
OF_KIND = {"note": PAIRED[0], "file": PAIRED[1], "referral": PAIRED[2]}


def worker(home: Path, *words: str, **given) -> subprocess.Popen:
    command = [sys.executable, "-m", "tests.config.case_worker", *words]
    return subprocess.Popen(
        command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True, **given,
    )  # fmt: skip


@pytest.fixture
def home(tmp_path):
    """Return a home with one case."""
    assert worker(tmp_path, "ready").wait() == 0
    return tmp_path


def count(store: sqlite3.Connection, table: str, where: str) -> int:
    return store.execute(f"SELECT COUNT(*) FROM {table} WHERE {where}").fetchone()[0]


def faults_of(home: Path, journal: Path) -> list[str]:
    """Return what does not hold: lost acknowledgements, rows without event, file or message."""
    said = Counter(journal.read_text("utf-8").splitlines())
    wrong = []
    with sqlite3.connect(home / STORE) as store:
        if store.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            wrong.append("the store is broken")
        for table, where, deed in PAIRED:
            rows = count(store, table, where)
            events = count(store, "foundation_audit_event", f"deed = '{deed}'")
            if rows != events:
                wrong.append(f"{rows} rows of {table} for {events} events")
        for kind, (table, where, _deed) in OF_KIND.items():
            rows = count(store, table, where)
            if not said[f"done {kind}"] <= rows <= said[f"meant {kind}"]:
                wrong.append(f"{rows} rows of {kind} for {said[f'done {kind}']} told")
        return wrong + lost_files(store, home)


def lost_files(store: sqlite3.Connection, home: Path) -> list[str]:
    wrong = []
    for (ref,) in store.execute("SELECT file FROM records_cases_casepaper WHERE file NOT NULL"):
        if not (home / "files" / ref[:2] / f"{ref}.sealed").is_file():
            wrong.append(f"no file {ref}")
        if not count(store, "foundation_files_storedfile", f"ref = '{ref}'"):
            wrong.append(f"no row of file {ref}")
    return wrong


def kill_at_moments(home: Path, moments: int) -> tuple[list[str], Counter[str]]:
    journal, chance, wrong = home / "journal", random.Random(77), []
    journal.touch()
    for at in range(moments):
        before = journal.stat().st_size
        process = worker(home, "work", str(journal))
        started = time.monotonic()
        while journal.stat().st_size == before and time.monotonic() - started < 60:
            time.sleep(0.01)
        time.sleep(chance.uniform(0.0, 1.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        wrong += [f"{at}: {one}" for one in faults_of(home, journal)]
    return wrong, Counter(journal.read_text("utf-8").splitlines())


@pytest.mark.prove
def test_what_was_acknowledged_is_there_after_a_kill(home):
    wrong, said = kill_at_moments(home, KILLS.get(os.environ.get("PROVE", ""), 100))

    assert wrong == []
    assert said["done note"] > 0
    assert said["done file"] > 0
    assert said["done referral"] > 0
    assert run(home, "audit", "verify").returncode == 0


@pytest.mark.prove
def test_the_checker_sees_a_row_without_event_and_a_lost_file(home):
    journal = home / "journal"
    process = worker(home, "work", str(journal))
    while not journal.exists() or journal.read_text().count("done") < 4:
        time.sleep(0.05)
    process.kill()
    process.wait()
    assert faults_of(home, journal) == []

    next((home / "files").rglob("*.sealed")).unlink()
    journal.write_text(journal.read_text() + "done note\n" * 50)

    wrong = faults_of(home, journal)
    assert any("no file" in one for one in wrong)
    assert any("note" in one for one in wrong)


@pytest.mark.prove
def test_eight_writers_lose_nothing(home):
    seconds = SECONDS.get(os.environ.get("PROVE", ""), 60.0)

    processes = [worker(home, "write", str(seconds)) for _at in range(WRITERS)]
    told = [tuple(map(int, process.communicate()[0].split())) for process in processes]

    with sqlite3.connect(home / STORE) as store:
        rows = count(store, *PAIRED[0][:2])
    assert sum(failed for _done, failed in told) == 0
    assert rows == sum(done for done, _failed in told) > WRITERS


@pytest.mark.prove
def test_the_framework_s_own_setting_loses_writes(tmp_path):
    """The same load by deferred transactions that read first: so the proof above can fail."""
    path = tmp_path / "plain.sqlite3"
    with sqlite3.connect(path) as store:
        store.execute("PRAGMA journal_mode=WAL")
        store.execute("CREATE TABLE line (n INTEGER)")
    program = (
        "import sqlite3, sys, time\n"
        f"store = sqlite3.connect({str(path)!r}, timeout=5, isolation_level=None)\n"
        "failed, until = 0, time.monotonic() + 3\n"
        "while time.monotonic() < until:\n"
        "    try:\n"
        "        store.execute('BEGIN')\n"
        "        n = store.execute('SELECT COUNT(*) FROM line').fetchone()[0]\n"
        "        store.execute('INSERT INTO line VALUES (?)', (n,))\n"
        "        store.execute('COMMIT')\n"
        "    except sqlite3.OperationalError:\n"
        "        failed += 1\n"
        "        store.in_transaction and store.execute('ROLLBACK')\n"
        "print(failed)\n"
    )

    processes = [
        subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
        for _at in range(WRITERS)
    ]

    assert sum(int(process.communicate()[0]) for process in processes) > 0


@pytest.mark.prove
def test_of_two_who_save_at_once_one_is_told(home):
    pairs = PAIRS.get(os.environ.get("PROVE", ""), 50)
    outcomes = []

    for _at in range(pairs):
        with sqlite3.connect(home / STORE) as store:
            version = store.execute("SELECT version FROM records_cases_case").fetchone()[0]
        moment = str(time.time() + 4)
        two = [worker(home, "edit", str(version), moment) for _one in range(2)]
        outcomes.append(sorted(one.communicate()[0].strip() for one in two))

    assert outcomes == [["told", "won"]] * pairs
