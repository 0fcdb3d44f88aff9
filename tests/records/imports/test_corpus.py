"""The tables of the corpus that only a whole import can judge: each gets its stated answer."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit.models import Event
from sasando.foundation.sources.models import Batch
from sasando.jobs import imports as jobs
from sasando.records.cases import opening
from sasando.records.cases.facts import IntakeFacts
from sasando.records.imports import actions, inbox, queries
from sasando.records.imports.models import ReviewItem
from sasando.records.imports.outcome import ImportRequest, Outcome
from sasando.records.workers.models import Identity, Person
from tests.conftest import NOW
from tests.corpus import parts as p
from tests.corpus.hostile import ENTRIES, IMPORT, Entry, entries_for

pytestmark = pytest.mark.django_db
HUNDRED_THOUSAND = "48"


@dataclass(frozen=True)
class Trial:
    """One entry as a file, and whoever brings files in."""

    entry: Entry
    folder: Path
    by: Actor
    other: Actor
    patch: pytest.MonkeyPatch

    @property
    def path(self) -> Path:
        return self.entry.make(self.folder)

    def take(self, path: Path, *, by: Actor | None = None, **more: Any) -> Outcome:
        progress = more.pop("progress", lambda _: None)
        request = ImportRequest(kind=self.entry.kind, file_name=path.name, **more)
        return actions.take_in(path, request=request, by=by or self.by, progress=progress)

    def refused(self, path: Path, **more: Any) -> Refused:
        with pytest.raises(Refused) as caught:
            self.take(path, **more)
        return caught.value

    def made(self, name: str, build: p.Build) -> Path:
        build(self.folder / name)
        return self.folder / name


def nik_twice(trial: Trial) -> None:
    outcome = trial.take(trial.path)

    told = [(item.row, item.code) for item in outcome.rejected]
    assert told == [(2, trial.entry.answer.code), (3, trial.entry.answer.code)]
    assert not Person.objects.exists()


def nik_of_another_name(trial: Trial) -> None:
    trial.take(trial.made("dahulu.csv", p.table(p.GOOD)))

    outcome = trial.take(trial.path)

    assert (outcome.accepted, outcome.review) == (1, 1)
    item = ReviewItem.objects.get()
    assert (item.existing.name, item.identity.name) == ("Contoh Satu", "Nama Berbeda")
    assert Person.objects.count() == 2


def row_refused(trial: Trial) -> None:
    outcome = trial.take(trial.path)

    answer = trial.entry.answer
    assert [(item.row, item.code) for item in outcome.rejected] == [(answer.row, answer.code)]
    assert not Person.objects.exists()


def heading_twice(trial: Trial) -> None:
    refusal = trial.refused(trial.path).refusal

    assert refusal.code == trial.entry.answer.code
    assert "NIK" in refusal.words.id
    assert not Batch.objects.exists()


def column_missing(trial: Trial) -> None:
    refusal = trial.refused(trial.path).refusal

    assert refusal.code == trial.entry.answer.code
    assert "Nama Lengkap" in refusal.words.id
    assert not Batch.objects.exists()


def same_file_again(trial: Trial) -> None:
    path = trial.path
    first = trial.take(path)
    before = (Person.objects.count(), Identity.objects.count(), Batch.objects.count())
    events = Event.objects.count()

    again = trial.take(path, by=trial.other)

    assert (again.already_imported, again.batch) == (True, first.batch)
    after = (Person.objects.count(), Identity.objects.count(), Batch.objects.count())
    assert (after, Event.objects.count()) == (before, events)


def same_file_at_once(trial: Trial) -> None:
    path, told = trial.path, []

    def meanwhile(_: int) -> None:
        told.append(trial.refused(path, by=trial.other).refusal.code)
        # As if both had looked before either wrote: the constraint of the table decides.
        with trial.patch.context() as blind:
            blind.setattr(queries, "standing_batch", lambda *_: None)
            told.append(trial.refused(path, by=trial.other).refusal.code)

    outcome = trial.take(path, progress=meanwhile)

    assert told == [trial.entry.answer.code] * 2
    assert (outcome.accepted, outcome.state) == (1, "provisional")
    assert (Person.objects.count(), Batch.objects.count()) == (1, 1)


def in_the_background(trial: Trial) -> None:
    seen: list[int] = []
    waiting: dict[str, Any] = {}
    trial.patch.setattr(inbox.queue, "enqueue", lambda _, *, arguments: waiting.update(arguments))
    request = ImportRequest(kind=trial.entry.kind, file_name=trial.entry.file_name)
    row = inbox.receive(trial.path.read_bytes(), request=request, by=trial.by)
    inbox.start(row, is_final=False, by=trial.by)
    assert not Batch.objects.exists()
    real = actions.take_in

    def watched(path: Path, *, progress: Callable[[int], None], **more: Any) -> Outcome:
        def told(rows: int) -> None:
            progress(rows)
            row.refresh_from_db()
            seen.append(row.rows_done)

        return real(path, progress=told, **more)

    trial.patch.setattr(actions, "take_in", watched)
    jobs.take_in(NOW, **waiting)

    row.refresh_from_db()
    assert seen == list(range(20_000, 100_001, 20_000))
    assert (row.state, row.batch.accepted) == ("taken", trial.entry.answer.rows - 1)


def case_elsewhere(trial: Trial) -> None:
    facts = IntakeFacts(
        category="GAJI_TIDAK_DIBAYAR", channel="LANGSUNG", country="MY", narrative="x",
        received_at=NOW,
    )  # fmt: skip
    case = opening.open_case(facts, identity=None, by=trial.other)
    row, headings = [*p.GOOD, case.number], [*p.HEADINGS, "No. Kasus"]
    real = trial.made("nyata.csv", p.table(row, headings=headings))

    told = [trial.take(path, is_dry_run=True).as_json() for path in (trial.path, real)]
    outcome = trial.take(real)

    assert told[0] | {"file_sha256": ""} == told[1] | {"file_sha256": ""}
    assert case.number not in str(outcome.as_json())
    assert outcome.accepted == 1
    assert not case.people.exists()


DUE: dict[str, Callable[[Trial], None]] = {
    "29": nik_twice,
    "30": nik_of_another_name,
    "34c": row_refused,
    "36": heading_twice,
    "37": column_missing,
    "46": same_file_again,
    "47": same_file_at_once,
    HUNDRED_THOUSAND: in_the_background,
    "49": case_elsewhere,
}


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(
            entry,
            id=f"{entry.id} {entry.about}",
            marks=[pytest.mark.prove] if entry.id == HUNDRED_THOUSAND else [],
        )
        for entry in entries_for(IMPORT)
    ],
)
def test_import_gives_the_stated_answer(
    entry: Entry, reference, actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = actor("CS", login="test-other")

    DUE[entry.id](Trial(entry, tmp_path, actor("CS"), other, monkeypatch))


def test_every_import_entry_of_the_corpus_is_judged_here() -> None:
    assert set(DUE) == {entry.id for entry in ENTRIES if entry.surface == IMPORT}
