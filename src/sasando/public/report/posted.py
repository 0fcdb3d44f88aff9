"""What a posted form is made of: not too large to read, and text that is text."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from sasando.foundation.ui import errors, posted

TOO_LARGE = 413
MOST_BYTES = 2_500_000
View = Callable[..., HttpResponse]


def plain_text_only(view: View) -> View:
    """Answer 413 to what is too large to be read, 400 to what is no text in UTF-8."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST":
            size = posted.size_of(request)
            if size > MOST_BYTES:
                context = {"found": size, "most": MOST_BYTES, "title": _("Too much text")}
                return quiet(render(request, "public/report/large.html", context, status=TOO_LARGE))
            if not posted.is_text(request):
                return quiet(errors.bad_request(request))
        return quiet(view(request, *args, **kwargs))

    return answer


def quiet(response: HttpResponse) -> HttpResponse:
    """Keep a page that a code or link opened out of caches, search engines, Referer and log.

    The policy leaves the Origin header of our own forms whole, which `no-referrer` would not.
    """
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "strict-origin"
    # The framework writes the address of each answer over 399 into the log; this one is a key.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response
