"""What partners and the public read of the law: the same facts, no officer's name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.words import Refused
from sasando.library.regulations import (
    histories,
    jdih,
    on_day,
    searching,
    showing,
    texts,
)
from sasando.library.regulations.law import law, steady
from sasando.library.regulations.naming import TOPICS

MAIN = ("placement_cost", "deadline", "complaint")


@dataclass(frozen=True)
class AnswerLine:
    """One rule and its chip."""

    answer: on_day.Answer
    chip: showing.Chip


@dataclass(frozen=True)
class TopicLines:
    """A topic's rules on a day."""

    answers: on_day.TopicAnswers
    lines: tuple[AnswerLine, ...]
    outside: tuple[AnswerLine, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """Return how many applied, were contested, are not known."""
        found = self.answers
        return len(found.applied), len(found.contested), len(found.unknown)


def topic_lines(answers: on_day.TopicAnswers) -> TopicLines:
    """Return the rules of a topic as lines: applied, contested, not known; then the others."""
    shown = (*answers.applied, *answers.contested, *answers.unknown)
    return TopicLines(answers, _lines(shown), _lines(answers.outside))


def _lines(found: Sequence[on_day.Answer]) -> tuple[AnswerLine, ...]:
    return tuple(AnswerLine(one, showing.chip_of(one.status.state)) for one in found)


@steady()
def listed(text: str, *, day: date) -> dict[str, Any]:
    """Return what a list shows: works that fit the words, and places that hold them."""
    hits = searching.search(text) if text else []
    codes = list(dict.fromkeys(hit.work.code for hit in hits)) if text else None
    return {
        "lines": showing.work_lines(day, codes=codes),
        "places": [hit for hit in hits if hit.anchor][:12],
    }


@steady()
def work(path: str, *, day: date) -> dict[str, Any] | None:
    """Return what the page of a work shows; None when there is no such work."""
    code = f"/akn/{path.strip('/')}"
    found = law().works.get(code)
    if found is None:
        return None
    status = histories.status_of(code, day=day)
    return {
        "work": found, "title": jdih.title_of(found), "chip": showing.chip_of(status.state),
        "status": status, "spans": showing.span_lines(code),
        "relations": showing.relation_lines(code), "whole": showing.of_work(code),
        "places": showing.place_lines(code, day=day), "readings": on_day.readings_of(code, ""),
        "data": showing.metadata(found, status=status),
        "articles": texts.articles(code, day=day),
    }  # fmt: skip


@steady()
def days(query: Mapping[str, str], *, today: date) -> dict[str, Any]:
    """Return what the page of a day shows: the day asked for, its topics, what is wrong with it."""
    day, problem = today, None
    text = query.get("tanggal", "").strip()[:40]
    if text:
        try:
            day = parse_date(text)
        except Refused as refused:
            problem = refused.refusal.words
    topic = query.get("pokok", "")
    topics = (topic,) if topic in TOPICS else MAIN
    return {
        "day": day, "problem": problem, "topic": topic if topic in TOPICS else "",
        "topics": TOPICS,
        "answers": [topic_lines(one) for one in on_day.on_day(day, topics=topics)],
    }  # fmt: skip


@steady()
def metadata_json(path: str, *, day: date) -> dict[str, Any] | None:
    """Return JDIH's sixteen of a work as plain values; None when there is no such work."""
    found = work(path, day=day)
    if found is None:
        return None
    one = found["work"]
    values = {datum.name: _plain(datum.value) for datum in found["data"]}
    return {
        "work": one.code, "as_of": day.isoformat(), "checked_in_gazette": one.evidence.is_checked,
        "source": one.evidence.source, "metadata": values,
    }  # fmt: skip


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)
