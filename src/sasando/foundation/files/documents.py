"""Builds a PDF anew from its pages, in the child process: what acts, fetches or hides stays out."""

import io
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from sasando.foundation.files import jpegs, pruning
from sasando.foundation.files.limits import (
    MOST_PAGES,
    MOST_PIXELS_IN_PDF,
    MOST_UNPACKED,
    Refuse,
)

TAIL = 2048


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# All that a page needs to be drawn (ISO 32000-1, table 30); the rest acts, links or describes.
PAGE_KEYS = _words(
    "/Type /Parent /Resources /MediaBox /CropBox /BleedBox /TrimBox /ArtBox /Rotate /Contents"
    " /Annots /Group /UserUnit"
)
KEPT_NOTES = frozenset({"/Text", "/FreeText", "/Highlight", "/Underline", "/StrikeOut", "/Stamp"})
NOTE_KEYS = _words(
    "/Type /Subtype /Rect /Contents /AP /AS /C /F /QuadPoints /DA /DS /Name /Border /BS /CA"
)
# What a thing beside a page may carry: scripts, files, descriptions (ISO 32000-1, 7.7.2, 7.11,
# 12.6; ISO 32000-2, 14.13).
BANNED_KEYS = _words(
    "/AA /OpenAction /JS /JavaScript /XFA /EF /RF /AF /FS /Metadata /PieceInfo /OPI /Thumb"
    " /LastModified /StructParent /StructParents /Ref"
)
ACTIONS = _words(
    "/JavaScript /Launch /URI /SubmitForm /ImportData /GoToR /GoToE /Rendition /Movie /Sound /Trans"
    " /GoTo3DView /ResetForm /Hide /Named /SetOCGState /RichMediaExecute /Thread /GoTo"
)
# Here keys are names somebody gave to fonts, pictures, signs: no key of them means anything.
FREE_NAMES = _words(
    "/Font /XObject /ExtGState /ColorSpace /Pattern /Shading /Properties /CharProcs /Colorants"
)
ONLY_NUMBERS = frozenset({"/Widths", "/W", "/W2"})


def clean(data: bytes, *, without: Sequence[int] = ()) -> bytes:
    """Return a PDF with its pages only, or without some of them (from 1).

    Filled-in forms are drawn onto the page first; raises Refuse for what cannot be kept.
    """
    _set_limits()
    try:
        return _rebuilt(data, without)
    except pikepdf.QpdfRuntimeError:
        raise Refuse("file_bomb") from None


def _rebuilt(data: bytes, without: Sequence[int]) -> bytes:
    with _opened(data) as source, pikepdf.new() as target:
        wanted = _wanted(_count(source), without)
        _draw_forms(source)
        for at in wanted:
            target.pages.append(source.pages[at])
        for page in target.pages:
            _keep_what_is_drawn(page.obj)
            if without:
                pruning.prune(page.obj)
        _sweep(target)
        out = io.BytesIO()
        target.save(
            out, deterministic_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )  # fmt: skip
    return out.getvalue()


def _set_limits() -> None:
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED, run_length_max_memory=MOST_UNPACKED,
        png_max_memory=MOST_UNPACKED, tiff_max_memory=MOST_UNPACKED, dct_max_memory=MOST_UNPACKED,
        max_stream_filters=4,
    )  # fmt: skip


def _opened(data: bytes) -> pikepdf.Pdf:
    # A cut file would open, without what stood in its last part.
    if b"%%EOF" not in data[-TAIL:]:
        raise Refuse("file_broken")
    try:
        # Else the reader counts the pages anew before we could see that some are missing.
        found = pikepdf.open(io.BytesIO(data), inherit_page_attributes=False)
    except pikepdf.PasswordError:
        raise Refuse("file_locked") from None
    if found.is_encrypted:
        raise Refuse("file_locked")
    return found


def _count(source: pikepdf.Pdf) -> int:
    # The reader passes over pages that it cannot find; nobody would know that they are missing.
    told = int(source.Root.Pages.get("/Count", 0))
    if told != len(source.pages):
        raise Refuse("file_broken")
    return told


