"""What is blacked out of a file of a case is gone from its bytes, not only covered."""

import io

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from sasando.domain.values.words import Refused

pytestmark = pytest.mark.django_db
RED, WHITE, BLACK = (200, 0, 0), (255, 255, 255), (0, 0, 0)
SECRET = "RAHASIA-5306010101900003"


def photo() -> bytes:
    """Return a white photo with a red mark in its left upper quarter, and a place in its tags."""
    picture = Image.new("RGB", (200, 100), WHITE)
    picture.paste(RED, (0, 0, 100, 50))
    tags = Image.Exif()
    tags[0x010E] = SECRET
    tags.get_ifd(0x8825)[1] = "S"
    out = io.BytesIO()
    picture.save(out, "PNG", exif=tags)
    return out.getvalue()


def document() -> bytes:
    """Return a PDF of two pages; the second holds the secret."""
    pdf = pikepdf.new()
    for words in ("Halaman biasa", SECRET):
        page = pdf.add_blank_page(page_size=(300, 200))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode())
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def keep(case, data, name, by):
    from sasando.records.cases import working
    from sasando.records.cases.inputs import FileFacts

    return working.attach(case, file=FileFacts(data, name), by=by)


def content(paper) -> bytes:
    from sasando.foundation.files import actions as files

    return files.read(files.stored(paper.file))


def test_an_area_of_a_photo_is_black_and_its_tags_are_gone(opened, staff):
    from sasando.records.cases import redacting

    by, case = staff("CW"), opened("SAKIT")
    first = keep(case, photo(), "foto.png", by)

    copy = redacting.redact(
        case, ref=first.ref, title="Foto", areas=[redacting.Area(0, 0, 50, 50)], by=by
    )

    seen = Image.open(io.BytesIO(content(copy))).convert("RGB")
    colours = {colour for _count, colour in seen.getcolors()}
    assert RED not in colours
    assert (seen.getpixel((10, 10)), seen.getpixel((190, 90))) == (BLACK, WHITE)
    assert SECRET.encode() not in content(copy) and SECRET.encode() not in content(first)
    assert Image.open(io.BytesIO(content(first))).convert("RGB").getpixel((10, 10)) == RED


def test_a_page_of_a_pdf_is_gone_from_text_and_bytes(opened, staff):
    from sasando.foundation.files.models import StoredFile
    from sasando.records.cases import redacting

    by, case = staff("CW"), opened("SAKIT")
    first = keep(case, document(), "surat.pdf", by)

    copy = redacting.redact(case, ref=first.ref, title="Surat", pages=[2], by=by)

    data = content(copy)
    assert [page.extract_text().strip() for page in PdfReader(io.BytesIO(data)).pages] == [
        "Halaman biasa"
    ]
    assert SECRET.encode() not in _unpacked(data)
    assert SECRET.encode() in _unpacked(content(first))
    assert StoredFile.objects.get(ref=copy.file).redacted_from.ref == first.file


def _unpacked(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    return data + b"".join(streams)


@pytest.mark.parametrize(
    ("data", "parts", "expected"),
    [
        (photo(), {"pages": [1]}, "only_pdf_has_pages"),
        (document(), {"areas": [(0, 0, 10, 10)]}, "only_pictures_have_areas"),
        (document(), {"pages": [3]}, "no_such_page"),
        (document(), {"pages": [1, 2]}, "all_pages"),
        (photo(), {"areas": [(50, 50, 50, 50)]}, "box_outside"),
    ],
    ids=["pages of a photo", "areas of a PDF", "page 3 of 2", "all pages", "no area"],
)
def test_what_cannot_be_taken_out_is_refused_and_nothing_is_kept(
    opened, staff, data, parts, expected
):
    from sasando.foundation.files.models import StoredFile
    from sasando.records.cases import redacting

    by, case = staff("CW"), opened("SAKIT")
    first = keep(case, data, "berkas", by)
    given = parts | {"areas": [redacting.Area(*area) for area in parts.get("areas", ())]}

    with pytest.raises(Refused) as refused:
        redacting.redact(case, ref=first.ref, title="Uji", by=by, **given)

    assert refused.value.refusal.code == expected
    assert StoredFile.objects.count() == 1
