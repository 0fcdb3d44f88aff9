"""A list of cases under load: the real server, eight readers at once."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from http.cookiejar import CookieJar
from statistics import median, quantiles

from bench import pages
from sasando.config.demo import loading

CLIENTS, SECONDS, READY_S = 8, 8, 60
PATH = "/meja/kasus/?daftar=semua"


def cases_load(*, rows: int, now: datetime) -> dict[str, float]:
    """Return how long a page takes at eight clients (ms), and how many are served in a second."""
    loading.load(scale=0.02, now=now)
    copied = pages.copy_cases(rows)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "sasando", "serve"],
        env={**os.environ, "SASANDO_PORT": str(port)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(port)
        cookie = _sign_in(port)
        until = time.monotonic() + SECONDS
        with ThreadPoolExecutor(CLIENTS) as readers:
            found = readers.map(lambda _n: _read(port, cookie, until), range(CLIENTS))
            taken = sorted(ms for one in found for ms in one)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)
    return {
        "cases": float(copied), "p50_ms": round(median(taken), 1),
        "p95_ms": round(quantiles(taken, n=20)[-1], 1),
        "pages_a_second": round(len(taken) / SECONDS, 1),
    }  # fmt: skip


def _wait(port: int) -> None:
    until = time.monotonic() + READY_S
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat", timeout=2).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise SystemExit("the server did not start")


def _sign_in(port: int) -> str:
    """Sign the made-up supervisor in; return the cookies of the session."""
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    door = f"http://127.0.0.1:{port}/masuk/demo/"
    page = browser.open(door).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    button = re.search(r'<button[^>]*name="([^"]+)"[^>]*value="demo-cs"', page)
    if token is None or button is None:
        raise SystemExit("the made-up office has no door")
    form = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], button[1]: "demo-cs"})
    browser.open(urllib.request.Request(door, form.encode(), {"Referer": door}))
    return "; ".join(f"{item.name}={item.value}" for item in jar)


def _read(port: int, cookie: str, until: float) -> list[float]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    taken = []
    while time.monotonic() < until:
        start = time.perf_counter()
        line.request("GET", PATH, headers={"Cookie": cookie, "Host": f"127.0.0.1:{port}"})
        answer = line.getresponse()
        body = answer.read()
        if answer.status != http.client.OK or b"KS-" not in body:
            raise SystemExit(f"the list answered {answer.status}")
        taken.append((time.perf_counter() - start) * 1000)
    return taken
