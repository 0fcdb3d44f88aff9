"""Meetings, statements, commitments and every step since."""

from sasando.library.commitments.models.commitments import Commitment, Party, Step
from sasando.library.commitments.models.meetings import (
    AgendaItem,
    Document,
    Meeting,
    Participant,
    Statement,
)
from sasando.library.commitments.models.questions import Question, QuestionAnswer

__all__ = [
    "AgendaItem",
    "Commitment",
    "Document",
    "Meeting",
    "Participant",
    "Party",
    "Question",
    "QuestionAnswer",
    "Statement",
    "Step",
]
