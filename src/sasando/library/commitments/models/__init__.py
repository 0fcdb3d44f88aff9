"""Meetings, statements, commitments and every step since."""

from sasando.library.commitments.models.commitments import Commitment, Party, Step
from sasando.library.commitments.models.meetings import (
    AgendaItem,
    Document,
    Meeting,
    Participant,
    Statement,
)

__all__ = [
    "AgendaItem",
    "Commitment",
    "Document",
    "Meeting",
    "Participant",
    "Party",
    "Statement",
    "Step",
]
