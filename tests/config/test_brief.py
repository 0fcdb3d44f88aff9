"""Every form of the paparan by its command, over reference figures and an empty store."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sasando.analysis.briefs import approving
from sasando.analysis.extracts import snapshots
from sasando.config import briefing, prepare
from sasando.config.commands import brief
from sasando.domain.values.words import Refused
from sasando.library.publications import briefs
from sasando.library.publications.briefs import BriefChoice

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


@pytest.mark.prove
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


@pytest.fixture
def signed(snapshot, actor) -> str:
    """Return the number of a brief with one sheet that the head of office signed."""
    choice = BriefChoice("Bahan uji", sheets=("53.21",))
    maker, head = actor("PO", login="maker"), actor("HO", login="head", name="Beni Talan")
    ref = approving.prepare(choice, snapshot=snapshot.id, by=maker)
    content = briefs.draft(ref).laid.content_sha256
    approving.ask(ref, content_sha256=content, by=maker)
    return approving.sign(ref, content_sha256=content, by=head)


@pytest.mark.prove
def test_a_signed_brief_is_written_byte_for_byte_as_it_is_kept(signed, tmp_path: Path) -> None:
    page, sheet, folder = tmp_path / "page.html", tmp_path / "sheet.pdf", tmp_path / "sheets"

    assert brief.run(_args("--signed", signed, "--as", "html", "--out", str(page))) == 0
    assert brief.run(_args("--signed", signed, "--sheet", "53.21", "--out", str(sheet))) == 0
    assert brief.run(_args("--signed", signed, "--sheets", str(folder))) == 0

    assert page.read_bytes() == briefs.file(signed, "gambaran-umum.html").content
    assert "Ditandatangani Beni Talan" in page.read_text()
    assert sheet.read_bytes() == briefs.file(signed, "lembar-53.21.pdf").content
    assert [path.name for path in folder.iterdir()] == ["lembar-53.21.pdf"]


def test_what_was_not_signed_is_refused_in_words_and_nothing_written(
    signed, tmp_path: Path
) -> None:
    target = str(tmp_path / "x.pdf")
    for given in (
        ("--signed", "PA-2099-0001", "--out", target),
        ("--signed", signed, "--sheet", "53.04", "--out", target),
    ):
        with pytest.raises(Refused):
            brief.run(_args(*given))

    assert brief.run(_args("--signed", signed, "--period", "2025", "--out", target)) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.prove
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
