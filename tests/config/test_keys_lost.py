"""A key folder that lost a key is named by doctor and refused in words by every other command."""

import json
import uuid

import pytest

from sasando.config import checkup, cli
from sasando.foundation.privacy import keys, sealing
from sasando.records.workers.models import Identity
from tests.conftest import NOW
from tests.corpus import parts as p

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, settings):
    """Point the installation at a key folder of the test's own, and back again."""
    settings.SASANDO_KEYS = tmp_path / "keys"
    _forget()
    yield settings.SASANDO_KEYS
    _forget()


def _forget() -> None:
    keys._ring.cache_clear()
    sealing._unwrapped.cache_clear()


def _sealed() -> None:
    sealing.new_subject_key(uuid.uuid4(), now=NOW)


def _emptied(folder):
    for path in folder.iterdir():
        path.unlink()


def _without_index(folder):
    (folder / keys.INDEX_NAME).unlink()


def _cut(folder):
    (folder / keys.INDEX_NAME).write_bytes(b"short")


LOST = pytest.mark.parametrize(
    ("harm", "refusal"),
    [
        (_emptied, checkup.KEY_MISSING),
        (_without_index, checkup.KEY_MISSING),
        (_cut, checkup.KEY_DAMAGED),
    ],
)


def _failures():
    return [finding for finding in checkup._keys() if finding.level == "fail"]


@LOST
def test_doctor_fails_with_what_to_do_when_the_key_folder_is_not_whole(folder, harm, refusal):
    _sealed()
    harm(folder)

    [finding] = _failures()

    assert finding.advice == refusal.words.id


def test_doctor_names_a_wrapping_key_that_the_store_needs(folder):
    _sealed()
    [wanted] = folder.glob("kek-*.key")
    wanted.rename(folder / "kek-ffffffff.key")

    [finding] = _failures()

    assert wanted.stem.removeprefix(keys.KEK_PREFIX) in finding.what
    assert finding.advice == checkup.KEY_MISSING.words.id


def test_doctor_makes_no_keys_in_a_new_installation(folder):
    folder.mkdir()
    (folder / "session.key").write_text("made by the settings")

    [finding] = checkup._keys()

    assert finding.level == "ok"
    assert [path.name for path in folder.iterdir()] == ["session.key"]


def test_doctor_finds_whole_keys_well(folder):
    _sealed()

    assert [finding.level for finding in checkup._keys()] == ["ok"]


def test_doctor_prints_the_failure_among_its_lines_and_ends_with_one(folder, capsys):
    _sealed()
    _emptied(folder)

    ended = cli.main(["doctor", "--json"])

    findings = json.loads(capsys.readouterr().out)["findings"]
    assert checkup.KEY_MISSING.words.id in [finding["advice"] for finding in findings]
    assert any(finding["what"].startswith("Pengaman jejak audit") for finding in findings)
    assert ended == cli.REFUSED


@LOST
def test_a_command_is_refused_in_words_and_takes_nothing_in(
    folder, harm, refusal, reference, tmp_path, capsys
):
    _sealed()
    harm(folder)
    _forget()
    p.table(p.GOOD)(tmp_path / "uji.csv")

    ended = cli.main(["import", "workers", str(tmp_path / "uji.csv"), "--json"])

    told = capsys.readouterr()
    assert ended == cli.REFUSED
    assert json.loads(told.out)["refused"] == {
        "code": refusal.code, "id": refusal.words.id, "en": refusal.words.en,
    }  # fmt: skip
    assert not Identity.objects.exists()
    assert told.err.endswith(f"{refusal.words}\n")
