"""Writes regulations on their way: stages, drafts, inputs by article, answers, figures."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from sasando.domain.commitments import projects as rules
from sasando.domain.commitments.projects import StageReached
from sasando.domain.commitments.refusals import NOT_OF_TOMORROW
from sasando.domain.regulations import splitting
from sasando.domain.values.words import Refusal, Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox
from sasando.library.commitments import refusals
from sasando.library.commitments.facts import INTERNAL, PARTNERS
from sasando.library.commitments.models import (
    DraftInput,
    InputAnswer,
    Project,
    ProjectDraft,
    ProjectFigure,
    ProjectStage,
)
from sasando.library.publications import queries as publications

LONGEST = 300_000
ANSWERS = "PO"


@dataclass(frozen=True)
class ProjectFacts:
    """What an officer writes of a regulation on its way."""

    kind: str
    title: str
    about: str = ""
    institution: str = ""
    unit: str = ""
    visibility: str = INTERNAL
    source: str = ""
    source_date: date | None = None


@dataclass(frozen=True)
class StageFacts:
    """A stage that was reached, and where that is known from."""

    stage: str
    on: date
    words: str = ""
    source: str = ""


@dataclass(frozen=True)
class DraftFacts:
    """A draft as plain text, with articles each on a line of its own ("Pasal 1")."""

    text: str = field(repr=False)
    dated_on: date
    source: str = ""
    inputs_until: date | None = None
    visibility: str = PARTNERS


@dataclass(frozen=True)
class InputFacts:
    """What is said of an article; `unit` empty: the office itself."""

    anchor: str
    wish: str
    words: str
    unit: str = ""
    unit_name: str = ""


def start(given: ProjectFacts, *, by: Actor) -> Project:
    """Write down a regulation that is to be made."""
    if not given.title.strip():
        raise Refused(refusals.PROJECT_WITHOUT_TITLE)
    with transaction.atomic():
        row = Project(code=_code(by), office_edited=True)
        _write(row, given)
        _record("commitments.project_started", row, by=by, kind=row.kind)
    return row


def _code(by: Actor) -> str:
    begin, at = f"RP-{by.today.year}-", 1
    while Project.objects.filter(code=f"{begin}{at:03d}").exists():
        at += 1
    return f"{begin}{at:03d}"


def _write(row: Project, given: ProjectFacts) -> None:
    if row.title_id != given.title.strip():
        row.title_id, row.title_en = given.title.strip(), ""
    if row.about_id != given.about.strip():
        row.about_id, row.about_en = given.about.strip(), ""
    row.kind, row.institution, row.unit = given.kind, given.institution, given.unit
    row.visibility, row.source = given.visibility, given.source.strip()
    row.source_date, row.office_edited = given.source_date, True
    row.save()


def correct(ref: UUID, *, given: ProjectFacts, by: Actor) -> Project:
    """Correct what is written of a regulation; its stages and drafts stay."""
    if not given.title.strip():
        raise Refused(refusals.PROJECT_WITHOUT_TITLE)
    with transaction.atomic():
        row = _locked(ref)
        _write(row, given)
        _record("commitments.project_corrected", row, by=by)
    return row


def reach(ref: UUID, *, given: StageFacts, by: Actor) -> ProjectStage:
    """Write that a stage was reached; a step back needs its reason."""
    with transaction.atomic():
        row = _locked(ref)
        _refuse(
            rules.why_not_move(
                reached(row), to=given.stage, on=given.on, why=given.words, today=by.today
            )
        )
        made = ProjectStage.objects.create(
            project=row, stage=given.stage, on=given.on, words_id=given.words.strip(),
            source=given.source.strip(), at=by.now, by=by.login, by_name=by.name,
        )  # fmt: skip
        _record("commitments.stage_reached", row, by=by, stage=given.stage)
    return made


def reached(row: Project) -> list[StageReached]:
    """Return the stages of a regulation, oldest first."""
    return [StageReached(each.on, each.stage) for each in row.stages.all()]


def lay(ref: UUID, *, given: DraftFacts, by: Actor) -> ProjectDraft:
    """Lay a draft open; its articles are found by number. Raises Refused for one without."""
    text = "\n".join(given.text.splitlines()).strip("\n")
    if len(text) > LONGEST:
        raise Refused(refusals.DRAFT_TOO_LONG)
    _refuse(splitting.why_not_accept(splitting.split(text)))
    if given.dated_on > by.today:
        raise Refused(NOT_OF_TOMORROW)
    with transaction.atomic():
        row = _locked(ref)
        newest = row.drafts.values_list("number", flat=True).first() or 0
        made = ProjectDraft.objects.create(
            project=row, number=newest + 1, dated_on=given.dated_on, text=text,
            sha256=sha256(text.encode()).hexdigest(), source=given.source.strip(),
            inputs_until=given.inputs_until, visibility=given.visibility, at=by.now,
            by=by.login, by_name=by.name,
        )  # fmt: skip
        _record("commitments.draft_laid", row, by=by, draft=made.number)
    return made


def give(draft: UUID, *, given: InputFacts, by: Actor) -> DraftInput:
    """Take an input to an article of the newest draft, while inputs are taken."""
    with transaction.atomic():
        row = ProjectDraft.objects.select_related("project").filter(ref=draft).first()
        if row is None:
            raise Refused(refusals.NO_SUCH)
        _refuse(why_not_input(row, today=by.today, words=given.words, wish=given.wish))
        parts = splitting.split(row.text).articles
        _refuse(rules.why_not_about(given.anchor, anchors={part.anchor for part in parts}))
        made = DraftInput.objects.create(
            draft=row, anchor=given.anchor, wish=given.wish, words=given.words.strip(),
            unit=given.unit, unit_name=given.unit_name, at=by.now, by=by.login, by_name=by.name,
        )  # fmt: skip
        _record("commitments.input_given", row.project, by=by, draft=row.number)
        if given.unit:
            _tell(made, by=by)
    return made


def _tell(made: DraftInput, *, by: Actor) -> None:
    """Tell the office that inputs wait: once a day, however many articles a unit comments on."""
    outbox.post(
        kind="input_given", params={}, by=by, to_role=ANSWERS,
        url_path=f"/meja/komitmen/peraturan/{made.draft.project.ref}/",
        dedupe_key=f"input_given:{made.draft.ref}:{made.unit}:{by.today}",
    )  # fmt: skip


def why_not_input(
    row: ProjectDraft, *, today: date, words: str = "x", wish: str = rules.KEEP
) -> Refusal | None:
    """Return why an input to a draft is not taken: an older draft takes none."""
    if row.project.drafts.filter(number__gt=row.number).exists():
        return rules.NO_INPUTS
    stage = rules.stage_on(reached(row.project), day=today)
    return rules.why_not_input(stage, until=row.inputs_until, today=today, words=words, wish=wish)


def answer(ref: UUID, *, outcome: str, words: str, by: Actor) -> InputAnswer:
    """Write what became of an input, with the reason; an earlier answer stays."""
    _refuse(rules.why_not_answer(outcome, words=words))
    with transaction.atomic():
        row = DraftInput.objects.select_related("draft__project").filter(ref=ref).first()
        if row is None:
            raise Refused(refusals.NO_SUCH)
        made = InputAnswer.objects.create(
            given=row, outcome=outcome, words=words.strip(), at=by.now, by=by.login,
            by_name=by.name,
        )  # fmt: skip
        _record("commitments.input_answered", row.draft.project, by=by, outcome=outcome)
    return made


def attach(ref: UUID, *, release: str, table: str, note: str = "", by: Actor) -> ProjectFigure:
    """Lay a released table beside a regulation as evidence."""
    if publications.table(release, table, partners=True) is None:
        raise Refused(refusals.NO_FIGURE)
    with transaction.atomic():
        row = _locked(ref)
        made, _fresh = ProjectFigure.objects.get_or_create(
            project=row, release=release, table=table,
            defaults={"note": note.strip(), "at": by.now, "by": by.login},
        )  # fmt: skip
        _record("commitments.figure_attached", row, by=by, release=release, table=table)
    return made


def _refuse(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


def _locked(ref: UUID) -> Project:
    row = Project.objects.select_for_update().filter(ref=ref).first()
    if row is None:
        raise Refused(refusals.NO_SUCH)
    return row


def _record(deed: str, row: Project, *, by: Actor, **more: object) -> None:
    told = {"project": row.code} | more
    audit.record(by=by, deed=deed, refs=[("project", str(row.ref))], facts=told)
