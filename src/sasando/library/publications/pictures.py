"""Keeps pictures of the news in a few sizes, drawn anew: no place or camera comes along."""

import io

from django.db import transaction
from PIL import Image

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.files import actions as files
from sasando.foundation.files import receiving
from sasando.library.publications.articles import PictureView
from sasando.library.publications.models import Picture, PictureFile
from sasando.library.publications.news import picture_view

# A phone, a phone held sharp or a tablet, a desk.
WIDTHS = (360, 720, 1080)
SMALLEST = 320
# Light first: a village phone pays for each kilobyte.
QUALITY = {360: 62, 720: 60, 1080: 62}
MEDIA = "image/jpeg"
NOT_A_PICTURE = Refusal(
    "news_not_a_picture",
    Words(
        id="Sampul berupa foto JPEG, PNG atau WEBP, paling sedikit 320 piksel lebarnya.",
        en="A cover is a JPEG, PNG or WEBP photo at least 320 pixels wide.",
    ),
)


def keep(data: bytes, *, by: Actor) -> PictureView:
    """Keep a picture in its sizes; raises Refused for what is no photo."""
    received = files.receive(data)
    if received.media_type not in receiving.PICTURES:
        raise Refused(NOT_A_PICTURE)
    sizes = _sizes(received.data)
    wide, high, _content = sizes[-1]
    with transaction.atomic():
        row = Picture.objects.create(width=wide, height=high, added_at=by.now, added_by=by.login)
        for width, height, content in sizes:
            PictureFile.objects.create(
                picture=row, width=width, height=height, media_type=MEDIA, content=content
            )
        audit.record(by=by, deed="news.picture_kept", refs=[("picture", str(row.ref))])
    return picture_view(row)


def _sizes(data: bytes) -> list[tuple[int, int, bytes]]:
    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("RGB")
    if picture.width < SMALLEST:
        raise Refused(NOT_A_PICTURE)
    widths = sorted({min(width, picture.width) for width in WIDTHS})
    return [_drawn(picture, width) for width in widths]


def _drawn(picture: Image.Image, width: int) -> tuple[int, int, bytes]:
    height = max(1, round(picture.height * width / picture.width))
    out = io.BytesIO()
    smaller = picture.resize((width, height), Image.Resampling.LANCZOS)
    smaller.save(out, "JPEG", quality=QUALITY.get(width, 62), optimize=True, progressive=True)
    return width, height, out.getvalue()
