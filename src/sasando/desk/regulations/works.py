"""Pages of works of law: list with search, one work, one article, its text on a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.domain.regulations.anchors import article_of, is_anchor, label_of
from sasando.domain.regulations.standing import State
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui import tables
from sasando.foundation.ui.tables import Filter
from sasando.library.regulations import histories, jdih, on_day, searching, showing, texts
from sasando.library.regulations.law import Cited, law
from sasando.library.regulations.naming import LEVEL_WORDS, TOPICS


def code_of(path: str) -> str:
    """Return the code of a work by its address; raises NotOpen when there is none."""
    code = f"/akn/{path.strip('/')}"
    if code not in law().works:
        raise guards.NotOpen
    return code


@guards.requires("regulations.view")
def index(request: HttpRequest) -> HttpResponse:
    """List works of law; with words those works and places that hold them, best first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    filters = tables.read_filters(request.GET, known=_filters())
    chosen = tables.values(filters)
    hits = searching.search(chosen["q"]) if chosen.get("q") else []
    codes = list(dict.fromkeys(hit.work.code for hit in hits)) if chosen.get("q") else None
    found = showing.work_lines(actor.today, codes=codes)
    context = {
        "filters": filters, "is_filtered": bool(chosen), "clear_url": request.path,
        "lines": [line for line in found if _fits(line, chosen)],
        "places": [hit for hit in hits if hit.anchor][:12],
        "all": len(law().works), "waiting": texts.waiting(), "today": actor.today,
        "unchecked": sum(not work.evidence.is_checked for work in law().works.values()),
    }  # fmt: skip
    return render(request, "desk/regulations/instruments.html", context)


@guards.requires("regulations.view")
def detail(request: HttpRequest, work: str) -> HttpResponse:
    """Show one work: how it stands and stood, what it says, what it rests on and what on it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    code = code_of(work)
    found = law().works[code]
    status = histories.status_of(code, day=actor.today)
    context = {
        "work": found, "title": jdih.title_of(found), "chip": showing.chip_of(status.state),
        "status": status, "level": showing.level_of(found), "spans": showing.span_lines(code),
        "relations": showing.relation_lines(code), "whole": showing.of_work(code),
        "places": showing.place_lines(code, day=actor.today),
        "readings": on_day.readings_of(code, ""), "topics": TOPICS,
        "data": showing.metadata(found, status=status), "groups": _linked(code),
        "supplied": texts.supplied(code),
    }  # fmt: skip
    return render(request, "desk/regulations/work.html", context)


@guards.requires("regulations.view")
def article(request: HttpRequest, work: str, anchor: str) -> HttpResponse:
    """Show one article: its texts over time, how it stands, its readings and citations."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    code = code_of(work)
    if not is_anchor(anchor):
        raise guards.NotOpen
    whole = article_of(anchor)
    if whole != anchor:
        page = reverse("desk:regulations:article", args=[work, whole])
        return HttpResponseRedirect(f"{page}#{anchor}")
    day = day_asked(request, actor.today)
    known = [one for one in texts.articles(code, day=day) if one.anchor == anchor]
    said = [one for one in law().said.get(code, ()) if article_of(one.anchor) == anchor]
    groups = _linked(code, anchor=anchor)
    if not (known or said or groups):
        raise guards.NotOpen
    status = histories.status_of(code, day=day, anchor=anchor)
    context = {
        "work": law().works[code], "anchor": anchor, "label": label_of(anchor), "day": day,
        "is_today": day == actor.today, "text": known[0] if known else None, "said": said,
        "status": status, "chip": showing.chip_of(status.state), "groups": groups,
        "spans": showing.span_lines(code, anchor=anchor), "topics": TOPICS,
        "readings": on_day.readings_of(code, anchor),
    }  # fmt: skip
    return render(request, "desk/regulations/article.html", context)


@guards.requires("regulations.view")
def text(request: HttpRequest, work: str) -> HttpResponse:
    """Show the whole text of a work as it stood on a day."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    code = code_of(work)
    day = day_asked(request, actor.today)
    status = histories.status_of(code, day=day)
    context = {
        "work": law().works[code], "day": day, "chip": showing.chip_of(status.state),
        "status": status, "articles": texts.articles(code, day=day),
        "supplied": texts.supplied(code),
    }  # fmt: skip
    return render(request, "desk/regulations/text.html", context)


def day_asked(request: HttpRequest, today: date) -> date:
    """Return the day of the address, else today."""
    try:
        return date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        return today


def linked(cited: Cited) -> str:
    """Return the page of something that rests on the law; empty where it has none."""
    if cited.kind == "category":
        return f"{reverse('desk:regulations:on_day')}?kategori={cited.key}"
    if cited.kind == "rule":
        return reverse("desk:regulations:detail", args=[cited.key])
    return reverse("desk:duties:wordings") if cited.kind == "duty" else ""


def _linked(code: str, *, anchor: str = "") -> list[tuple[Any, list[dict[str, Any]]]]:
    return [
        (kind, [{"one": one, "url": linked(one), "place": label_of(one.anchor)} for one in found])
        for kind, found in showing.cited_groups(code, anchor=anchor)
    ]


def _filters() -> Sequence[Filter]:
    language = get_language()
    statuses = tuple(
        (state.value, jdih.STATE_WORDS[state].in_language(language)) for state in State
    )
    levels = tuple((code, said.in_language(language)) for code, said in LEVEL_WORDS.items())
    topics = tuple((code, said.in_language(language)) for code, said in TOPICS.items())
    checks = (("belum", _("not checked")), ("sudah", _("checked")))
    return (
        Filter("q", _("Words")), Filter("status", _("Stands today"), statuses),
        Filter("tingkat", _("Level"), levels), Filter("pokok", _("Topic"), topics),
        Filter("periksa", _("Gazette"), checks),
    )  # fmt: skip


def _fits(line: showing.WorkLine, chosen: Mapping[str, str]) -> bool:
    checked = "sudah" if line.work.evidence.is_checked else "belum"
    topic = chosen.get("pokok", "")
    return (
        chosen.get("status", "") in ("", line.state)
        and chosen.get("tingkat", "") in ("", line.work.level)
        and chosen.get("periksa", "") in ("", checked)
        and (not topic or topic in line.topics)
    )
