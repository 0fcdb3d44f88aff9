"""Pages of an agency's referrals; each look is written before the page leaves."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sasando.domain.values.words import Refused
from sasando.exchange.referrals import answering, moves, queries
from sasando.exchange.referrals.facts import PacketView
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui import tables
from sasando.foundation.ui.forms import said
from sasando.portal.referrals import lines
from sasando.portal.referrals.forms import OFFERED, ReplyForm

NEXT = 8
REFUSED = 422


def waiting(actor: Actor) -> dict[str, Any]:
    """Return what waits for an agency, the nearest answer first; the look is written."""
    rows = queries.inbox(actor).filter(state__in=moves.OPEN).order_by("answer_due_on", "id")
    packets = queries.cards(rows[:NEXT])
    counts = queries.waiting(actor)
    _listed(packets, by=actor)
    return {
        "stats": [
            {
                "label": moves.STATES[state], "value": counts.get(state, 0),
                "unit": _("referrals"), "note": _("now"),
            }
            for state in (moves.SENT, moves.ACCEPTED, moves.ANSWERED)
        ],
        "rows": [lines.line(packet, today=actor.today) for packet in packets],
    }  # fmt: skip


@guards.requires("referrals.receive")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the agency's referrals by the day the answer is due."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    choices = [("", _("all")), *((state, lines.chip(state).label) for state in lines.CHIPS)]
    known = [tables.Filter("keadaan", _("State"), tuple(choices))]
    filters = tables.read_filters(request.GET, known=known)
    chosen = tables.values(filters)
    rows = queries.inbox(actor)
    if "keadaan" in chosen:
        rows = rows.filter(state=chosen["keadaan"])
    page = tables.keyset_page(rows, query=request.GET, order="answer_due_on")
    packets = queries.cards(page.rows)
    _listed(packets, by=actor)
    context = {
        "here": "list", "filters": filters, "is_filtered": bool(chosen), "page": page,
        "clear_url": request.path,
        "rows": [lines.line(packet, today=actor.today) for packet in packets],
    }  # fmt: skip
    return render(request, "portal/referrals/list.html", context)


@guards.requires("referrals.receive")
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one referral with its permitted fields, and take what the agency says to it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    bound = posted(request)
    if bound is not None and bound.is_valid():
        try:
            answering.reply(ref, said=bound.said(), by=actor)
        except Refused as refused:
            if refused.refusal == moves.NOT_OPEN:
                raise guards.NotOpen from refused
            bound.add_error(None, said(refused))
        else:
            return _answered(request, bound, ref)
    packet = queries.packet_for(ref, actor=actor)
    if packet is None:
        raise guards.NotOpen
    with transaction.atomic():
        facts = {"fields": [item.code for item in packet.snapshot]}
        audit.record(by=actor, deed="referrals.viewed", refs=[("packet", str(ref))], facts=facts)
    context: dict[str, Any] = {
        "here": "detail", "shown": lines.shown(packet),
        "forms": lines.forms_for(packet.state, bound=bound),
        "answers": lines.answers(queries.answers_of(ref)),
    }  # fmt: skip
    status = REFUSED if bound is not None else 200
    return render(request, "portal/referrals/detail.html", context, status=status)


def posted(request: HttpRequest) -> ReplyForm | None:
    """Return the form that was sent; None while a page is only read.

    Raises NotOpen for a kind of answer that no page offers.
    """
    if request.method != "POST":
        return None
    for kind in {kind for kinds in OFFERED.values() for kind in kinds}:
        if request.POST.get(f"{kind}-kind") == kind:
            return ReplyForm(kind, data=request.POST)
    raise guards.NotOpen


def _answered(request: HttpRequest, form: ReplyForm, ref: UUID) -> HttpResponse:
    """Lead on: a rejected referral has no page any more."""
    messages.success(request, _("Your answer is on its way to the office that sent the referral."))
    if form.prefix == answering.Kind.REJECT:
        return HttpResponseRedirect(reverse("portal:referrals:list"))
    return HttpResponseRedirect(reverse("portal:referrals:detail", args=[ref]))


def _listed(packets: Iterable[PacketView], *, by: Actor) -> None:
    with transaction.atomic():
        refs = [("packet", str(packet.ref)) for packet in packets]
        audit.record(by=by, deed="referrals.inbox_listed", refs=refs)
