"""Pages of deadline rules and legal instruments."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.desk.regulations import lines
from sasando.desk.regulations.forms import RuleForm, start_of
from sasando.desk.regulations.recount import recount
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui import tables
from sasando.library.regulations import actions, citing, queries
from sasando.library.regulations.queries import RuleView


@guards.requires("regulations.view")
def index(request: HttpRequest) -> HttpResponse:
    """List every version of every deadline rule, and whether its clock runs."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    filters = tables.read_filters(request.GET, known=lines.filters())
    chosen = tables.values(filters)
    ordered = sorted(queries.rules(), key=lambda rule: (rule.basis, rule.rule_id, rule.version))
    every = [lines.rule_line(rule, today=actor.today) for rule in ordered]
    context = {
        "filters": filters, "is_filtered": bool(chosen), "clear_url": request.path,
        "lines": lines.fitting(every, chosen),
        "still": sum(line.state == lines.STILL for line in every), "all": len(every),
    }  # fmt: skip
    return render(request, "desk/regulations/list.html", context)


@guards.requires("regulations.view")
def detail(request: HttpRequest, rule: str) -> HttpResponse:
    """Show the versions of one rule with their sources."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = _versions(rule)
    shown = [lines.rule_line(one, today=actor.today) for one in reversed(found)]
    context = {
        "rule": found[-1], "lines": shown, "id": rule,
        "places": citing.places_of(citing.RULE, rule),
    }  # fmt: skip
    return render(request, "desk/regulations/detail.html", context)


@guards.requires("regulations.verify")
def verify(request: HttpRequest, rule: str, version: int) -> HttpResponse:
    """Write what an officer read of a version in the official text; its clock may then run."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = next((one for one in _versions(rule) if one.version == version), None)
    if found is None:
        raise guards.NotOpen
    form = RuleForm(request.POST or None, initial=start_of(found))
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        try:
            with transaction.atomic():
                actions.verify_rule(rule, version=version, facts=facts, by=actor)
                why = f"{found.basis}: {facts.source_seen}"
                recount(request, why=why, rule_id=rule, by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            return _to_rule(rule)
    return _form(request, form, found, title=_("Verify the rule"))


@guards.requires("regulations.verify")
def add_version(request: HttpRequest, rule: str) -> HttpResponse:
    """Add a later version of a rule; the present one ends the day before."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    last = _versions(rule)[-1]
    start = start_of(last) | {"valid_from": None, "valid_to": None, "status": "in_force"}
    form = RuleForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        try:
            with transaction.atomic():
                actions.add_version(rule, facts=facts, by=actor)
                recount(request, why=f"{rule}: {facts.source_seen}", rule_id=rule, by=actor)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            return _to_rule(rule)
    return _form(request, form, last, title=_("Add a later version"))


def _versions(rule: str) -> list[RuleView]:
    found = queries.versions(rule)
    if not found:
        raise guards.NotOpen
    return found


def _form(request: HttpRequest, form: RuleForm, rule: RuleView, *, title: str) -> HttpResponse:
    context = {
        "form": form, "rule": rule, "title": title, "submit": _("Save"),
        "back": reverse("desk:regulations:detail", args=[rule.rule_id]),
    }  # fmt: skip
    return render(request, "desk/regulations/form.html", context)


def _to_rule(rule: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:regulations:detail", args=[rule]))
