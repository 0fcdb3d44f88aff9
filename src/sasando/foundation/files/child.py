"""The child process that reads a file nobody vouches for; it has no database and little memory."""

import io
import resource
import sys
from typing import Any

MOST_PAGES = 200
MOST_PIXELS = 40_000_000
QUALITY = 88
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
# What acts, fetches or hides in a PDF (ISO 32000-1, 7.7.2, 12.6, 7.11.4, 12.7).
ROOT_KEYS = ("/OpenAction", "/AA", "/AcroForm", "/Metadata", "/PieceInfo", "/Collection", "/URI")
PAGE_KEYS = ("/AA", "/Metadata", "/PieceInfo", "/Thumb")
KEPT_NOTES = frozenset({"/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Stamp"})


def main(arguments: list[str]) -> None:
    """Clean the file on standard input onto standard output; a refusal's code goes to error."""
    memory, seconds = int(arguments[0]), int(arguments[1])
    resource.setrlimit(resource.RLIMIT_AS, (memory * 2, memory * 2))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    media, how, numbers = arguments[2], arguments[3:4], [int(text) for text in arguments[4:]]
    data = sys.stdin.buffer.read()
    try:
        if media == "application/pdf":
            out = pdf(data, gone=numbers if how == ["pages"] else [])
        else:
            out = image(data, media=media, boxes=numbers if how == ["boxes"] else [])
    except Refuse as refuse:
        _stop(refuse.code)
    except Exception:  # noqa: BLE001 — whatever a hostile file sets off, the answer is one
        _stop("file_broken")
    sys.stdout.buffer.write(out)


class Refuse(Exception):
    """Carries the code of a refusal."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _stop(code: str) -> None:
    sys.stderr.write(code)
    sys.exit(3)


def image(data: bytes, *, media: str, boxes: list[int]) -> bytes:
    """Return a photo drawn anew: turned as it was meant, without place, camera or comments."""
    from PIL import Image, ImageDraw, ImageOps

    Image.MAX_IMAGE_PIXELS = None
    opened = Image.open(io.BytesIO(data), formats=[FORMATS[media]])
    if opened.width * opened.height > MOST_PIXELS:
        raise Refuse("file_too_many_pixels")
    turned = ImageOps.exif_transpose(opened)
    has_alpha = turned.mode in ("RGBA", "LA", "PA") and media != "image/jpeg"
    plain = turned.convert("RGBA" if has_alpha else "RGB")
    draw = ImageDraw.Draw(plain)
    for at in range(0, len(boxes) - 3, 4):
        left, top, width, height = boxes[at : at + 4]
        draw.rectangle((left, top, left + width, top + height), fill="black")
    fresh = Image.frombytes(plain.mode, plain.size, plain.tobytes())
    out = io.BytesIO()
    options = {"quality": QUALITY} if media != "image/png" else {"optimize": False}
    fresh.save(out, FORMATS[media], **options)
    return out.getvalue()


def pdf(data: bytes, *, gone: list[int]) -> bytes:
    """Return a PDF without scripts, actions, forms, attachments, metadata and hidden layers."""
    import pikepdf

    document = _opened(data)
    wanted = [at for at in range(len(document.pages)) if at + 1 not in gone]
    if not wanted:
        raise Refuse("all_pages" if gone else "file_broken")
    # Pages are copied into a new document: whatever hangs elsewhere is left behind.
    clean = pikepdf.new()
    for at in wanted:
        clean.pages.append(document.pages[at])
    for key in ROOT_KEYS:
        if key in clean.Root:
            del clean.Root[key]
    for page in clean.pages:
        _clean_page(page)
    out = io.BytesIO()
    clean.remove_unreferenced_resources()
    clean.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _opened(data: bytes) -> Any:
    import pikepdf

    try:
        document = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        raise Refuse("file_locked") from None
    if document.is_encrypted:
        raise Refuse("file_locked")
    if len(document.pages) > MOST_PAGES:
        raise Refuse("file_too_many_pages")
    return document


def _clean_page(page: Any) -> None:
    import pikepdf

    found = page.obj
    for key in PAGE_KEYS:
        if key in found:
            del found[key]
    if "/Annots" not in found:
        return
    kept = []
    for note in found.Annots:
        is_plain = str(note.get("/Subtype", "")) in KEPT_NOTES
        if is_plain and "/A" not in note and "/AA" not in note and "/FS" not in note:
            kept.append(note)
    found.Annots = pikepdf.Array(kept)
