"""Pages of the audit trail: who did or saw what, and whether the chain is whole."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.audit import chain, queries
from sasando.foundation.audit.deeds import words_of
from sasando.foundation.ui import tables
from sasando.foundation.ui.tables import Filter

MAX_ANCHOR = 1000


@guards.requires("audit.view")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List events, newest first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    filters = tables.read_filters(request.GET, known=_known())
    chosen = tables.values(filters)
    page = queries.page(_matching(chosen), before=request.GET.get("sebelum_no", ""))
    last_check = queries.page(queries.events().filter(deed="audit.verified"), before="", size=1)
    with transaction.atomic():
        # What was typed may be a name, so the event keeps only which filters were set.
        audit.record(by=actor, deed="audit.listed", facts={"filters": sorted(chosen)})
    context = {
        "events": [(event, policy.label(event.role)) for event in page.events],
        "next_before": page.next_before,
        "filters": filters,
        "is_filtered": bool(chosen),
        "clear_url": request.path,
        "last_check": next(iter(last_check.events), None),
    }
    return render(request, "desk/audit/list.html", context)


def _known() -> list[Filter]:
    language = get_language()
    deeds = tuple((deed, words_of(deed).in_language(language)) for deed in queries.deeds())
    roles = tuple(
        (code, role.label.in_language(language)) for code, role in policy.policy().roles.items()
    )
    return [
        Filter("perbuatan", _("Deed"), deeds),
        Filter("siapa", _("User name")),
        Filter("peran", _("Role"), roles),
        Filter("sejak", _("From day")),
        Filter("sampai", _("Until day")),
    ]


def _matching(chosen: Mapping[str, str]) -> "QuerySet[Any]":
    """Return events that fit; a day that cannot be read is no bound."""
    rows = queries.events()
    if chosen.get("perbuatan"):
        rows = rows.filter(deed=chosen["perbuatan"])
    if chosen.get("siapa"):
        rows = rows.filter(login__icontains=chosen["siapa"])
    if chosen.get("peran"):
        rows = rows.filter(role=chosen["peran"])
    first, last = _day(chosen.get("sejak")), _day(chosen.get("sampai"))
    if first:
        rows = rows.filter(at__gte=_begin(first))
    if last:
        rows = rows.filter(at__lt=_begin(last + timedelta(days=1)))
    return rows


def _day(text: str | None) -> date | None:
    try:
        found = parse_date(text) if text else None
    except Refused:
        return None
    return found if found and date(1900, 1, 1) < found < date(9000, 1, 1) else None


def _begin(day: date) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(settings.OFFICE_ZONE))


@guards.requires("audit.verify")
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Check the whole chain, with an anchor when one is given."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    result = None
    if request.method == "POST":
        anchor = request.POST.get("anchor", "").strip()[:MAX_ANCHOR]
        result = chain.verify(anchor or None)
        with transaction.atomic():
            facts = {"ok": result.ok, "checked": result.checked, "anchor": bool(anchor)}
            audit.record(by=actor, deed="audit.verified", facts=facts)
    return render(request, "desk/audit/verify.html", {"result": result})
