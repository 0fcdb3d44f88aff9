import time
from pathlib import Path
from typing import Any

import pytest

from sasando.domain.values.words import Refused
from sasando.foundation.sources.reading import table
from sasando.foundation.sources.reading.refusals import REFUSALS
from tests.corpus.hostile import ENTRIES, READER, Entry, entries_for

WALL_S, MEMORY_MB = 10, 512


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what each child told; a child that was killed told nothing."""
    told: list[dict[str, Any]] = []
    run = table._run

    def watched(*given: Any) -> dict[str, Any]:
        told.append(run(*given))
        return told[-1]

    monkeypatch.setattr(table, "_run", watched)
    return told


def _texts(path: Path) -> tuple[int, list[str], str]:
    with table.read_table(path) as reading:
        frames = list(reading.batches(rows=1000))
        count = sum(frame.height for frame in frames)
        cells = [text for frame in frames for row in frame.rows() for text in map(str, row)]
        assert count == reading.rows
        return count, sorted(warning["code"] for warning in reading.warnings), "|".join(cells)


@pytest.mark.parametrize(
    "entry", entries_for(READER), ids=lambda entry: f"{entry.id} {entry.about}"
)
def test_hostile_file_gets_its_stated_answer_in_time_and_memory(
    entry: Entry, tmp_path: Path, notes: list[dict[str, Any]]
) -> None:
    path = entry.make(tmp_path)
    started = time.monotonic()

    if entry.answer.does == "refuse":
        with pytest.raises(Refused) as caught:
            table.read_table(path)
        assert caught.value.refusal.code == entry.answer.code
        assert caught.value.refusal.words.id.startswith("Berkas ditolak: ")
        assert "{" not in caught.value.refusal.words.id
    else:
        rows, warnings, cells = _texts(path)
        assert rows == entry.answer.rows
        assert sorted(entry.answer.warnings) == warnings
        assert all(text in cells for text in entry.answer.says.split("|"))

    assert time.monotonic() - started < WALL_S
    assert notes[-1]["peak_mb"] < MEMORY_MB


@pytest.mark.parametrize(
    "entry", [item for item in ENTRIES if item.surface != READER], ids=lambda entry: entry.id
)
def test_bad_rows_are_read_for_those_who_judge_them(entry: Entry, tmp_path: Path) -> None:
    path = entry.make(tmp_path)

    with table.read_table(path) as reading:
        assert reading.rows >= 2


def test_corpus_has_every_table_entry_once() -> None:
    numbers = {int(entry.id.rstrip("abcdef")) for entry in ENTRIES if entry.id[0] != "x"}

    assert numbers == set(range(1, 50))
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES)
    assert len({entry.file_name for entry in ENTRIES}) == len(ENTRIES)


def test_every_refusal_of_files_stands_in_both_languages() -> None:
    for words in REFUSALS.values():
        assert words.id != words.en
        assert words.id.startswith("Berkas ditolak: ")
