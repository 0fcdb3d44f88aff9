"""Answers posted forms that are too large to be one, or whose text is no text."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse

from sasando.foundation.ui import errors

FORM = "application/x-www-form-urlencoded"
# No form of the house holds more text; files come another way.
MOST_BYTES = 500_000


def whole_text(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Return the middleware that answers 413 to too much text, 400 to what is not UTF-8."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.content_type == FORM:
            if size_of(request) > MOST_BYTES:
                return errors.too_large(request, found=size_of(request), most=MOST_BYTES)
            if not is_text(request):
                return errors.bad_request(request)
        return get_response(request)

    return answer


def size_of(request: HttpRequest) -> int:
    """Return how many bytes a request says it sends."""
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isascii() and text.isdigit() else 0


def is_text(request: HttpRequest) -> bool:
    """Say whether a posted form is text in UTF-8."""
    body = request.body
    if request.content_type == FORM:
        body = unquote_to_bytes(body)
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
