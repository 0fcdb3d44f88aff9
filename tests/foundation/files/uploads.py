"""Makes the files that people send: good, odd and hostile; nobody in them exists."""

import io
import struct
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, PngImagePlugin

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
SECRET = b"CANARY-Maria-Bano-5306014101900003"
GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def picture(
    media: str = "image/jpeg", *, size: tuple[int, int] = (60, 40), turned: int = 1
) -> bytes:
    """Return a photo, red at its left half, with place, camera and comment in it."""
    drawn = Image.new("RGB", size, "white")
    drawn.paste((200, 0, 0), (0, 0, size[0] // 2, size[1]))
    tags = Image.Exif()
    tags[MAKER], tags[ORIENTATION] = SECRET.decode(), turned
    tags.get_ifd(GPS).update({1: "S", 2: (10.0, 9.0, 30.0), 3: "E", 4: (123.0, 35.0, 0.0)})
    options = {"exif": tags}
    if media == "image/png":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Comment", SECRET.decode())
        options["pnginfo"] = texts
    if media == "image/jpeg":
        options |= {"comment": SECRET, "xmp": b"<x>" + SECRET + b"</x>", "quality": 95}
    out = io.BytesIO()
    drawn.save(out, FORMATS[media], **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """Return a photo for looking at."""
    found = Image.open(io.BytesIO(data))
    found.load()
    return found


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return one part of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def huge_png(side: int = 30_000) -> bytes:
    """Return a PNG of about a kilobyte that says it is enormous."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    packed = zlib.compress(b"\x00" * 100_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def huge_webp() -> bytes:
    """Return a WEBP whose head says 16384 by 16384."""
    body = b"\x10\x00\x00\x00" + (16383).to_bytes(3, "little") * 2
    parts = b"WEBPVP8X" + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", len(parts)) + parts


def moving(media: str) -> bytes:
    """Return a picture of two images."""
    first, second = Image.new("RGB", (20, 20), "red"), Image.new("RGB", (20, 20), "blue")
    out = io.BytesIO()
    first.save(out, FORMATS[media], save_all=True, append_images=[second])
    return out.getvalue()


def pdf(*, pages: int = 2, change: Callable[[pikepdf.Pdf], None] | None = None) -> bytes:
    """Return a PDF; page n says "page n"; `change` may add to it before it is written."""
    made = pikepdf.new()
    for number in range(1, pages + 1):
        page = made.add_blank_page(page_size=(300, 300))
        page.Contents = made.make_stream(f"BT /F1 12 Tf 20 150 Td (page {number}) Tj ET".encode())
        page.Resources = Dictionary(Font=Dictionary(F1=font()))
    if change is not None:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def font() -> Dictionary:
    """Return a font that every reader has."""
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def action(made: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    """Return an action of a kind."""
    script = SECRET.decode()
    given = {"S": Name("/" + kind), "JS": script, "URI": script, "F": script}
    return made.make_indirect(Dictionary(Type=Name.Action, **given))


def acting(made: pikepdf.Pdf) -> None:
    """Let a PDF run, fetch, send, carry and describe all that one can."""
    run = action(made, "JavaScript")
    made.Root.OpenAction = run
    made.Root.AA = Dictionary(WC=run)
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", run])))
    made.attachments["hidden.txt"] = SECRET
    made.docinfo["/Author"] = SECRET.decode()
    with made.open_metadata() as described:
        described["dc:title"] = SECRET.decode()
    page = made.pages[0].obj
    page.AA = Dictionary(O=run)
    page.PieceInfo = Dictionary(X=Dictionary(Private=SECRET.decode()))
    page.Metadata = Stream(made, SECRET)
    links = [
        note(made, "Link", A=action(made, kind))
        for kind in ("URI", "Launch", "SubmitForm", "GoToR", "Named", "ImportData")
    ]
    files = Dictionary(Type=Name.Filespec, EF=Dictionary(F=Stream(made, SECRET)))
    hidden = [note(made, "FileAttachment", FS=files), note(made, "Screen", AA=Dictionary(E=run))]
    kept = note(made, "Text", Contents="a plain remark", A=run, AA=Dictionary(E=run))
    page.Annots = Array([*links, *hidden, kept])
    form = Stream(made, b"0 0 m", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.PieceInfo = Dictionary(Private=SECRET.decode())
    form.AF = Array([files])
    # A name that somebody gave to a drawing is no key, whatever it looks like.
    page.Resources.XObject = Dictionary(AA=made.make_indirect(form))


def note(made: pikepdf.Pdf, kind: str, **more: object) -> pikepdf.Object:
    """Return an annotation."""
    given = {"Type": Name.Annot, "Subtype": Name("/" + kind), "Rect": Array([0, 0, 10, 10])}
    return made.make_indirect(Dictionary(**given, **more))


def form(*, value: str = "Contoh Isian", is_drawn_by_program: bool = False, has_xfa: bool = True):
    """Return a change that adds a form with one field filled in."""

    def change(made: pikepdf.Pdf) -> None:
        field = note(
            made, "Widget", FT=Name.Tx, T="nama", V=value, DA="/Helv 12 Tf 0 g",
            AA=Dictionary(K=action(made, "JavaScript")),
        )  # fmt: skip
        made.pages[0].obj.Annots = Array([field])
        made.Root.AcroForm = Dictionary(
            Fields=Array([field]), DA="/Helv 12 Tf 0 g", DR=Dictionary(Font=Dictionary(Helv=font()))
        )
        if not is_drawn_by_program:
            made.Root.AcroForm.NeedAppearances = True
        if has_xfa:
            made.Root.AcroForm.XFA = Stream(made, SECRET)

    return change


def live_form(made: pikepdf.Pdf) -> None:
    """Let a PDF be a form that only its own program draws."""
    form()(made)
    made.Root.NeedsRendering = True


def sharing(made: pikepdf.Pdf) -> None:
    """Let all pages share resources: a form, with a picture within, drawn on the last page only."""
    photo = Stream(made, zlib.compress(SECRET * 20), Type=Name.XObject, Subtype=Name.Image)
    photo.Width, photo.Height, photo.BitsPerComponent = 20, 34, 8
    photo.ColorSpace, photo.Filter = Name.DeviceGray, Name.FlateDecode
    drawn = Stream(made, b"/P Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    drawn.Resources = Dictionary(XObject=Dictionary(P=made.make_indirect(photo)))
    said = Stream(made, SECRET, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    shared = Dictionary(
        Font=Dictionary(F1=font()),
        XObject=Dictionary(Last=made.make_indirect(drawn), Said=made.make_indirect(said)),
    )
    shared = made.make_indirect(shared)
    for page in made.pages:
        page.obj.Resources = shared
    made.pages[-1].Contents = made.make_stream(b"/Last Do /Said Do (" + SECRET + b") Tj")


def sharing_deeply(made: pikepdf.Pdf) -> None:
    """Let all pages share resources, drawn on the last page through pattern, letter and mask."""

    def drawing(content: bytes, **more: object) -> pikepdf.Object:
        box = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 9, 9])}
        return made.make_indirect(Stream(made, content, **(box | more)))

    shared = made.make_indirect(Dictionary(Font=Dictionary(F1=font())))
    secret = drawing(SECRET)
    tiles = drawing(b"/Secret Do", PatternType=1, Resources=shared)
    letter = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary(a=Stream(made, b"/Secret Do")),
        Resources=shared,
    )  # fmt: skip
    mask = Dictionary(SMask=Dictionary(S=Name.Alpha, G=drawing(b"/Secret Do", Resources=shared)))
    # This one borrows what its page has.
    shared.XObject = Dictionary(
        Secret=secret, Plain=drawing(b"/Borrowed Do"), Borrowed=drawing(b"")
    )
    shared.Pattern = Dictionary(Tiles=tiles)
    shared.Font.T3 = made.make_indirect(letter)
    shared.ExtGState = Dictionary(Mask=made.make_indirect(mask))
    for page in made.pages:
        page.obj.Resources = shared
    made.pages[0].Contents = made.make_stream(b"BT /F1 12 Tf (page 1) Tj ET /Plain Do")
    made.pages[-1].Contents = made.make_stream(b"/Pattern cs /Tiles scn /T3 9 Tf (a) Tj /Mask gs")


def swelling(made: pikepdf.Pdf) -> None:
    """Let a page's contents grow from a few hundred kilobytes to some hundred megabytes."""
    packer = zlib.compressobj(9)
    million = b" " * 1_000_000
    packed = b"".join(packer.compress(million) for _ in range(300)) + packer.flush()
    made.pages[0].Contents = Stream(made, packed, Filter=Name.FlateDecode)


def vast_picture(made: pikepdf.Pdf) -> None:
    """Let a page draw a picture of ten thousand million points."""
    photo = Stream(made, zlib.compress(b"0"), Type=Name.XObject, Subtype=Name.Image)
    photo.Width, photo.Height, photo.Filter = 100_000, 100_000, Name.FlateDecode
    made.pages[0].obj.Resources.XObject = Dictionary(P=made.make_indirect(photo))


def lacking() -> bytes:
    """Return a PDF of three pages, the last of which is nowhere."""
    whole, page = pdf(pages=3), b"5 0 R ]"
    return whole.replace(page, b"/Gone ]")


def inheriting(made: pikepdf.Pdf) -> None:
    """Let the pages have size and fonts from what holds them."""
    above = made.Root.Pages
    above.MediaBox, above.Resources = Array([0, 0, 200, 100]), made.pages[0].obj.Resources
    for page in made.pages:
        del page.obj.MediaBox
        del page.obj.Resources


def photographed(made: pikepdf.Pdf) -> None:
    """Let a page be a phone's photo, with place and camera in it."""
    photo = Stream(made, picture(), Type=Name.XObject, Subtype=Name.Image)
    photo.Width, photo.Height, photo.BitsPerComponent = 60, 40, 8
    photo.ColorSpace, photo.Filter = Name.DeviceRGB, Name.DCTDecode
    made.pages[0].obj.Resources.XObject = Dictionary(P=made.make_indirect(photo))
    made.pages[0].Contents = made.make_stream(b"/P Do")


def locked(password: str) -> bytes:
    """Return an encrypted PDF; without a password it opens but is locked for its owner."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as made:
        made.save(out, encryption=pikepdf.Encryption(owner="owner", user=password))
    return out.getvalue()


def whole(data: bytes) -> bytes:
    """Return a PDF with everything in it unpacked, for searching."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as made:
        made.save(
            out, qdf=True, compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )  # fmt: skip
    return out.getvalue()
