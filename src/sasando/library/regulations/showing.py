"""What pages of every floor show of the law, in words: chips, spans, relations, places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sasando.domain.regulations.anchors import article_of, label_of, position_of
from sasando.domain.regulations.standing import APPLIES, State, Status
from sasando.domain.values.words import Words
from sasando.library.regulations import citing, histories, jdih, on_day, queries, texts
from sasando.library.regulations.law import Acting, Cited, Said, Work, law
from sasando.library.regulations.naming import KIND_WORDS, LEVEL_WORDS, PASSIVE_WORDS

CHIPS = {
    State.IN_FORCE: ("ok", "check-lg"),
    State.AMENDED: ("ok", "check-lg"),
    State.CONTESTED: ("warn", "circle-half"),
    State.REVOKED: ("plain", "archive"),
    State.UNKNOWN: ("flag", "question-circle"),
    State.NOT_YET: ("plain", "hourglass-split"),
    State.DRAFT: ("plain", "pencil"),
}
TEXT_KEPT = Words(
    id="{count} bagian naskah ada pada kami", en="{count} parts of the text are with us"
)


@dataclass(frozen=True)
class Chip:
    """A state as a chip."""

    kind: str
    icon: str
    label: Words


@dataclass(frozen=True)
class SpanLine:
    """Days on which a work stood one way."""

    first: date | None
    last: date | None
    chip: Chip
    why: tuple[Words, ...]


@dataclass(frozen=True)
class RelationLine:
    """One relation seen from one of its works."""

    one: Acting
    words: Words
    other: Work
    place: Words
    is_own: bool
    is_planned: bool
    was: tuple[Acting, ...]


@dataclass(frozen=True)
class PlaceLine:
    """One place in a work: what we say of it, how it stands, how many things rest on it."""

    anchor: str
    label: Words
    heading: str
    said: tuple[Said, ...]
    chip: Chip | None
    cited: int
    has_text: bool


@dataclass(frozen=True)
class WorkLine:
    """One work in a list."""

    work: Work
    state: State
    chip: Chip
    level: Words
    topics: frozenset[str]


def chip_of(state: State) -> Chip:
    """Return the chip of a state."""
    kind, icon = CHIPS[state]
    return Chip(kind, icon, jdih.STATE_WORDS[state])


def work_lines(day: date, *, codes: Sequence[str] | None = None) -> list[WorkLine]:
    """Return works as lines of a list: those named in that order, else all, newest first."""
    found, states = law(), histories.states(day)
    with_rules = {rule.instrument for rule in queries.rules()}
    ordered = found.works if codes is None else [code for code in codes if code in found.works]
    return [
        WorkLine(
            found.works[code], states[code], chip_of(states[code]), level_of(found.works[code]),
            frozenset(one.topic for one in found.said.get(code, ()))
            | ({on_day.DEADLINE} if code in with_rules else frozenset()),
        )
        for code in ordered
    ]  # fmt: skip


def level_of(work: Work) -> Words:
    """Return the level of a work in words."""
    return LEVEL_WORDS.get(work.level, Words(id=work.level, en=work.level))


def span_lines(code: str, *, anchor: str = "") -> list[SpanLine]:
    """Return how a work or place stood over time, newest first."""
    found = histories.spans_of(code, anchor=anchor)
    return [
        SpanLine(one.first, one.last, chip_of(one.status.state), one.status.why)
        for one in reversed(found)
    ]


def relation_lines(code: str) -> list[RelationLine]:
    """Return the relations of a work that stand, with what each was corrected from."""
    found = law()
    mine = found.by_work.get(code, ())
    by_id = {one.id: one for one in mine}
    replaced = {one.corrects for one in mine if one.corrects}
    lines = []
    for one in mine:
        if one.id in replaced or one.is_withdrawn:
            continue
        is_own = one.subject == code
        other = found.works.get(one.target if is_own else one.subject)
        if other is not None:
            words = (KIND_WORDS if is_own else PASSIVE_WORDS)[one.kind]
            was = _before(one, by_id)
            planned = found.works[one.subject].is_draft
            place = label_of(one.anchor)
            lines.append(RelationLine(one, words, other, place, is_own, planned, was))
    # What changes the work itself first; the long list of what carries it out last.
    order = ("contested_by", "repeals", "amends", "implements")
    return sorted(
        lines,
        key=lambda line: (
            order.index(line.one.kind), line.is_own, line.one.on or date.max, line.other.code,
        ),
    )  # fmt: skip


def _before(one: Acting, by_id: dict[int, Acting]) -> tuple[Acting, ...]:
    found = []
    while one.corrects in by_id:
        one = by_id[one.corrects]
        found.append(one)
    return tuple(found)


def place_lines(code: str, *, day: date) -> list[PlaceLine]:
    """Return the places of a work that we know something of, in the order of the law."""
    said = law().said.get(code, ())
    articles = {one.anchor: one for one in texts.articles(code, day=day)}
    anchors = {article_of(one.anchor) for one in said if one.anchor}
    cited = [article_of(one.anchor) for one in citing.resting_on(code)]
    anchors |= set(articles) | {anchor for anchor in cited if anchor}
    whole = histories.status_of(code, day=day).state
    return [
        _place(code, anchor, whole, day=day, article=articles.get(anchor), cited=cited)
        for anchor in sorted(anchors, key=lambda one: (position_of(one), one))
    ]


def _place(
    code: str,
    anchor: str,
    whole: State,
    *,
    day: date,
    article: texts.ArticleView | None,
    cited: Sequence[str],
) -> PlaceLine:
    said = tuple(one for one in law().said.get(code, ()) if article_of(one.anchor) == anchor)
    state = histories.status_of(code, day=day, anchor=anchor).state
    # What stands like the work itself, or simply holds, needs no chip of its own.
    chip = None if state in APPLIES or state is whole else chip_of(state)
    heading = article.heading if article else ""
    return PlaceLine(
        anchor, label_of(anchor), heading, said, chip, cited.count(anchor), article is not None
    )


def of_work(code: str) -> list[Said]:
    """Return what we say of a work as a whole."""
    return [one for one in law().said.get(code, ()) if not one.anchor]


def metadata(work: Work, *, status: Status) -> list[jdih.Datum]:
    """Return JDIH's sixteen of a work."""
    count = texts.count_of(work.code)
    attachment = TEXT_KEPT.format(count=count) if count else None
    return jdih.sixteen(work, state=status.state, attachment=attachment)


def cited_groups(code: str, *, anchor: str = "") -> list[tuple[Words, list[Cited]]]:
    """Return what rests on a work or place, kind by kind."""
    groups: dict[str, list[Cited]] = {}
    for one in citing.resting_on(code, anchor=anchor):
        groups.setdefault(one.kind, []).append(one)
    return [
        (citing.KIND_WORDS.get(kind, Words(id=kind, en=kind)), found)
        for kind, found in groups.items()
    ]
