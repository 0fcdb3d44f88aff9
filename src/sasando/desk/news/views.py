"""Pages of the newsroom: the list, one article as it would be printed, writing and revisions."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sasando.desk.news import lines, paths
from sasando.desk.news.forms import ApproveForm, ArticleForm, WhyForm, start_of
from sasando.domain.news import moves
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.ui.forms import said
from sasando.library.publications import news, newsroom, pictures
from sasando.library.publications.articles import ArticleView

CONFLICT, REFUSED = 409, 422
LONGEST = 100
STATES = (
    moves.DRAFT, moves.ASKED, moves.SCHEDULED, moves.HELD, moves.PUBLISHED, moves.WITHDRAWN,
    moves.DROPPED,
)  # fmt: skip


@guards.requires("news.view")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List articles, narrowed by state and words."""
    state, text = request.GET.get("keadaan", ""), request.GET.get("q", "").strip()[:LONGEST]
    chosen = state if state in STATES else ""
    context = {
        "rows": lines.rows(news.articles(state=chosen, text=text)), "q": text, "state": chosen,
        "states": [(code, lines.chip(code).label) for code in STATES],
    }  # fmt: skip
    return render(request, "desk/news/list.html", context)


@guards.requires("news.view")
@require_safe
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show an article as it would be printed, what the guard said, and what can be done."""
    return page(request, paths.article(ref))


def page(
    request: HttpRequest, article: ArticleView, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """Show the page of an article; `forms` are those that came back with errors."""
    actor = paths.actor_of(request)
    office = lines.office_mark(accounts.office_or_blank().short_name)
    context = lines.page(article, office=office, by=actor)
    context |= {"approving": ApproveForm(), "returning": WhyForm(prefix="kembali")}
    context |= {"overriding": WhyForm(prefix="lolos"), "withdrawing": WhyForm(prefix="tarik")}
    return render(request, "desk/news/article.html", context | forms, status=status)


@guards.requires("news.write")
def create(request: HttpRequest) -> HttpResponse:
    """Write an article from a blank page."""
    actor = paths.actor_of(request)
    start = {"dated_on": actor.today, "place": "Kupang", "initials": paths.initials(actor)}
    form = ArticleForm(request.POST or None, request.FILES or None, initial=start, is_out=False)
    if request.method == "POST" and form.is_valid():
        try:
            facts = form.facts(picture=_cover(request, form, kept=None))
            ref = newsroom.write(facts, by=actor)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("Saved. Nothing is out yet."))
            return paths.to(ref)
    return _form(request, form, title=_("Write news"), back=reverse("redaksi:list"))


@guards.requires("news.write")
def revise(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write on; of an article that is out, a correction with its erratum."""
    article, actor = paths.article(ref), paths.actor_of(request)
    facts, is_out, status = article.newest.facts, article.live_number is not None, 200
    form = ArticleForm(
        request.POST or None, request.FILES or None, initial=start_of(facts), is_out=is_out,
        picture=facts.picture,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            written = form.facts(picture=_cover(request, form, kept=facts.picture))
            version = paths.whole_number(request.POST.get("version", ""))
            newsroom.revise(ref, written, version=version, by=actor)
        except Refused as refused:
            form.add_error(None, said(refused))
            status = CONFLICT if refused.refusal is STALE_VERSION else REFUSED
        else:
            messages.success(request, _("Saved."))
            return paths.to(ref)
    title = _("Write a correction") if is_out else _("Write on")
    back = reverse("redaksi:article", args=[ref])
    return _form(
        request, form, title=title, back=back, status=status, version=article.newest.number
    )


@guards.requires("news.view")
@require_safe
def revisions(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show every revision: who saved, asked, approved."""
    article = paths.article(ref)
    context = {"article": article, "revisions": news.revisions(ref)}
    return render(request, "desk/news/revisions.html", context)


@guards.requires("news.view")
@require_safe
def revision(request: HttpRequest, ref: UUID, number: int) -> HttpResponse:
    """Show one revision as it would be printed."""
    article = paths.article(ref)
    found = next((each for each in news.revisions(ref) if each.number == number), None)
    if found is None:
        raise guards.NotOpen
    office = lines.office_mark(accounts.office_or_blank().short_name)
    context = {"article": article, "revision": found, "laid": lines.laid(found, office=office)}
    return render(request, "desk/news/revision.html", context)


@guards.requires("news.view")
@require_safe
def picture(request: HttpRequest, ref: UUID, width: int) -> HttpResponse:
    """Give one size of a picture that may not be out yet."""
    found = news.any_picture(ref, width)
    if found is None:
        raise guards.NotOpen
    return HttpResponse(found[0], content_type=found[1])


def _form(
    request: HttpRequest, form: ArticleForm, *, title: str, back: str, status: int = 200,
    version: int = 0,
) -> HttpResponse:  # fmt: skip
    context = {"form": form, "title": title, "back": back, "version": version}
    return render(request, "desk/news/form.html", context, status=status)


def _cover(request: HttpRequest, form: ArticleForm, *, kept: UUID | None) -> UUID | None:
    """Return the cover: a new one, the one before, or none; raises Refused for no photo."""
    given = form.cleaned_data.get("cover")
    if given:
        return pictures.keep(given.read(), by=paths.actor_of(request)).ref
    return None if form.cleaned_data.get("without_cover") else kept
