from pathlib import Path

import pytest

from tools import locks

HASH = "--hash=sha256:" + "0" * 64


@pytest.fixture
def write_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def write(runtime: str, dev: str = "", packages: str = "{}") -> None:
        texts = {"RUNTIME": runtime, "DEV": dev or runtime, "NODE": "", "PACKAGES": packages}
        for name, text in texts.items():
            path = tmp_path / name.lower()
            path.write_text(text, encoding="utf-8")
            monkeypatch.setattr(locks, name, path)

    return write


def test_problems_are_none_for_the_lock_files_of_this_project() -> None:
    assert list(locks.problems()) == []


@pytest.mark.parametrize(
    ("runtime", "dev", "packages", "found"),
    [
        (f"a==1 \\\n    {HASH}\n", "", "{}", 0),
        ("a==1\n", f"a==1 \\\n    {HASH}\n", "{}", 1),
        (f"--index-url x\na==1 \\\n    {HASH}\n", f"a==1 \\\n    {HASH}\n", "{}", 1),
        (f"a==1 \\\n    {HASH}\n", f"a==2 \\\n    {HASH}\n", "{}", 1),
        (f"a==1 \\\n    {HASH}\n", "", '{"resolved": "https://one.example/a.tgz"}', 1),
    ],
)
def test_problems_name_addresses_missing_hashes_and_differing_versions(
    write_locks, runtime: str, dev: str, packages: str, found: int
) -> None:
    write_locks(runtime, dev, packages)

    assert len(list(locks.problems())) == found
