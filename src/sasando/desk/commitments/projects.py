"""Regulations on their way: the list, one with its stages and draft, and what is done to it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sasando.desk.commitments import paths, project_forms
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.library.commitments import project_lines, projects, ways
from sasando.library.commitments.facts import STAFF_SEE
from sasando.library.commitments.ways import ProjectPage

REFUSED = 422


@guards.requires("commitments.view")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List regulations on their way."""
    found = ways.cards(day=paths.today(request), sees=STAFF_SEE)
    lines = [project_lines.card(one, get_language(), url=_url(one.ref)) for one in found]
    return render(request, "desk/commitments/projects.html", {"lines": lines, "here": "projects"})


def _url(ref: UUID, name: str = "project", *more: UUID) -> str:
    return reverse(f"desk:commitments:{name}", args=[ref, *more])


@guards.requires("commitments.view")
@require_safe
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a regulation with its stages, a draft by articles with inputs, and figures."""
    page = _page(request, ref)
    language = get_language()
    context = {
        "page": page, "head": project_lines.card(page.card, language, url=_url(ref)),
        "stages": project_lines.stages(page, language), "steps": project_lines.way(page, language),
        "articles": project_lines.articles(page, language), "about": page.about,
    }  # fmt: skip
    return render(request, "desk/commitments/project.html", context)


def _page(request: HttpRequest, ref: UUID) -> ProjectPage:
    draft = ways.draft_ref(request.GET.get("naskah", ""))
    found = ways.page(ref, day=paths.today(request), sees=STAFF_SEE, draft=draft)
    if found is None:
        raise guards.NotOpen
    return found


@guards.requires("commitments.edit")
def create(request: HttpRequest) -> HttpResponse:
    """Write down a regulation that is to be made."""
    form = project_forms.ProjectForm(request.POST or None, initial={"visibility": "partners"})

    def do() -> str:
        return _url(projects.start(form.facts(), by=paths.actor_of(request)).ref)

    back = reverse("desk:commitments:projects")
    return _answer(
        request, form, do, title=_("A regulation on its way"), back=back,
        crumb=_("Regulations on their way"),
    )  # fmt: skip


@guards.requires("commitments.edit")
def correct(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Correct what is written of a regulation."""
    page = _page(request, ref)
    start = project_forms.start_of_project(page)
    form = project_forms.ProjectForm(request.POST or None, initial=start)
    actor = paths.actor_of(request)
    return _on(
        request, page, form, lambda: projects.correct(ref, given=form.facts(), by=actor),
        title=_("Correct the regulation"),
    )  # fmt: skip


@guards.requires("commitments.edit")
def reach(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write that a stage was reached."""
    page, actor = _page(request, ref), paths.actor_of(request)
    start = project_forms.start_of_stage(actor.today)
    form = project_forms.StageForm(request.POST or None, initial=start)
    return _on(
        request, page, form, lambda: projects.reach(ref, given=form.facts(), by=actor),
        title=_("A stage was reached"),
    )  # fmt: skip


@guards.requires("commitments.edit")
def lay(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Lay a draft open for inputs by article."""
    page, actor = _page(request, ref), paths.actor_of(request)
    start = {"visibility": "partners", "dated_on": actor.today}
    form = project_forms.DraftForm(request.POST or None, request.FILES or None, initial=start)
    return _on(
        request, page, form, lambda: projects.lay(ref, given=form.facts(), by=actor),
        title=_("A new draft"),
    )  # fmt: skip


@guards.requires("commitments.edit")
def answer(request: HttpRequest, ref: UUID, given: UUID) -> HttpResponse:
    """Write what became of an input."""
    page, actor = _page(request, ref), paths.actor_of(request)
    articles = page.draft.articles if page.draft else ()
    found = next((one for each in articles for one in each.inputs if one.ref == given), None)
    if found is None:
        raise guards.NotOpen
    form = project_forms.AnswerForm(request.POST or None)

    def do() -> object:
        return projects.answer(given, by=actor, **form.cleaned_data)

    return _on(request, page, form, do, title=_("Answer the input"), note=f"“{found.words}”")


@guards.requires("commitments.edit")
def attach(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Lay a released figure beside a regulation."""
    page, actor = _page(request, ref), paths.actor_of(request)
    form = project_forms.FigureForm(request.POST or None)

    def do() -> object:
        release, _slash, table = form.cleaned_data["figure"].partition("/")
        note = form.cleaned_data["note"]
        return projects.attach(ref, release=release, table=table, note=note, by=actor)

    return _on(request, page, form, do, title=_("Lay a figure beside it"))


def _on(
    request: HttpRequest,
    page: ProjectPage,
    form: OfficeForm,
    do: Callable[[], object],
    **more: Any,
) -> HttpResponse:
    url = _url(page.card.ref)

    def done() -> str:
        do()
        return url

    crumb = page.card.title.in_language(get_language())
    return _answer(request, form, done, back=url, crumb=crumb, **more)


def _answer(
    request: HttpRequest, form: OfficeForm, do: Callable[[], str], **more: Any
) -> HttpResponse:
    """Show a form, or do what it asks and lead to the address that comes back."""
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            url = do()
        except Refused as refused:
            form.add_error(None, said(refused))
            status = REFUSED
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(url)
    context = {"form": form, "submit": _("Save")} | more
    return render(request, "desk/commitments/form.html", context, status=status)
