"""A flood of reports, and true reporters in the midst of it (promises P10, A5).

`python -m bench.flood [--seconds 300] [--rate 50]`: a small office by the real command; 500
sources each send the last step without any work done, each time with a form of its own, while
every two seconds a true reporter begins: one half with script, which works ahead, one half
without. A reader's pauses do not count, waiting for pages does. Behind a proxy on this machine
the last hop it names is the source.
"""

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles

from bench import serving
from bench.reporters import Reporter

ROOT = Path(__file__).resolve().parents[1]
SOURCES, EVERY_S, PAUSE_S, THREADS = 500, 2.0, 3.0, 48
P95_S, REJECTED, MB_AN_HOUR = 30.0, 0.01, 100.0
STORY = "Kerja murah di luar negeri, hubungi sekarang. "


def main() -> int:
    """Run the flood and print one line of JSON and what it means."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--rate", type=float, default=50.0)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sasando-flood-") as folder:
        found = flood(Path(folder), seconds=args.seconds, rate=args.rate)
    sys.stdout.write(json.dumps(found) + "\n")
    is_met = (
        found["true_p95_s"] <= P95_S
        and found["true_rejected"] <= REJECTED
        and found["mb_an_hour"] <= MB_AN_HOUR
    )
    sys.stdout.write(f"reports in a flood: {'met' if is_met else 'MISSED'}\n")
    return 0


def flood(home: Path, *, seconds: float, rate: float) -> dict[str, float]:
    """Return how the flood fared, and how true reporters did."""
    settings, port = _environment(home), serving.free_port()
    ready = [sys.executable, "-m", "tests.public.report.letterbox_worker", "ready"]
    subprocess.run(ready, env=settings, check=True, capture_output=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "sasando", "serve"],
        env=settings | {"SASANDO_PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        serving.wait(port)
        before = _size(home)
        answers, sent_s = Counter[str](), [0.0]
        attack = threading.Thread(
            target=_attack, args=(port, seconds, rate, answers, sent_s), daemon=True
        )
        attack.start()
        waits, lost = _true_reporters(port, seconds)
        attack.join()
        grown = _size(home) - before
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)
    sent = sum(answers.values())
    return {
        "flood_sent": float(sent), "flood_a_second": round(sent / max(sent_s[0], 1), 1),
        "flood_taken": float(answers["taken"]), "flood_told_to_wait": float(answers["429"]),
        "flood_other": float(sent - answers["taken"] - answers["429"]),
        "true_reporters": float(len(waits) + lost),
        "true_rejected": round(lost / max(len(waits) + lost, 1), 4),
        "true_p50_s": round(median(waits), 2), "true_p95_s": round(quantiles(waits, n=20)[-1], 2),
        "mb_an_hour": round(grown / 2**20 * 3600 / seconds, 1),
    }  # fmt: skip


def _environment(home: Path) -> dict[str, str]:
    found = {**os.environ, "SASANDO_HOME": str(home), "SASANDO_KEYS": str(home / "keys")}
    found["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    found["DJANGO_SETTINGS_MODULE"] = "sasando.config.settings"
    found.pop("SASANDO_DATABASE_URL", None)
    return found


def _attack(
    port: int, seconds: float, rate: float, answers: Counter[str], sent_s: list[float]
) -> None:
    started, chance = time.monotonic(), random.Random(50)

    def once(_at: int) -> None:
        source = f"10.66.{chance.randrange(SOURCES) // 250}.{chance.randrange(250)}"
        bot = Reporter(port, source)
        try:
            bot.begin()
            bot.fields |= {"step": "send", "danger": "no", "text": STORY * chance.randint(1, 40)}
            bot.post(bot.fields)
            answers["taken" if 'class="digits"' in bot.page else str(bot.status)] += 1
        except OSError:
            answers["unreachable"] += 1

    with ThreadPoolExecutor(THREADS) as bots:
        for at in range(int(seconds * rate)):
            delay = started + at / rate - time.monotonic()
            if delay > 0:
                time.sleep(delay)
            elif time.monotonic() - started > seconds:
                break
            bots.submit(once, at)
        # What this machine could not send in time is not sent: the rate reached is told.
        bots.shutdown(cancel_futures=True)
    sent_s[0] = time.monotonic() - started


def _true_reporters(port: int, seconds: float) -> tuple[list[float], int]:
    """Return the seconds each true reporter waited for pages, and how many were turned away."""
    waits: list[float] = []
    lost = [0]

    def one(at: int) -> None:
        reporter = Reporter(port, f"10.99.{at // 250}.{at % 250 + 1}")
        try:
            reporter.walk(text=f"Saya melapor, nomor {at}.", place="Batam", pause_s=PAUSE_S)
            receipt = reporter.send(work=at % 2 == 0)
        except OSError:
            receipt = ""
        if receipt:
            waits.append(reporter.waited)
        else:
            lost[0] += 1

    with ThreadPoolExecutor(64) as people:
        for at in range(max(int(seconds / EVERY_S), 2)):
            people.submit(one, at)
            time.sleep(EVERY_S)
    return waits, lost[0]


def _size(home: Path) -> int:
    with sqlite3.connect(home / "sasando.sqlite3") as store:
        pages, size = (
            store.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size")
        )
    return int(pages) * int(size)


if __name__ == "__main__":
    sys.exit(main())
