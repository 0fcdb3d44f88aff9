"""Error pages in words; missing and forbidden are one and the same page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from sasando.foundation.access import kept


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer a request that makes no sense."""
    return render(request, "400.html", status=400)


def not_open(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer whatever is missing or not open to the reader."""
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Answer when the system itself failed, without the database, which may be what failed."""
    return HttpResponse(render_to_string("500.html"), status=500)


def too_large(request: HttpRequest, *, found: int, most: int) -> HttpResponse:
    """Answer a form with more text than any form holds, with both numbers."""
    return render(request, "413.html", {"found": found, "most": most}, status=413)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer a form whose token is missing or too old; what was typed can be copied from it."""
    return render(request, "403.html", {"kept": kept.typed(request.POST)}, status=403)
