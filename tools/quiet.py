"""Runs the commands of the set-up silently and speaks only when one of them fails."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOWN_LINES = 25
# pip repeats these for every file it passes over; they say nothing about the failure.
NOISE = ("is ignored", "nodedir", "A new release of pip", "A new major version of npm")


class SetupError(Exception):
    """A step of the set-up could not be done; the text says what to do about it."""


def say(text: str) -> None:
    """Print one line to whoever is waiting."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def run(
    command: Sequence[str | Path], *, advice: str, settings: Mapping[str, str] | None = None
) -> str:
    """Run a command in the project folder and return what it printed.

    Raises SetupError with the last lines of the output and `advice` when it fails.
    """
    words = [str(part) for part in command]
    try:
        done = subprocess.run(
            words,
            cwd=ROOT,
            env={**os.environ, **(settings or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise SetupError(f"{words[0]}: {error.strerror}\n{advice}") from error
    if done.returncode != 0:
        raise SetupError(f"{_last_lines(done.stdout + done.stderr)}\n{advice}")
    return done.stdout


def succeeds(command: Sequence[str | Path]) -> bool:
    """Return whether a command can be run and ends well."""
    try:
        run(command, advice="")
    except SetupError:
        return False
    return True


def _last_lines(output: str) -> str:
    lines = [line for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if not any(word in line for word in NOISE)]
    return "\n".join(telling[-SHOWN_LINES:])
