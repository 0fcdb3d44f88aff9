"""`sasando mail` tells how many, never who; without a mailbox it is refused in words."""

import json

import pytest

from sasando.config import checkup, cli
from sasando.exchange.letterbox.models import Report
from sasando.jobs import clock, mail
from tests.conftest import NOW
from tests.exchange.letterbox import letters

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_keys(tmp_path, settings, monkeypatch):
    settings.SASANDO_LETTERBOX_KEYS = tmp_path / "letterbox"
    settings.SASANDO_MAILBOX = ""
    monkeypatch.setattr("sasando.config.prepare.migrate_when_needed", lambda: None)
    monkeypatch.setattr("sasando.config.prepare.load_reference", lambda _now: None)


@pytest.fixture
def box(tmp_path):
    folder = tmp_path / "box"
    folder.mkdir()
    (folder / "1.eml").write_bytes(letters.PLAIN)
    (folder / "2.eml").write_bytes(letters.with_files(letters.BOMB))
    return folder


def test_the_command_prints_counts_and_nothing_of_the_mail(box, capsys):
    assert cli.main(["mail", "--from", str(box), "--json"]) == cli.DONE

    out, err = capsys.readouterr()
    assert json.loads(out) == {"filed": 1, "held": 1, "twice": 0, "left": 0, "later": 0}
    assert "elati" not in out + err
    assert "Kanari" not in out + err


def test_the_command_says_in_words_what_it_did(box, capsys):
    assert cli.main(["mail", "--from", str(box)]) == cli.DONE

    assert "1 menjadi laporan · 1 disimpan utuh tersegel" in capsys.readouterr().out


def test_without_a_mailbox_the_command_is_refused(capsys):
    assert cli.main(["mail", "--json"]) == cli.REFUSED

    out, err = capsys.readouterr()
    assert json.loads(out)["refused"]["code"] == "mailbox_missing"
    assert "SASANDO_MAILBOX" in err


def test_a_folder_that_is_not_there_is_refused(tmp_path, capsys):
    assert cli.main(["mail", "--from", str(tmp_path / "none")]) == cli.REFUSED
    assert "Maildir" in capsys.readouterr().err


def test_the_clock_takes_mail_in_only_where_a_mailbox_was_given(box, settings):
    assert "mail" in [entry.name for entry in clock.ENTRIES]
    mail.run(NOW)
    assert Report.objects.count() == 0
    settings.SASANDO_MAILBOX = str(box)

    mail.run(NOW)

    assert Report.objects.count() == 2


def test_a_shut_mailbox_holds_up_nothing_and_is_named_without_its_address(settings, caplog):
    settings.SASANDO_MAILBOX = "imaps://lapor:sandi@127.0.0.1:1/INBOX"

    mail.run(NOW)

    assert "mailbox_shut" in caplog.text
    assert "sandi" not in caplog.text


def test_the_checkup_says_whether_the_mailbox_opens_and_reads_no_message(box, settings, tmp_path):
    def told() -> list[tuple[str, str]]:
        found = checkup.examine()
        return [(one.level, one.advice) for one in found if "surel" in one.what]

    assert told() == []
    settings.SASANDO_MAILBOX = str(box)
    assert told() == [("ok", "")]
    assert len(list(box.iterdir())) == 2
    settings.SASANDO_MAILBOX = str(tmp_path / "tidak-ada")
    ((level, advice),) = told()
    assert level == "fail"
    assert "SASANDO_MAILBOX" in advice
