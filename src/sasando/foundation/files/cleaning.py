"""Cleans a file in a child process of its own: photos are drawn anew, PDFs lose what acts."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import BinaryIO

from sasando.domain.values.words import Refusal, Refused
from sasando.foundation.files import limits, receiving, refusals
from sasando.foundation.files.child import BOXES, CLEAN, DONE, PAGES, REFUSED_CODE, TAKEN

CHILD = "sasando.foundation.files.child"
ANSWERED = (DONE, REFUSED_CODE)
GRACE_S = 1.0
Box = tuple[int, int, int, int]
BY_CODE = {found.code: found for found in vars(refusals).values() if isinstance(found, Refusal)}


def clean(data: bytes, *, media: str) -> bytes:
    """Return a file without what could harm or betray; raises Refused for one that is broken."""
    if media == receiving.TEXT:
        return receiving.readable(data)
    return _in_child([media, CLEAN], data)


def without_boxes(data: bytes, *, media: str, boxes: Sequence[Box]) -> bytes:
    """Return a photo with areas (left, top, right, bottom) painted over in its very pixels."""
    if media not in receiving.PICTURES:
        raise Refused(refusals.ONLY_PICTURES_HAVE_AREAS)
    if not boxes:
        raise Refused(refusals.NOTHING_TO_HIDE)
    return _in_child([media, BOXES, *(str(side) for box in boxes for side in box)], data)


def without_pages(data: bytes, *, media: str, pages: Sequence[int]) -> bytes:
    """Return a PDF without some pages (from 1); what stood on them is gone from the file."""
    if media != receiving.PDF:
        raise Refused(refusals.ONLY_PDF_HAS_PAGES)
    if not pages:
        raise Refused(refusals.NOTHING_TO_HIDE)
    return _in_child([media, PAGES, *(str(page) for page in pages)], data)


def _in_child(arguments: list[str], data: bytes) -> bytes:
    """Return what the child made of a file; bytes go through pipes, never over the disk."""
    # -P: the folder it starts in is no place to load code from.
    command = [sys.executable, "-P", "-B", "-m", CHILD, *arguments]
    with subprocess.Popen(
        command, cwd="/", env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:  # fmt: skip
        answer = _talk(child, data)
    if not answer:
        raise Refused(refusals.TOO_HEAVY)
    if answer.startswith(TAKEN):
        return answer[len(TAKEN) :]
    raise Refused(BY_CODE.get(answer[1:].decode("ascii", "replace"), refusals.BROKEN))


def _talk(child: "subprocess.Popen[bytes]", data: bytes) -> bytes:
    """Return the answer of the child; nothing when it took too long or said too much."""
    if child.stdin is None or child.stdout is None:
        return b""
    timer = threading.Timer(limits.WALL_S, child.kill)
    feeder = threading.Thread(target=_feed, args=(child.stdin, data))
    timer.start()
    feeder.start()
    try:
        answer = child.stdout.read(limits.MOST_OUT + 1)
    finally:
        _end(child)
        timer.cancel()
        feeder.join()
    is_whole = child.returncode in ANSWERED and len(answer) <= limits.MOST_OUT
    return answer if is_whole else b""


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Wait for a child that has closed its answer; stop one that goes on."""
    try:
        child.wait(timeout=GRACE_S)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _feed(stream: BinaryIO, data: bytes) -> None:
    try:
        with stream:
            stream.write(data)
    except BrokenPipeError:
        return


def _environment() -> dict[str, str]:
    """Return all that the child knows of its surroundings: where its code is."""
    return {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "LANG": "C.UTF-8"}
