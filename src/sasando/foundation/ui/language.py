"""Chooses the language: /en/ on public pages, the reader's own choice on staff pages."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from sasando.foundation.accounts.middleware import LANGUAGE_KEY

STAFF_PREFIXES = ("/meja/", "/redaksi/", "/akun/", "/masuk/", "/mitra/")


def from_path(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Return the middleware that activates a language for each request."""

    def answer(request: HttpRequest) -> HttpResponse:
        language = _language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return answer


def _language(request: HttpRequest) -> str:
    if request.path_info == "/en" or request.path_info.startswith("/en/"):
        return "en"
    if request.path_info.startswith(STAFF_PREFIXES):
        chosen = request.session.get(LANGUAGE_KEY, "")
        if chosen in dict(settings.LANGUAGES):
            return str(chosen)
    return settings.LANGUAGE_CODE
