"""Photos and voice notes of a reporter: held in memory alone, cleaned, never written in clear."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from sasando.domain.values.words import Refusal, Words
from sasando.exchange.letterbox import attaching
from sasando.exchange.letterbox.reports import Attached
from sasando.foundation.ui import errors
from sasando.foundation.ui.posted import size_of
from sasando.public.report import posted

MOST, MOST_BYTES = attaching.MOST, attaching.MOST_BYTES
MULTIPART = "multipart/form-data"
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
    return attaching.cleaned([one.read() for one in request.FILES.getlist("files") if one.size])
