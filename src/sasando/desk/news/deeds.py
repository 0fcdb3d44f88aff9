"""What is done with an article: check, ask, approve, give back, let pass, drop, withdraw."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.desk.news import guarding, paths, views
from sasando.desk.news.forms import ApproveForm, WhyForm
from sasando.domain.values.words import Refused
from sasando.exchange.guard import actions as guard
from sasando.exchange.guard.facts import CLOSED, Verdict
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.outbox import actions as outbox
from sasando.library.publications import newsroom
from sasando.library.publications.articles import ArticleView

APPROVERS = ("CS", "HO")


@guards.requires("news.write")
@require_POST
def ask(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Have the guard check the saved draft; when it passes, ask for approval."""
    article, actor = paths.article(ref), paths.actor_of(request)

    def do() -> str:
        verdict = guarding.check(article, by=actor)
        if not verdict.has_passed:
            return _stopped(request, verdict)
        with transaction.atomic():
            newsroom.ask(ref, content_sha256=verdict.content_sha256, by=actor)
            _tell_approvers(article, by=actor)
        return _("The guard let it pass. Approval is asked for.")

    return _after(request, ref, do)


@guards.requires("news.approve")
@require_POST
def approve(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Approve what the guard lets pass now; out at once, or when its moment comes."""
    article, actor, form = paths.article(ref), paths.actor_of(request), ApproveForm(request.POST)
    if not form.is_valid():
        return views.page(request, article, approving=form, status=views.REFUSED)

    def do() -> str:
        verdict = guarding.check(article, by=actor)
        if not verdict.has_passed:
            return _stopped(request, verdict)
        is_out = newsroom.approve(
            ref, content_sha256=verdict.content_sha256, publish_at=form.moment(), by=actor
        )
        return _("Approved and published.") if is_out else _("Approved. It goes out by itself.")

    return _after(request, ref, do)


@guards.requires("news.approve")
@require_POST
def give_back(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Give an article back, saying what is to be put right."""
    return _with_reason(
        request, ref, "kembali", "returning",
        lambda why, by: newsroom.give_back(ref, why=why, by=by), _("Given back."),
    )  # fmt: skip


@guards.requires("guard.override")
@require_POST
def override(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Let a stopped content pass for a stated reason; for this very text only."""
    whole = paths.article(ref).newest.facts.whole()
    return _with_reason(
        request, ref, "lolos", "overriding",
        lambda why, by: guard.override(whole, draft=ref, reason=why, by=by),
        _("Let pass. A changed letter ends it."),
    )  # fmt: skip


@guards.requires("news.approve")
@require_POST
def withdraw(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Take an article out; its address says so."""
    return _with_reason(
        request, ref, "tarik", "withdrawing",
        lambda why, by: newsroom.withdraw(ref, why=why, by=by), _("Withdrawn."),
    )  # fmt: skip


@guards.requires("news.write")
@require_POST
def drop(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Drop a draft, or leave a correction."""
    actor = paths.actor_of(request)

    def do() -> str:
        newsroom.drop(ref, by=actor)
        return _("Dropped.")

    return _after(request, ref, do)


def _with_reason(
    request: HttpRequest, ref: UUID, prefix: str, name: str,
    act: Callable[[str, Actor], None], done: str,
) -> HttpResponse:  # fmt: skip
    article, form = paths.article(ref), WhyForm(request.POST, prefix=prefix)
    if not form.is_valid():
        return views.page(request, article, status=views.REFUSED, **{name: form})

    def do() -> str:
        act(form.cleaned_data["why"], paths.actor_of(request))
        return done

    return _after(request, ref, do)


def _stopped(request: HttpRequest, verdict: Verdict) -> str:
    if verdict.answer == CLOSED:
        messages.error(request, _("The guard gives you no answer now. A supervisor was told."))
    else:
        messages.error(request, _("The guard stopped this draft. See below where."))
    return ""


def _tell_approvers(article: ArticleView, *, by: Actor) -> None:
    for role in APPROVERS:
        outbox.post(
            kind="news_asked", params={}, by=by, to_role=role,
            dedupe_key=f"news-{article.ref}-{article.newest.number}-{role}",
            url_path=f"/redaksi/{article.ref}/",
        )  # fmt: skip


def _after(request: HttpRequest, ref: UUID, do: Callable[[], str]) -> HttpResponse:
    paths.article(ref)
    try:
        done = do()
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
    else:
        if done:
            messages.success(request, done)
    return paths.to(ref)
