"""Cleans a file in a child process of its own: photos are drawn anew, PDFs lose what acts."""

import subprocess
import sys
from collections.abc import Sequence

from sasando.domain.values.words import Refused
from sasando.foundation.files import refusals

SECONDS = 10
MEMORY = 512 * 1024 * 1024
Box = tuple[int, int, int, int]
BY_CODE = {
    refusal.code: refusal
    for refusal in (
        refusals.BROKEN,
        refusals.LOCKED,
        refusals.TOO_MANY_PAGES,
        refusals.TOO_MANY_PIXELS,
        refusals.ALL_PAGES,
    )
}


def clean(data: bytes, *, media: str) -> bytes:
    """Return a file without what could harm or betray; raises Refused for one that is broken."""
    return _in_child([media], data)


def without_boxes(data: bytes, *, media: str, boxes: Sequence[Box]) -> bytes:
    """Return a photo with areas (left, top, width, height) painted over in its very pixels."""
    if not boxes:
        raise Refused(refusals.NOTHING_TO_HIDE)
    return _in_child([media, "boxes", *(str(number) for box in boxes for number in box)], data)


def without_pages(data: bytes, *, media: str, pages: Sequence[int]) -> bytes:
    """Return a PDF without some pages (from 1); what stood on them is gone from the file."""
    if not pages:
        raise Refused(refusals.NOTHING_TO_HIDE)
    return _in_child([media, "pages", *(str(page) for page in pages)], data)


def _in_child(arguments: list[str], data: bytes) -> bytes:
    command = [sys.executable, "-I", "-c", _START, str(MEMORY), str(SECONDS), *arguments]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS + 2, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refused(refusals.TOO_SLOW) from None
    if done.returncode == 0 and done.stdout:
        return done.stdout
    code = done.stderr.decode("ascii", "replace").strip().splitlines()[-1:] or [""]
    raise Refused(BY_CODE.get(code[0], refusals.BROKEN))


_START = (
    "import sys; sys.path[:0] = " + repr([path for path in sys.path if path]) + "; "
    "from sasando.foundation.files.child import main; main(sys.argv[1:])"
)
