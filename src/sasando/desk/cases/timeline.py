"""What the timeline of a case says, line by line."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from sasando.domain.cases import kinds, moves, steps
from sasando.library.terms import queries as lists
from sasando.records.cases.facts import EntryLine

DEEDS = {
    "opened": lazy("opened the case"),
    "opened_from_manifest": lazy("opened the case from a manifest"),
    "assigned": lazy("gave the case to"),
    "moved": lazy("moved the case to"),
    "assessed": lazy("wrote the assessment"),
    "outcome_written": lazy("wrote the outcome"),
    "step_planned": lazy("planned"),
    "step_done": lazy("recorded as done:"),
    "step_taken_back": lazy("took back:"),
    "closing_asked": lazy("asked to close the case:"),
    "closing_agreed": lazy("agreed to close the case:"),
    "closing_refused": lazy("refused to close the case:"),
    "reopened": lazy("opened the case again"),
    "note_added": lazy("wrote a note"),
    "incident_added": lazy("recorded an incident"),
    "contact_made": lazy("reached by"),
    "contact_tried": lazy("reached nobody by"),
    "withdrawal_stated": lazy("recorded a withdrawal by the complainant"),
    "told_unresolvable": lazy("told the complainant that it cannot be resolved"),
    "task_added": lazy("added a task"),
    "goal_added": lazy("added a goal"),
    "service_added": lazy("added a service"),
    "task_done": lazy("finished"),
    "task_reopened": lazy("opened a task again"),
    "cost_written": lazy("wrote a cost:"),
    "paper_there": lazy("ticked a paper:"),
    "paper_expected": lazy("expects a paper:"),
    "file_attached": lazy("attached a file:"),
    "corrected": lazy("corrected the details"),
    "term_paused": lazy("let a clock rest:"),
    "term_resumed": lazy("let a clock run on:"),
    "person_added": lazy("added a person"),
    "minor_written": lazy("wrote about a child and guardian"),
    "way_home_written": lazy("wrote a way home"),
    "evidence_added": lazy("added evidence:"),
    "evidence_agreed": lazy("agreed with evidence:"),
    "consent_given": lazy("recorded a consent:"),
    "consent_withdrawn": lazy("recorded a withdrawal of consent:"),
    "kinship_checked": lazy("checked the kinship"),
    "handover_drawn": lazy("drew up a hand-over record:"),
    "handover_signed": lazy("bound the signed hand-over record:"),
    "referred": lazy("sent a referral to"),
    "transferred": lazy("transferred the case to"),
    "referral_revoked": lazy("revoked a referral to"),
    "referral_answered": lazy("answer taken in from"),
    "text_copied": lazy("copied a cleared text for"),
    "arrival_told": lazy("told partners of the arrival"),
    "family_code_given": lazy("gave a family code"),
    "family_code_revoked": lazy("revoked the family code"),
    "letter_written": lazy("wrote a letter:"),
}


@dataclass(frozen=True)
class Item:
    """One line: when, who, what, and the words that belong to it."""

    at: datetime
    who: str
    behalf: str
    what: str
    text: str
    kind: str


def items(entries: list[EntryLine], *, kind: str) -> list[Item]:
    """Return the lines of a timeline, in the order given."""
    return [
        Item(
            line.at, line.by_name, line.on_behalf_of, _what(line, kind), line.text, line.kind
        )
        for line in entries
    ]  # fmt: skip


def _what(line: EntryLine, kind: str) -> str:
    said = str(DEEDS.get(line.deed, line.deed))
    about = _about(line, kind)
    return f"{said} {about}".strip()


def _about(line: EntryLine, kind: str) -> str:
    facts, language = line.facts, get_language()
    if "step" in facts:
        step = kinds.KINDS[kind].step(str(facts["step"]))
        return step.label.in_language(language) if step else str(facts["step"])
    if line.deed == "moved":
        return moves.STATES[str(facts["to"])].in_language(language)
    if "evidence" in facts:
        return steps.EVIDENCE[str(facts["evidence"])][1].in_language(language)
    if line.deed == "cost_written":
        return kinds.COST_LINES[str(facts["line"])].in_language(language)
    return _listed(line, language)


def _listed(line: EntryLine, language: str | None) -> str:
    facts = line.facts
    named = (("ground", "closing_grounds"), ("channel", "complaint_channels"))
    for key, name in named:
        if key in facts and line.deed != "opened":
            return lists.label(name, str(facts[key])).in_language(language)
    if "paper" in facts:
        return paper_label(str(facts["paper"]))
    for key in ("to_name", "agency", "handover", "basis", "audience", "letter"):
        if key in facts:
            return str(facts[key])
    return ""


def paper_label(code: str) -> str:
    """Return the words of a paper."""
    found = lists.paper_labels().get(code)
    return found.in_language(get_language()) if found else _("another paper")
