"""What the timeline of a case says, line by line."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sasando.domain.cases import kinds, moves, steps
from sasando.domain.cases.clarifying import RESULTS
from sasando.library.terms import queries as lists
from sasando.records.cases.facts import EntryLine

DEEDS = {
    "opened": gettext_lazy("opened the case"),
    "opened_from_manifest": gettext_lazy("opened the case from a manifest"),
    "opened_from_table": gettext_lazy("opened the case from a table of complaints"),
    "promise_kept": gettext_lazy("recorded that the respondent kept the promise"),
    "promise_broken": gettext_lazy("recorded that the respondent broke the promise"),
    "assigned": gettext_lazy("gave the case to"),
    "moved": gettext_lazy("moved the case to"),
    "assessed": gettext_lazy("wrote the assessment"),
    "outcome_written": gettext_lazy("wrote the outcome"),
    "step_planned": gettext_lazy("planned the step"),
    "step_done": gettext_lazy("recorded as done:"),
    "step_taken_back": gettext_lazy("took back:"),
    "closing_asked": gettext_lazy("asked to close the case:"),
    "closing_agreed": gettext_lazy("agreed to close the case:"),
    "closing_refused": gettext_lazy("refused to close the case:"),
    "reopened": gettext_lazy("opened the case again"),
    "note_added": gettext_lazy("wrote a note"),
    "incident_added": gettext_lazy("recorded an incident"),
    "contact_made": gettext_lazy("reached by"),
    "contact_tried": gettext_lazy("reached nobody by"),
    "withdrawal_stated": gettext_lazy("recorded a withdrawal by the complainant"),
    "told_unresolvable": gettext_lazy("told the complainant that it cannot be resolved"),
    "task_added": gettext_lazy("added a task"),
    "goal_added": gettext_lazy("added a goal"),
    "service_added": gettext_lazy("added a service"),
    "task_done": gettext_lazy("finished"),
    "task_reopened": gettext_lazy("opened a task again"),
    "cost_written": gettext_lazy("wrote a cost:"),
    "paper_there": gettext_lazy("ticked a paper:"),
    "paper_expected": gettext_lazy("expects a paper:"),
    "file_attached": gettext_lazy("attached a file:"),
    "original_read": gettext_lazy("opened the original evidence:"),
    "file_redacted": gettext_lazy("took parts out of a file for good:"),
    "corrected": gettext_lazy("corrected the details"),
    "term_paused": gettext_lazy("let a clock rest:"),
    "term_resumed": gettext_lazy("let a clock run on:"),
    "person_added": gettext_lazy("added a person"),
    "minor_written": gettext_lazy("wrote about a child and guardian"),
    "way_home_written": gettext_lazy("wrote a way home"),
    "evidence_added": gettext_lazy("added evidence:"),
    "evidence_agreed": gettext_lazy("agreed with evidence:"),
    "consent_given": gettext_lazy("recorded a consent:"),
    "consent_withdrawn": gettext_lazy("recorded a withdrawal of consent:"),
    "kinship_checked": gettext_lazy("checked the kinship"),
    "handover_drawn": gettext_lazy("drew up a hand-over record:"),
    "handover_signed": gettext_lazy("bound the signed hand-over record:"),
    "referred": gettext_lazy("sent a referral to"),
    "transferred": gettext_lazy("transferred the case to"),
    "referral_revoked": gettext_lazy("revoked a referral to"),
    "referral_answered": gettext_lazy("answer taken in from"),
    "text_copied": gettext_lazy("copied a cleared text for"),
    "arrival_told": gettext_lazy("told of the arrival:"),
    "family_code_given": gettext_lazy("gave a family code"),
    "family_code_revoked": gettext_lazy("revoked the family code"),
    "family_code_asked": gettext_lazy("asked the head of office for a family code"),
    "family_code_stopped": gettext_lazy("stopped the family code: the case is protected now"),
    "notice_taken_in": gettext_lazy("took in the notice"),
    "report_taken_in": gettext_lazy("took in the sealed report"),
    "letter_written": gettext_lazy("wrote a letter:"),
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
        label = step.label.in_language(language) if step else str(facts["step"])
        came = RESULTS.get(str(facts["step"]), {}).get(str(facts.get("result", "")))
        return f"{label}: {came.in_language(language)}" if came else label
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
