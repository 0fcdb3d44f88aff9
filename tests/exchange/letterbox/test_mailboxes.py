"""A mailbox by IMAP on TLS: only its own host, with a certificate that holds; sealed, then gone."""

import pytest

from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import mailboxes, mailing, mails
from sasando.exchange.letterbox.models import Report
from tests.conftest import NOW
from tests.exchange.letterbox import imap_server, letters

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_keys(tmp_path, settings):
    settings.SASANDO_LETTERBOX_KEYS = tmp_path / "letterbox"


@pytest.fixture
def server(tmp_path, monkeypatch):
    pem = imap_server.certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with imap_server.served(pem) as found:
        yield found


def address(server, *, password: str = "kata%20sandi", host: str = "localhost") -> str:
    return f"imaps://lapor:{password}@{host}:{server.port}/INBOX"


def take_in(box: str) -> mailing.TakenIn:
    return mailing.take_in(
        mailboxes.waiting(box), base="https://kantor.test", now=NOW, today=NOW.date()
    )


def test_mail_is_sealed_and_only_then_taken_out_of_the_box(server):
    server.box |= {"7": letters.PLAIN, "9": letters.with_files(letters.photo())}

    done = take_in(address(server))

    assert done == mailing.TakenIn(filed=2)
    assert server.box == {}
    assert Report.objects.filter(channel="surel").count() == 2
    assert [words for words in server.asked if "EXPUNGE" in words] == [
        "UID EXPUNGE 7",
        "UID EXPUNGE 9",
    ]


def test_what_is_too_large_is_not_even_fetched(server):
    server.box["3"] = letters.PLAIN
    server.sizes["3"] = mails.LARGEST + 1

    assert take_in(address(server)) == mailing.TakenIn(left=1)
    assert list(server.box) == ["3"]
    assert not any("BODY" in words for words in server.asked)


def test_a_wrong_password_leaves_all_as_it_was(server):
    server.box["3"] = letters.PLAIN

    with pytest.raises(Refused) as refused:
        take_in(address(server, password="salah"))

    assert refused.value.refusal is mailboxes.SHUT
    assert "salah" not in str(refused.value.refusal.words)
    assert list(server.box) == ["3"]


def test_a_certificate_that_does_not_hold_gets_no_password(server, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(Refused):
        take_in(address(server))

    assert server.asked == []


def test_a_certificate_of_another_host_gets_no_password(server):
    with pytest.raises(Refused):
        take_in(address(server, host="127.0.0.1"))

    assert server.asked == []
