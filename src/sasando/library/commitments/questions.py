"""What partners ask about a released figure and what the office answers; both are kept for good."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, Q, QuerySet

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox
from sasando.library.commitments.models import Question, QuestionAnswer
from sasando.library.publications.models import ReleasedTable

LONGEST = 1000
# Sixteen digits in a row are a NIK or a family card: no question about a sum needs one.
IDENTITY_NUMBER = re.compile(r"(?:\d[ .-]?){16}")
ANSWERS = "PO"
EMPTY = Refusal("question_empty", Words(id="Tulis pertanyaannya.", en="Write the question."))
ANSWER_EMPTY = Refusal("answer_empty", Words(id="Tulis jawabannya.", en="Write the answer."))
NAMES_SOMEONE = Refusal(
    "question_names_someone",
    Words(
        id="Teks ini memuat nomor identitas. Angka rilis tidak bercerita tentang satu orang: "
        "hapus nomornya, dan sampaikan perkara orang lewat pengaduan.",
        en="This text holds an identity number. A released figure tells nothing of one person: "
        "take the number out, and bring a person's matter as a complaint.",
    ),
)
NO_FIGURE = Refusal(
    "no_such_figure", Words(id="Angka itu tidak ada.", en="There is no such figure.")
)
NO_QUESTION = Refusal(
    "no_such_question", Words(id="Pertanyaan itu tidak ada.", en="There is no such question.")
)


@dataclass(frozen=True)
class AnswerLine:
    """One answer of the office."""

    text: str
    at: datetime
    name: str
    post: str
    is_shared: bool


@dataclass(frozen=True)
class QuestionView:
    """One question with its answers, oldest first; `unit` is the asker's, the name is not shown."""

    ref: UUID
    release: str
    table: str
    title: str
    title_en: str
    text: str
    at: datetime
    role: str
    unit: str
    answers: tuple[AnswerLine, ...]


def ask(number: str, name: str, *, text: str, by: Actor) -> UUID:
    """Keep a question on a table of a release and tell the office; raises Refused."""
    words = _words(text, empty=EMPTY)
    found = ReleasedTable.objects.filter(release__number=number, name=name).first()
    if found is None:
        raise Refused(NO_FIGURE)
    with transaction.atomic():
        row = Question.objects.create(
            table=found, text=words, asked_at=by.now, asked_by=by.login, role=by.role, unit=by.unit
        )
        refs = [("question", str(row.ref)), ("release", number)]
        audit.record(by=by, deed="questions.asked", refs=refs, facts={"table": name})
        outbox.post(
            kind="question_asked", params={}, by=by, to_role=ANSWERS,
            url_path=f"/meja/tanya/{row.ref}/", dedupe_key=f"question_asked:{row.ref}",
        )  # fmt: skip
    return row.ref


def answer(ref: UUID, *, text: str, is_shared: bool, post: str, by: Actor) -> None:
    """Keep an answer; an earlier one stays. Shared ones are open to every partner."""
    words = _words(text, empty=ANSWER_EMPTY)
    with transaction.atomic():
        row = Question.objects.filter(ref=ref).first()
        if row is None:
            raise Refused(NO_QUESTION)
        QuestionAnswer.objects.create(
            question=row, text=words, is_shared=is_shared, answered_at=by.now,
            answered_by=by.login, answered_name=by.name, answered_post=post,
        )  # fmt: skip
        refs = [("question", str(ref))]
        audit.record(by=by, deed="questions.answered", refs=refs, facts={"shared": is_shared})


def open_to(actor: Actor, *, limit: int | None = None) -> list[QuestionView]:
    """Return what a partner may read, newest first: its unit's own, and answers shared with all."""
    own = Q(role=actor.role, unit=actor.unit) if actor.unit else Q(asked_by=actor.login)
    shared = QuestionAnswer.objects.filter(is_shared=True).values("question")
    rows = _rows().filter(own | Q(pk__in=shared))
    return [_view(row, only_shared=not _is_own(row, actor)) for row in rows[:limit]]


def every(*, waiting: bool = False) -> list[QuestionView]:
    """Return every question for the office, newest first; or only those without an answer."""
    rows = _rows().filter(answers__isnull=True) if waiting else _rows()
    return [_view(row) for row in rows]


def one(ref: UUID) -> QuestionView | None:
    """Return one question for the office."""
    row = _rows().filter(ref=ref).first()
    return _view(row) if row else None


def _words(text: str, *, empty: Refusal) -> str:
    words = text.strip()[:LONGEST]
    if not words:
        raise Refused(empty)
    if IDENTITY_NUMBER.search(words):
        raise Refused(NAMES_SOMEONE)
    return words


def _rows() -> QuerySet[Question]:
    answers = Prefetch("answers", QuestionAnswer.objects.order_by("id"))
    rows = Question.objects.select_related("table__release").prefetch_related(answers)
    return rows.defer("table__cells", "table__chart", "table__chart_en", "table__release__plan")


def _is_own(row: Question, actor: Actor) -> bool:
    if actor.unit:
        return (row.role, row.unit) == (actor.role, actor.unit)
    return row.asked_by == actor.login


def _view(row: Question, *, only_shared: bool = False) -> QuestionView:
    answers = tuple(
        AnswerLine(
            each.text, each.answered_at, each.answered_name, each.answered_post, each.is_shared
        )
        for each in row.answers.all()
        if each.is_shared or not only_shared
    )
    return QuestionView(
        ref=row.ref, release=row.table.release.number, table=row.table.name,
        title=row.table.title, title_en=row.table.title_en, text=row.text, at=row.asked_at,
        role=row.role, unit=row.unit, answers=answers,
    )  # fmt: skip
