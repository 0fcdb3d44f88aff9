"""Every form of the paparan by its command, over reference figures and an empty store."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sasando.analysis.extracts import snapshots
from sasando.config import briefing, prepare
from sasando.config.commands import brief
from sasando.domain.values.words import Refused

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
STARTS = {
    "pdf": b"%PDF",
    "pptx": b"PK",
    "xlsx": b"PK",
    "html": b"<!doctype html>",
    "news": b"RANCANGAN BERITA",
    "monthly": b"%PDF",
}


@pytest.fixture
def snapshot(reference):
    return snapshots.freeze(as_of=None, by=prepare.command_actor(NOW))


def _args(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    brief.add_arguments(parser)
    return parser.parse_args(given)


def test_every_form_is_written_and_the_same_snapshot_gives_the_same_bytes(
    snapshot, tmp_path: Path
) -> None:
    wrong = []
    for kind, start in STARTS.items():
        wish = briefing.Wish(kind=kind, snapshot=snapshot)
        for turn in ("one", "two"):
            briefing.write_as(tmp_path / f"{turn}.{kind}", wish=wish, now=NOW)
        one, two = ((tmp_path / f"{turn}.{kind}").read_bytes() for turn in ("one", "two"))
        if not one.lstrip().startswith(start) or one != two:
            wrong.append(kind)

    assert set(STARTS) == set(briefing.FORMS)
    assert wrong == []


def test_what_was_counted_is_kept_sealed_beside_its_snapshot(snapshot, tmp_path: Path) -> None:
    wish = briefing.Wish(snapshot=snapshot)
    briefing.write_as(tmp_path / "pack.pdf", wish=wish, now=NOW)

    kept = list(snapshot.path.glob("counted-*.sealed"))

    assert kept
    assert not any(b"cells" in path.read_bytes() for path in kept)
    for path in kept:
        path.write_bytes(path.read_bytes()[:-1] + bytes([path.read_bytes()[-1] ^ 1]))
    with pytest.raises(Refused):
        briefing.write_as(tmp_path / "again.pdf", wish=wish, now=NOW)
    for path in kept:
        path.unlink()


def test_sheets_of_all_regencies_and_districts_are_written(snapshot, tmp_path: Path) -> None:
    wish = briefing.Wish(snapshot=snapshot)

    written = briefing.write_sheets(tmp_path, wish=wish, now=NOW)

    assert len(written) == 30
    assert {path.read_bytes()[:4] for path in written} == {b"%PDF"}


@pytest.mark.parametrize(
    "given", [(), ("--as", "pptx", "--sheet", "53.21", "--out", "x.pptx")], ids=["no place", "form"]
)
def test_wrong_usage_is_told_apart_from_a_refusal(given: tuple[str, ...]) -> None:
    assert brief.run(_args(*given)) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "given",
    [
        ("--period", "2025-13", "--out", "x.pdf"),
        ("--snapshot", "0" * 32, "--out", "x.pdf"),
        ("--sheet", "53.99", "--out", "x.pdf"),
        ("--period", "1999", "--out", "x.pdf"),
    ],
    ids=["period", "snapshot", "sheet", "empty"],
)
def test_bad_wishes_are_refused_in_words(given: tuple[str, ...]) -> None:
    with pytest.raises(Refused) as refused:
        brief.run(_args(*given))

    assert refused.value.refusal.words.id
