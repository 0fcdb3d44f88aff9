"""Loads the meetings of which only the press told, by natural key; an office's edit stands."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db.models import Exists, OuterRef

from sasando.library.commitments.models import (
    AgendaItem,
    Commitment,
    Document,
    Meeting,
    Participant,
    Party,
    Project,
    ProjectStage,
    Statement,
    Step,
)
from sasando.library.places.reference import day, load_changed, rows, settle

DATA = Path(__file__).with_name("data")
# Written of a shipped step: who looked was whoever compiled the data.
COMPILER = "data Sasando"


def load_reference(now: datetime) -> int:
    """Load each file that changed; return how many were loaded."""
    loads = (
        (DATA / "commitment_meetings.csv", _meetings),
        (DATA / "commitment_items.csv", _items),
        (DATA / "commitment_participants.csv", _participants),
        (DATA / "commitment_documents.csv", _documents),
        (DATA / "commitment_statements.csv", _statements),
        (DATA / "commitments.csv", _commitments),
        (DATA / "commitment_parties.csv", _parties),
        (DATA / "commitment_steps.csv", lambda path: _steps(path, now)),
        (DATA / "commitment_projects.csv", _projects),
        (DATA / "commitment_stages.csv", lambda path: _stages(path, now)),
    )
    loaded = load_changed(loads, now=now)
    if loaded:
        _repeat()
    return len(loaded)


def _repeat() -> None:
    """Write on the shipped rows what their parties say, for lists."""
    owned = Exists(Party.objects.filter(part="owner", commitment=OuterRef("pk")))
    shipped = Commitment.objects.filter(office_edited=False)
    shipped.filter(owned).update(has_owner=True)
    shipped.exclude(owned).update(has_owner=False)


def _meetings(path: Path) -> None:
    plain = (
        "kind", "title_id", "title_en", "site", "told_id", "told_en", "state", "visibility",
        "source", "verified", "note_id", "note_en",
    )  # fmt: skip
    shipped = list(rows(path))
    found = {
        (row["code"],): {name: row[name] for name in plain}
        | {name: day(row[name]) for name in ("held_on", "source_date")}
        for row in shipped
    }
    settle(Meeting.objects.all(), found, key=["code"])
    known = _keys(Meeting, "code")
    ways = {(row["code"],): {"follows_id": known.get(row["follows"])} for row in shipped}
    settle(Meeting.objects.all(), ways, key=["code"])


def _keys(model: Any, name: str) -> dict[str, int]:
    return dict(model.objects.values_list(name, "pk"))


def _items(path: Path) -> None:
    plain = ("title_id", "title_en", "presenter", "minutes_id", "minutes_en", "visibility")
    known = _keys(Meeting, "code")
    found = {
        (known[row["meeting"]], int(row["place"])): {name: row[name] for name in plain}
        for row in rows(path)
    }
    settle(AgendaItem.objects.all(), found, key=["meeting_id", "place"])


def _participants(path: Path) -> None:
    plain = ("institution", "unit", "role_id", "role_en", "came")
    known = _keys(Meeting, "code")
    found = {
        (known[row["meeting"]], int(row["place"])): {name: row[name] for name in plain}
        | {"is_chair": row["is_chair"] == "yes"}
        for row in rows(path)
    }
    settle(Participant.objects.all(), found, key=["meeting_id", "place"])


def _documents(path: Path) -> None:
    known = _keys(Meeting, "code")
    found = {
        (known[row["meeting"]], int(row["place"])): {
            name: row[name] for name in ("title_id", "title_en", "source", "visibility")
        }
        | {"dated_on": day(row["dated_on"])}
        for row in rows(path)
    }
    settle(Document.objects.all(), found, key=["meeting_id", "place"])


def _statements(path: Path) -> None:
    plain = (
        "kind", "institution", "unit", "speaker_id", "speaker_en", "words_id", "words_en",
        "visibility", "source", "verified", "note_id", "note_en",
    )  # fmt: skip
    known = _keys(Meeting, "code")
    items = {(row.meeting_id, row.place): row.pk for row in AgendaItem.objects.all()}
    found = {
        (row["code"],): {name: row[name] for name in plain}
        | {
            "meeting_id": known[row["meeting"]], "place": int(row["place"]),
            "item_id": items[known[row["meeting"]], int(row["item"])],
            "source_date": day(row["source_date"]),
        }
        for row in rows(path)
    }  # fmt: skip
    settle(Statement.objects.all(), found, key=["code"])


def _commitments(path: Path) -> None:
    plain = (
        "what_id", "what_en", "for_whom_id", "for_whom_en", "note_id", "note_en", "visibility"
    )  # fmt: skip
    known = _keys(Statement, "code")
    found = {
        (row["number"],): {name: row[name] for name in plain}
        | {"statement_id": known[row["statement"]]}
        for row in rows(path)
    }
    settle(Commitment.objects.all(), found, key=["number"])


def _parties(path: Path) -> None:
    plain = ("part", "institution", "unit", "words_id", "words_en")
    known = _keys(Commitment, "number")
    edited = set(Commitment.objects.filter(office_edited=True).values_list("number", flat=True))
    # An office that wrote a commitment anew wrote its parties too.
    found = {
        (known[row["commitment"]], int(row["place"])): {name: row[name] for name in plain}
        for row in rows(path)
        if row["commitment"] not in edited
    }
    settle(Party.objects.all(), found, key=["commitment_id", "place"])


def _steps(path: Path, now: datetime) -> None:
    """Add steps that are not there yet: what is written of the past is never changed."""
    known, there = _keys(Commitment, "number"), set(_keys(Step, "code"))
    Step.objects.bulk_create(
        Step(
            code=row["code"], commitment_id=known[row["commitment"]], what=row["what"],
            on=date.fromisoformat(row["on"]), at=now, by=COMPILER, by_name=COMPILER,
            words_id=row["words_id"], words_en=row["words_en"],
            source=row["source"], visibility=row["visibility"],
        )
        for row in rows(path)
        if row["code"] not in there
    )  # fmt: skip


def _projects(path: Path) -> None:
    plain = (
        "kind", "title_id", "title_en", "about_id", "about_en", "institution", "unit",
        "visibility", "source", "verified",
    )  # fmt: skip
    found = {
        (row["code"],): {name: row[name] for name in plain}
        | {"source_date": day(row["source_date"])}
        for row in rows(path)
    }
    settle(Project.objects.all(), found, key=["code"])


def _stages(path: Path, now: datetime) -> None:
    """Add stages that are not there yet: what is written of the past is never changed."""
    known, there = _keys(Project, "code"), set(_keys(ProjectStage, "code"))
    ProjectStage.objects.bulk_create(
        ProjectStage(
            code=row["code"], project_id=known[row["project"]], stage=row["stage"],
            on=date.fromisoformat(row["on"]), words_id=row["words_id"], words_en=row["words_en"],
            source=row["source"], at=now, by=COMPILER, by_name=COMPILER,
        )
        for row in rows(path)
        if row["code"] not in there
    )  # fmt: skip
