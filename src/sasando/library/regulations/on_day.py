"""Answers what applied on a day: by topic, by what a case is about; not known is an answer."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sasando.domain.regulations.anchors import anchor_of, is_within, label_of
from sasando.domain.regulations.standing import APPLIES, State, Status
from sasando.domain.values.words import Words
from sasando.library.regulations import citing, histories, queries
from sasando.library.regulations.law import Cited, Evidence, ReadingView, Said, Work, law
from sasando.library.regulations.naming import TOPICS
from sasando.library.regulations.queries import RuleView

DEADLINE = "deadline"
OUTSIDE = (State.NOT_YET, State.REVOKED, State.DRAFT)
ALL_KNOWN = Words(id="Yang berlaku diketahui.", en="What applied is known.")
ALL_TOLD = Words(
    id="Menurut sumber yang kami pegang; belum diperiksa petugas pada lembaran resmi.",
    en="As the sources at hand say; not yet checked by an officer in the gazette.",
)
SOME_KNOWN = Words(
    id="Sebagian diketahui; selebihnya dipersoalkan atau belum diketahui.",
    en="Part of it is known; the rest is contested or not known.",
)
NOTHING_KNOWN = Words(
    id="Belum diketahui aturan mana yang berlaku.", en="Which rule applied is not known."
)
ALL_CONTESTED = Words(
    id="Dipersoalkan; semua bacaan ditunjukkan.", en="Contested; all readings are shown."
)
NOTHING_HELD = Words(
    id="Dari aturan yang kami kenal, tidak ada yang berlaku pada hari itu.",
    en="Of the rules we know, none applied on that day.",
)


@dataclass(frozen=True)
class Answer:
    """One rule and how it stood on the day; `readings` are those of a contested place."""

    key: str
    work: Work
    anchor: str
    label: Words
    summary: Words
    status: Status
    evidence: Evidence
    readings: tuple[ReadingView, ...]
    rule: RuleView | None = None

    @property
    def is_checked(self) -> bool:
        """Say whether an officer checked what it says and each event that decides."""
        return self.evidence.is_checked and self.status.is_checked

    @property
    def applies(self) -> bool:
        """Say whether it is known to have applied."""
        return self.status.state in APPLIES


@dataclass(frozen=True)
class TopicAnswers:
    """What was and was not known of a topic on a day, each part in the order of the works."""

    topic: str
    title: Words
    applied: tuple[Answer, ...]
    contested: tuple[Answer, ...]
    unknown: tuple[Answer, ...]
    outside: tuple[Answer, ...]

    @property
    def verdict(self) -> Words:
        """Return in words how much is known."""
        if self.applied and (self.contested or self.unknown):
            return SOME_KNOWN
        if self.applied:
            return ALL_KNOWN if all(one.is_checked for one in self.applied) else ALL_TOLD
        if self.contested:
            return ALL_CONTESTED
        return NOTHING_KNOWN if self.unknown else NOTHING_HELD


def on_day(day: date, *, topics: Collection[str] = ()) -> list[TopicAnswers]:
    """Return what applied on a day, topic by topic; no topics means all that hold something."""
    wanted = [topic for topic in TOPICS if not topics or topic in topics]
    said = [one for found in law().said.values() for one in found]
    answers = []
    for topic in wanted:
        found = [_of_said(one, day) for one in said if one.topic == topic]
        if topic == DEADLINE:
            found += [
                _of_rule(rule, day) for rule in queries.rules() if rule.instrument in law().works
            ]
        if found:
            answers.append(_sorted(topic, TOPICS[topic], found))
    return answers


def for_category(category: str, *, day: date) -> TopicAnswers | None:
    """Return how the law that a case category rests on stood on a day; None when none is named."""
    found = law()
    cited = [
        one
        for code in found.works
        for one in found.cited.get(code, ())
        if one.kind == citing.CATEGORY and one.key == category
    ]
    if not cited:
        return None
    return _sorted(category, cited[0].label, [_of_place(one, day) for one in cited])


def across(days: Sequence[date], *, topic: str) -> list[tuple[Answer, tuple[Status, ...]]]:
    """Return each rule of a topic with how it stood on several days, in the order of the days."""
    first, *_others = [on_day(day, topics=[topic]) for day in days]
    rows = []
    for answers in first:
        for one in (*answers.applied, *answers.contested, *answers.unknown, *answers.outside):
            rows.append((one, tuple(status_again(one, day=day) for day in days)))
    return sorted(rows, key=lambda row: (row[0].work.year or 0, row[0].work.code, row[0].key))


def status_again(answer: Answer, *, day: date) -> Status:
    """Return how the rule of an answer stood on another day."""
    if answer.rule is not None:
        return histories.status_of_rule(answer.rule, anchor=answer.anchor, day=day)
    said = next(
        (one for one in law().said.get(answer.work.code, ()) if one.code == answer.key), None
    )
    if said is not None:
        return histories.status_of_said(said, day=day)
    return histories.status_of(answer.work.code, day=day, anchor=answer.anchor)


def readings_of(code: str, anchor: str) -> tuple[ReadingView, ...]:
    """Return every reading of the disputes that touch a place, in their order."""
    every = law().readings
    disputes = {
        one.dispute
        for one in every
        if one.instrument == code
        and (is_within(anchor, one.anchor) or is_within(one.anchor, anchor))
    }
    return tuple(one for one in every if one.dispute in disputes)


def _of_said(said: Said, day: date) -> Answer:
    status = histories.status_of_said(said, day=day)
    return _answer(said.code, said.instrument, said.anchor, said.summary, status, said.evidence)


def _of_rule(rule: RuleView, day: date) -> Answer:
    anchor = anchor_of(rule.article)
    status = histories.status_of_rule(rule, anchor=anchor, day=day)
    level = "primary" if rule.is_verified else "memory"
    by = "officer" if rule.verified_on is not None else ""
    evidence = Evidence(rule.source, rule.source_date, level, by, rule.verified_on, rule.note)
    summary = Words(
        id=f"{rule.about.id}: {rule.length.id}", en=f"{rule.about.en}: {rule.length.en}"
    )
    key = f"{rule.rule_id}.{rule.version}"
    return replace(_answer(key, rule.instrument, anchor, summary, status, evidence), rule=rule)


def _of_place(one: Cited, day: date) -> Answer:
    said = [each for each in law().said.get(one.instrument, ()) if each.anchor == one.anchor]
    status = histories.status_of(one.instrument, day=day, anchor=one.anchor)
    work = law().works[one.instrument]
    summary = said[0].summary if said else work.summary
    key = said[0].code if said else f"{one.instrument}#{one.anchor}"
    evidence = said[0].evidence if said else work.evidence
    return _answer(key, one.instrument, one.anchor, summary, status, evidence)


def _answer(
    key: str, code: str, anchor: str, summary: Words, status: Status, evidence: Evidence
) -> Answer:
    shown = readings_of(code, anchor) if status.state is State.CONTESTED else ()
    work = law().works[code]
    return Answer(key, work, anchor, label_of(anchor), summary, status, evidence, shown)


def _sorted(topic: str, title: Words, found: Iterable[Answer]) -> TopicAnswers:
    ordered = sorted(found, key=lambda one: (-(one.work.year or 0), one.work.code, one.key))

    def those(*states: State) -> tuple[Answer, ...]:
        return tuple(one for one in ordered if one.status.state in states)

    return TopicAnswers(
        topic, title, those(*APPLIES), those(State.CONTESTED), those(State.UNKNOWN),
        those(*OUTSIDE),
    )  # fmt: skip
