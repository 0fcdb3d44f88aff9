"""The page of what applied on a day, and several days side by side."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.rows import render_rows
from sasando.foundation.ui.tables import Filter
from sasando.library.regulations import on_day, reading, showing
from sasando.library.regulations.law import steady
from sasando.library.regulations.naming import TOPICS
from sasando.library.terms import queries as terms

MOST_DAYS = 6
# From UU 18/2017's first year to the present: the days on which the main rules changed hands.
SIDE_BY_SIDE = ("2018-06-30", "2020-12-31", "2022-12-31", "2024-12-31")


@guards.requires("regulations.view")
@steady()
def index(request: HttpRequest) -> HttpResponse:
    """Answer what applied on a day, by topic and by what a case is about; not known is said."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    day, problem = _day(request, actor.today)
    topic, category = request.GET.get("pokok", ""), request.GET.get("kategori", "")[:60]
    topics = [topic] if topic in TOPICS else (TOPICS if topic == "semua" else reading.MAIN)
    found = on_day.on_day(day, topics=topics)
    case = on_day.for_category(category, day=day) if category else None
    context = {
        "day": day, "problem": problem, "filters": _filters(request, day),
        "is_filtered": False, "clear_url": request.path,
        "answers": [_shown(one) for one in found], "category": category,
        "category_label": terms.label("case_categories", category) if category else None,
        "case": _shown(case) if case else None, "topic": topic,
    }  # fmt: skip
    return render(request, "desk/regulations/on_day.html", context)


@guards.requires("regulations.view")
@steady()
def across(request: HttpRequest) -> HttpResponse:
    """Lay a topic's rules on several days side by side."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    topic = request.GET.get("pokok", reading.MAIN[0])
    topic = topic if topic in TOPICS else reading.MAIN[0]
    days = _days(request.GET.get("hari", ""), actor.today)
    rows = [
        {"answer": answer, "states": [
            {"chip": showing.chip_of(status.state), "why": status.why} for status in states
        ]}
        for answer, states in on_day.across(days, topic=topic)
    ]  # fmt: skip
    language = get_language()
    choices = tuple((code, said.in_language(language)) for code, said in TOPICS.items())
    told = ", ".join(f"{day:%Y-%m-%d}" for day in days)
    context = {
        "days": days, "rows": rows, "title": TOPICS[topic], "is_filtered": False,
        "filters": [Filter("pokok", _("Topic"), choices, topic),
                    Filter("hari", _("Days, by comma"), (), told)],
    }  # fmt: skip
    return render(request, "desk/regulations/across.html", context)


def _day(request: HttpRequest, today: date) -> tuple[date, str]:
    """Return the day of the address as people write it, and what is wrong with it."""
    text = request.GET.get("tanggal", "").strip()[:40]
    if not text:
        return today, ""
    try:
        return parse_date(text), ""
    except Refused as refused:
        return today, refused.refusal.words.in_language(get_language())


def _days(text: str, today: date) -> list[date]:
    found = []
    for part in text.split(",")[:MOST_DAYS]:
        try:
            found.append(parse_date(part.strip()[:40]))
        except Refused:
            continue
    return sorted(set(found)) or [*map(date.fromisoformat, SIDE_BY_SIDE), today]


def _filters(request: HttpRequest, day: date) -> list[Filter]:
    language = get_language()
    topics = (
        ("semua", _("all")),
        *((code, said.in_language(language)) for code, said in TOPICS.items()),
    )
    categories = tuple(
        (code, term.label.in_language(language))
        for code, term in terms.terms("case_categories").items()
    )
    chosen = request.GET.get("pokok", "")
    return [
        Filter("tanggal", _("Day"), (), f"{day:%d/%m/%Y}"),
        Filter("pokok", _("Topic"), topics, chosen if chosen in dict(topics) else ""),
        Filter("kategori", _("Case category"), categories, request.GET.get("kategori", "")[:60]),
    ]


def _shown(answers: on_day.TopicAnswers) -> dict[str, Any]:
    found = reading.topic_lines(answers)
    home, base = reverse("desk:regulations:list"), reverse("desk:regulations:instruments")
    rows = render_rows("desk/law_answers.html", rows=found.lines, base=base, acts=home)
    return {
        "answers": answers, "lines": found.lines, "outside": found.outside,
        "counts": found.counts, "rows": rows,
    }  # fmt: skip
