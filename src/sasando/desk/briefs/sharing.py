"""Shares a signed brief with a kind of partners, or withdraws it from them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.library.publications import briefs, sharing


@guards.requires("briefs.share")
@require_POST
def change(request: HttpRequest, number: str) -> HttpResponse:
    """Share the brief with one kind of partners, or withdraw it; both stay written."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if briefs.brief(number) is None:
        raise guards.NotOpen
    is_ending = request.POST.get("do") == "withdraw"
    act = sharing.withdraw if is_ending else sharing.share
    try:
        act(number, request.POST.get("audience", ""), by=actor)
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
    else:
        said = (
            _("Withdrawn. Nobody there takes it any more; copies taken before stay with them.")
            if is_ending
            else _("Shared. They find it in the partners' room now.")
        )
        messages.success(request, said)
    return HttpResponseRedirect(reverse("desk:briefs:signed", args=[number]))
