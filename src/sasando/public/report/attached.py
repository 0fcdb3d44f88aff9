"""Photos and voice notes of a reporter: held in memory alone, cleaned, never written in clear."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox.reports import Attached
from sasando.foundation.files import cleaning, receiving, sounds
from sasando.foundation.ui import errors
from sasando.foundation.ui.posted import size_of
from sasando.public.report import posted

MOST, MOST_BYTES = 5, 12 * 1024 * 1024
MULTIPART = "multipart/form-data"
TOO_MANY = Refusal(
    "files_too_many",
    Words(
        id="Ada {found} berkas, paling banyak {most}. Kirim sisanya nanti dengan resi.",
        en="There are {found} files, at most {most}. Send the rest later with the receipt.",
    ),
)
OTHER_KIND = Refusal(
    "files_other_kind",
    Words(
        id="Hanya foto (JPEG, PNG, WEBP) dan rekaman suara (M4A, 3GP, OGG, AMR, MP3, WAV).",
        en="Only photos (JPEG, PNG, WEBP) and voice notes (M4A, 3GP, OGG, AMR, MP3, WAV).",
    ),
)
ODD_SOUND = Refusal(
    "files_odd_sound",
    Words(
        id="Rekaman itu tidak terbaca, atau berisi gambar. Rekam ulang, atau tulis saja.",
        en="That recording cannot be read, or holds a film. Record again, or just write.",
    ),
)
NO_ROOM = Refusal(
    "files_no_room",
    Words(
        id="Saat ini terlalu banyak berkas masuk. Kirim tanpa berkas; tambahkan nanti dengan resi.",
        en="Too many files are coming in now. Send without; add them later with the receipt.",
    ),
)


class InMemory(MemoryFileUploadHandler):
    """Holds every upload in memory: a clear byte must not reach the disk."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Take the upload whatever its size; how much may come was looked at before."""
        super().handle_raw_input(*args, **kwargs)
        self.activated = True


def with_files(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Guard a view whose form may carry files: not too large, text that is text, no disk."""
    plain = posted.plain_text_only(view)

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or request.content_type != MULTIPART:
            return plain(request, *args, **kwargs)
        if size_of(request) > MOST_BYTES:
            context = {"found": size_of(request), "most": MOST_BYTES, "title": _("Too large")}
            page = render(request, "public/report/large.html", context, status=posted.TOO_LARGE)
            return posted.quiet(page)
        request.upload_handlers = [InMemory(request)]
        # What was no UTF-8 shows as this sign.
        if any("\ufffd" in text for texts in request.POST.lists() for text in texts[1]):
            return posted.quiet(errors.bad_request(request))
        return posted.quiet(view(request, *args, **kwargs))

    return answer


def read(request: HttpRequest) -> tuple[Attached, ...]:
    """Return the posted files, cleaned; raises Refused for too many or one that is not taken."""
    given = [one for one in request.FILES.getlist("files") if one.size]
    if len(given) > MOST:
        words = TOO_MANY.words.format(found=len(given), most=MOST)
        raise Refused(Refusal(TOO_MANY.code, words))
    return tuple(_cleaned(one.read()) for one in given)


def _cleaned(data: bytes) -> Attached:
    sound = sounds.media_type(data)
    if sound and data[8:12] not in receiving.HEIF:
        try:
            return Attached(sound, sounds.clean(data, media=sound))
        except sounds.OddSoundError:
            raise Refused(ODD_SOUND) from None
    media = receiving.media_type(data)
    if media not in receiving.PICTURES:
        raise Refused(OTHER_KIND)
    return Attached(media, cleaning.clean(data, media=media))
