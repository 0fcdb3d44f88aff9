"""Pages of the audit trail: who did or saw what, and whether the chain is whole."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.audit import chain, queries
from sasando.foundation.audit.deeds import words_of
from sasando.foundation.ui import tables
from sasando.foundation.ui.tables import Filter


@guards.requires("audit.view")
def index(request: HttpRequest) -> HttpResponse:
    """List events, newest first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    language = get_language()
    deeds = tuple((deed, words_of(deed).in_language(language)) for deed in queries.deeds())
    known = [Filter("perbuatan", _("Deed"), deeds), Filter("siapa", _("User name"))]
    filters = tables.read_filters(request.GET, known=known)
    chosen = tables.values(filters)
    rows = queries.events()
    if chosen.get("perbuatan"):
        rows = rows.filter(deed=chosen["perbuatan"])
    if chosen.get("siapa"):
        rows = rows.filter(login__icontains=chosen["siapa"])
    page = queries.page(rows, before=request.GET.get("sebelum_no", ""))
    with transaction.atomic():
        audit.record(by=actor, deed="audit.listed", facts={"filters": dict(chosen)})
    context = {
        "events": page.events,
        "next_before": page.next_before,
        "filters": filters,
        "is_filtered": bool(chosen),
        "clear_url": request.path,
    }
    return render(request, "desk/audit/list.html", context)


@guards.requires("audit.verify")
def verify(request: HttpRequest) -> HttpResponse:
    """Check the whole chain, with an anchor when one is given."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    result = None
    if request.method == "POST":
        anchor = request.POST.get("anchor", "").strip()[:1000]
        result = chain.verify(anchor or None)
        with transaction.atomic():
            audit.record(by=actor, deed="audit.verified", facts={"ok": result.ok})
    return render(request, "desk/audit/verify.html", {"result": result})
