"""Pages of works of law: list with search, one work, one article, its text on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.domain.regulations.anchors import article_of, is_anchor, label_of
from sasando.domain.regulations.standing import State
from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui import tables
from sasando.foundation.ui.rows import render_rows
from sasando.foundation.ui.tables import Filter
from sasando.library.regulations import histories, jdih, on_day, searching, showing, texts
from sasando.library.regulations.law import Cited, Law, law, steady
from sasando.library.regulations.naming import LEVEL_WORDS, TOPICS


@dataclass(frozen=True)
class Slice:
    """One page of lines, as the pager reads it: where the next and the previous one start."""

    rows: Sequence[showing.WorkLine]
    first: int
    last: int
    next_cursor: str
    previous_cursor: str
    next_first: str
    previous_first: str


def slice_of(rows: Sequence[showing.WorkLine], *, query: QueryDict) -> Slice:
    """Return the page of lines that the address asks for: after or before a place in the list."""
    after, before = _whole(query.get("sesudah", "")), _whole(query.get("sebelum", ""))
    start = max(before - 1 - tables.PAGE_SIZE, 0) if before else min(after, len(rows))
    shown = rows[start : start + tables.PAGE_SIZE]
    last = start + len(shown)
    return Slice(
        shown, start + 1 if shown else 0, last, str(last) if last < len(rows) else "",
        str(start + 1) if start else "", "", "",
    )  # fmt: skip


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def code_of(path: str) -> str:
    """Return the code of a work by its address; raises NotOpen when there is none."""
    code = f"/akn/{path.strip('/')}"
    if code not in law().works:
        raise guards.NotOpen
    return code


@guards.requires("regulations.view")
@steady()
def index(request: HttpRequest) -> HttpResponse:
    """List works of law; with words those works and places that hold them, best first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    filters = tables.read_filters(request.GET, known=_filters())
    chosen = tables.values(filters)
    hits = searching.search(chosen["q"]) if chosen.get("q") else []
    codes = list(dict.fromkeys(hit.work.code for hit in hits)) if chosen.get("q") else None
    found = showing.work_lines(actor.today, codes=codes)
    page = slice_of([line for line in found if _fits(line, chosen)], query=request.GET)
    context = {
        "filters": filters, "is_filtered": bool(chosen), "clear_url": request.path,
        "page": page, "is_empty": not page.rows,
        "rows": _rows(
            law(), tuple(line.work.code for line in page.rows), actor.today, request.path,
            get_language() or "id",
        ),
        "places": [hit for hit in hits if hit.anchor][:12],
        "all": len(law().works), "waiting": texts.waiting(), "today": actor.today,
        "unchecked": sum(not work.evidence.is_checked for work in law().works.values()),
    }  # fmt: skip
    return render(request, "desk/regulations/instruments.html", context)


@lru_cache(maxsize=64)
def _rows(_law: Law, codes: tuple[str, ...], day: date, base: str, _language: str) -> SafeString:
    """Return the lines of a list, drawn once until the law changes."""
    lines = showing.work_lines(day, codes=codes)
    return render_rows("desk/law_works.html", rows=lines, base=base)


@guards.requires("regulations.view")
@steady()
def detail(request: HttpRequest, work: str) -> HttpResponse:
    """Show one work: how it stands and stood, what it says, what it rests on and what on it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    code = code_of(work)
    found = law().works[code]
    status = histories.status_of(code, day=actor.today)
    relations, places = showing.relation_lines(code), showing.place_lines(code, day=actor.today)
    home, base = reverse("desk:regulations:list"), reverse("desk:regulations:instruments")
    context = {
        "work": found, "title": jdih.title_of(found), "chip": showing.chip_of(status.state),
        "status": status, "level": showing.level_of(found), "spans": showing.span_lines(code),
        "whole": showing.of_work(code), "relations": relations, "places": places,
        "place_rows": render_rows("desk/law_places.html", rows=places, base=request.path),
        "relation_rows": render_rows(
            "desk/law_relations.html", rows=relations, base=base, acts=home,
            may_edit=policy.may(actor, "regulations.edit"),
        ),
        "readings": on_day.readings_of(code, ""), "topics": TOPICS,
        "data": showing.metadata(found, status=status), "groups": _linked(code),
        "supplied": texts.supplied(code),
    }  # fmt: skip
    return render(request, "desk/regulations/work.html", context)


@guards.requires("regulations.view")
@steady()
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
@steady()
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
    """Return the day of the address as people write it, else today."""
    try:
        return parse_date(request.GET.get("tanggal", "").strip()[:40])
    except Refused:
        return today


def linked(cited: Cited) -> str:
    """Return the page of something that rests on the law; empty where it has none."""
    if cited.kind == "category":
        return f"{reverse('desk:regulations:on_day')}?kategori={cited.key}"
    if cited.kind == "rule":
        return reverse("desk:regulations:detail", args=[cited.key])
    if cited.kind == "duty":
        return f"{reverse('desk:duties:wordings')}#{cited.key}"
    return ""


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
