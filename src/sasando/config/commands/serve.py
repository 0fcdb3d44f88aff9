"""Serve the pages, with the task worker and the clock, until stopped."""

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from types import FrameType

from django.conf import settings

from sasando.config import environment, prepare

RESTART_PAUSE_S = 1.0
TICK_S = 5.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--prepare", action="store_true", help="load the demo when the store is new"
    )
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--bind", default="127.0.0.1")


def run(args: argparse.Namespace) -> int:
    """Prepare, then serve; return when told to stop."""
    from sasando.config import start

    start.make_ready(datetime.now(UTC), with_demo=args.prepare)
    start.refuse_when_not_allowed()
    port = environment.port()
    prepare.progress(f"Sasando: http://{args.bind}:{port}/  (Ctrl+C untuk berhenti)")
    return _Office(args.bind, port, args.workers).run()


class _Office:
    """The web server and the worker as children; the clock in this process."""

    def __init__(self, bind: str, port: int, workers: int) -> None:
        self._commands: dict[str, Sequence[str]] = {"web": _web(bind, port, workers)}
        if settings.SASANDO_FLOOR in ("all", "desk"):
            self._commands["work"] = (sys.executable, "-m", "sasando", "work")
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._stopping = False

    def run(self) -> int:
        """Keep the children alive and let the clock tick until told to stop."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        try:
            while not self._stopping:
                self._revive()
                self._tick()
                time.sleep(TICK_S if not self._stopping else 0)
        finally:
            self._end()
        return 0

    def _stop(self, _signum: int, _frame: FrameType | None) -> None:
        self._stopping = True
        raise KeyboardInterrupt if _signum == signal.SIGINT else SystemExit(0)

    def _revive(self) -> None:
        for name, command in self._commands.items():
            child = self._children.get(name)
            if child is None or child.poll() is not None:
                if child is not None:
                    prepare.progress(f"{name}: berhenti, dimulai lagi")
                    time.sleep(RESTART_PAUSE_S)
                self._children[name] = subprocess.Popen(command)

    def _tick(self) -> None:
        if "work" in self._commands:
            # The partners' process cannot even name the tables that the clock's work is about.
            from sasando.jobs import clock

            clock.tick(datetime.now(UTC))

    def _end(self) -> None:
        for child in self._children.values():
            child.terminate()
        for child in self._children.values():
            try:
                child.wait(timeout=20)
            except subprocess.TimeoutExpired:
                child.kill()


def _web(bind: str, port: int, workers: int) -> Sequence[str]:
    return (
        sys.executable,
        "-m",
        "gunicorn",
        "--bind",
        f"{bind}:{port}",
        "--workers",
        str(workers),
        "--threads",
        "4",
        "--log-level",
        "warning",
        "--timeout",
        "60",
        "sasando.config.wsgi:application",
    )
