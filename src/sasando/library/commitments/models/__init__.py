"""Meetings, statements, commitments and every step since."""

from sasando.library.commitments.models.commitments import Commitment, Party, Step
from sasando.library.commitments.models.meetings import (
    AgendaItem,
    Document,
    Meeting,
    Participant,
    Statement,
)
from sasando.library.commitments.models.projects import (
    DraftInput,
    InputAnswer,
    Project,
    ProjectDraft,
    ProjectFigure,
    ProjectStage,
)
from sasando.library.commitments.models.questions import Question, QuestionAnswer

__all__ = [
    "AgendaItem",
    "Commitment",
    "Document",
    "DraftInput",
    "InputAnswer",
    "Meeting",
    "Participant",
    "Party",
    "Project",
    "ProjectDraft",
    "ProjectFigure",
    "ProjectStage",
    "Question",
    "QuestionAnswer",
    "Statement",
    "Step",
]
