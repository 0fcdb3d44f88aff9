"""The offer check: a form, and its result. Answers come in the body of a post and are not kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sasando.domain.offers.checking import check
from sasando.foundation.access import guards
from sasando.foundation.access.actor import office_day
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.accounts.middleware import now
from sasando.public import counters
from sasando.public.offer_check import message, on_record, saying
from sasando.public.offer_check.forms import OfferForm
from sasando.public.paths import both_languages
from sasando.public.report import posted, tokens

OFFER, CHANGE = "offer", "change"
REFUSED, EXPIRED = 422, 403


@guards.open_to_all
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show the questions, or what the answers give away."""
    response = _answer(request)
    if request.method != "POST":
        # The questions may be found by a search; a result may not.
        del response["X-Robots-Tag"]
    return response


@posted.plain_text_only
def _answer(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _ask(request, OfferForm())
    if request.POST.get("act") == CHANGE:
        return _ask(request, OfferForm(initial=_initial(request)))
    form = OfferForm(request.POST)
    if tokens.read(request, OFFER) is None:
        return _ask(request, OfferForm(initial=_initial(request)), status=EXPIRED, expired=True)
    if not form.is_valid():
        return _ask(request, form, status=REFUSED)
    return _tell(request, form)


def _initial(request: HttpRequest) -> dict[str, Any]:
    """Return posted answers as those a form begins with."""
    answers: dict[str, Any] = {name: request.POST.get(name, "") for name in OfferForm().fields}
    return answers | {"signs": request.POST.getlist("signs")}


def _ask(request: HttpRequest, form: OfferForm, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "token": tokens.field(OFFER)} | both_languages(request) | more
    return render(request, "public/offer_check/form.html", context, status=status)


def _tell(request: HttpRequest, form: OfferForm) -> HttpResponse:
    today = office_day(now())
    offer = form.offer()
    result = check(offer, lists=on_record.lists_for(offer), today=today)
    sheet = saying.sheet(result, offer=offer, today=today)
    address = request.build_absolute_uri(reverse("public:offer_check:index"))
    context = {
        "sheet": sheet,
        "today": today,
        "kept": form.kept(),
        "token": tokens.field(OFFER),
        "counters": counters.counters(),
        "message": message.text_of(
            sheet, today=today, office=accounts.office_or_blank().name, address=address
        ),
    }
    return render(request, "public/offer_check/result.html", context | both_languages(request))
