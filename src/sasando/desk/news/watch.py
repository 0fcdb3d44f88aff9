"""The guard as supervisors and auditors watch it: tries, alarms, reopening."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sasando.desk.news import paths
from sasando.desk.news.forms import WhyForm
from sasando.domain.values.words import Refused
from sasando.exchange.guard import actions, queries
from sasando.foundation.access import guards


@guards.requires("guard.watch")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show alarms and the newest tries: who and how many, never which names."""
    actor = paths.actor_of(request)
    context = {
        "alarms": queries.alarms(), "tries": queries.tries(), "form": WhyForm(),
        "looked_at": queries.looked_at(), "is_current": queries.is_current(actor.now),
    }  # fmt: skip
    return render(request, "desk/news/watch.html", context)


@guards.requires("guard.override")
@require_POST
def reopen(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Open the guard again to whoever raised an alarm."""
    try:
        actions.reopen(ref, reason=request.POST.get("why", ""), by=paths.actor_of(request))
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
    else:
        messages.success(request, _("The guard answers again."))
    return HttpResponseRedirect(reverse("redaksi:guard"))