def _wanted(count: int, without: Sequence[int]) -> list[int]:
    if count > MOST_PAGES:
        raise Refuse("file_too_many_pages")
    if any(not 1 <= page <= count for page in without):
        raise Refuse("no_such_page")
    wanted = [at for at in range(count) if at + 1 not in without]
    if not wanted:
        raise Refuse("all_pages" if without else "file_broken")
    return wanted


def _draw_forms(source: pikepdf.Pdf) -> None:
    """Draw fields and notes onto their pages; refuse what a program alone can draw."""
    if "/AcroForm" in source.Root:
        if source.Root.get("/NeedsRendering", False):
            raise Refuse("file_live_form")
        source.generate_appearance_streams()
        source.flatten_annotations("all")
        if any(_is_undrawn(note) for page in source.pages for note in _notes(page.obj)):
            raise Refuse("file_live_form")


def _is_undrawn(note: Object) -> bool:
    if str(note.get("/Subtype", "")) != "/Widget":
        return False
    value = note.get("/V", note.get("/Parent", Dictionary()).get("/V", ""))
    return str(value) not in ("", "/Off")


def _notes(page: Object) -> Iterator[Object]:
    notes = page.get("/Annots", Array())
    return (note for note in notes if isinstance(note, Dictionary)) if notes else iter(())


def _keep_what_is_drawn(page: Object) -> None:
    for key in set(page.keys()) - PAGE_KEYS:
        del page[key]
    kept = [note for note in _notes(page) if str(note.get("/Subtype", "")) in KEPT_NOTES]
    for note in kept:
        for key in set(note.keys()) - NOTE_KEYS:
            del note[key]
    if kept:
        page.Annots = Array(kept)
    elif "/Annots" in page:
        del page["/Annots"]


def _sweep(target: pikepdf.Pdf) -> None:
    """Take scripts, files and descriptions out of all that the pages reach; refuse what swells."""
    unpacked, seen = 0, set()
    waiting: list[tuple[Object, bool]] = [(page.obj, False) for page in target.pages]
    while waiting:
        found, has_free_names = waiting.pop()
        if found.is_indirect:
            if found.objgen in seen:
                continue
            seen.add(found.objgen)
        if isinstance(found, Stream):
            unpacked += _checked(found)
            if unpacked > MOST_UNPACKED:
                raise Refuse("file_bomb")
        waiting += _inside(found, has_free_names)


def _inside(found: Object, has_free_names: bool) -> list[tuple[Object, bool]]:
    """Return what hangs below a thing, once what must not hang there is gone."""
    if isinstance(found, Array):
        return [(item, False) for item in found if _is_holder(item)]
    below = []
    for key, value in list(found.items()):
        if (key in BANNED_KEYS and not has_free_names) or _is_action(value):
            del found[key]
        elif _is_holder(value) and key not in ONLY_NUMBERS and key != "/Parent":
            below.append((value, key in FREE_NAMES and not has_free_names))
    return below


def _is_holder(value: object) -> bool:
    return isinstance(value, Dictionary | Array | Stream)


def _is_action(value: object) -> bool:
    return isinstance(value, Dictionary) and str(value.get("/S", "")) in ACTIONS


def _checked(stream: Stream) -> int:
    """Return how many bytes a stream unpacks to; a picture counts by its points, and loses tags."""
    if stream.get("/Subtype") == Name.Image:
        pixels = int(stream.get("/Width", 0)) * int(stream.get("/Height", 0))
        if pixels > MOST_PIXELS_IN_PDF:
            raise Refuse("file_bomb")
        if stream.get("/Filter") in (Name.DCTDecode, Array([Name.DCTDecode])):
            _lose_tags(stream)
        return 0
    try:
        return len(stream.read_bytes())
    except pikepdf.PdfError:
        # A spoilt part of a page shows as spoilt everywhere; the rest of it is still worth keeping.
        return 0


def _lose_tags(stream: Stream) -> None:
    photo = stream.read_raw_bytes()
    bare = jpegs.without_tags(photo)
    if bare != photo:
        # How it is decoded stands beside it and stays.
        stream.write(bare, filter=stream.Filter, decode_parms=stream.get("/DecodeParms"))  # type: ignore[arg-type]
