from pathlib import Path

from tools import stamps


def test_stamp_is_fresh_until_a_source_changes(tmp_path: Path) -> None:
    folder, stamp = tmp_path / "sass", tmp_path / "out" / ".stamp"
    folder.mkdir()
    (folder / "desk.scss").write_text("a", encoding="utf-8")
    stamps.leave(stamp, digest=stamps.digest_of([folder]))

    before = stamps.is_fresh(stamp, digest=stamps.digest_of([folder]))
    (folder / "desk.scss").write_text("b", encoding="utf-8")
    after = stamps.is_fresh(stamp, digest=stamps.digest_of([folder]))

    assert (before, after) == (True, False)


def test_digest_passes_over_sources_that_do_not_exist(tmp_path: Path) -> None:
    assert stamps.digest_of([tmp_path / "none"]) == stamps.digest_of([])
