"""The partners' database role is refused every table of people by the database itself."""

import contextlib
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from sasando.config import roles
from sasando.config.cli import main
from sasando.foundation.accounts import links
from sasando.library.commitments.models import Commitment
from sasando.library.duties import actions as duties
from tests.conftest import NOW
from tests.exchange.referrals.packets import agency_user, send
from tests.library.commitments.rooms import open_draft

ROLE = "uji_portal_role"
PAGES = (
    "/mitra/", "/mitra/angka/", "/mitra/komitmen/", "/mitra/peraturan/", "/mitra/kewajiban/matriks/"
)  # fmt: skip


def tables() -> list[str]:
    return [
        name for name in connection.introspection.table_names() if name.startswith(roles.CLOSED)
    ]


def refused(statement: str) -> bool:
    """Say whether the database itself refuses a statement for want of a right."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as error:
        return getattr(error.__cause__, "sqlstate", "") == "42501"
    return False


@pytest.mark.parametrize(
    ("table", "given"),
    [
        ("records_workers_person", ()),
        ("exchange_letterbox_report", ()),
        ("foundation_access_grant", ()),
        ("library_directory_official", ()),
        ("library_publications_draft", ()),
        ("library_commitments_project", ("SELECT",)),
        ("library_commitments_projectdraft", ("SELECT",)),
        ("library_commitments_draftinput", ("SELECT", "INSERT")),
        ("library_commitments_inputanswer", ("SELECT",)),
        ("library_publications_article", ()),
        ("library_publications_revision", ()),
        ("library_publications_picturefile", ()),
        ("library_publications_release", ("SELECT",)),
        ("library_publications_releasedtable", ("SELECT",)),
        ("foundation_accounts_rolegrant", ("SELECT",)),
        ("foundation_audit_eventref", ("SELECT", "INSERT")),
        ("a_table_of_tomorrow", ()),
    ],
)
def test_a_table_is_shut_unless_a_line_names_it(table, given):
    assert roles.rights(table) == given


@pytest.mark.django_db
def test_the_plan_is_printed_and_names_no_table_of_people(capsys):
    assert main(["roles"]) == 0

    printed = capsys.readouterr().out
    assert 'GRANT SELECT ON "library_publications_release" TO "sasando_portal";' in printed
    assert "records_" not in printed


@pytest.mark.django_db
def test_another_database_has_no_roles_and_says_so(capsys):
    if connection.vendor == "postgresql":
        pytest.skip("this one has them")

    assert main(["roles", "--apply"]) == 1

    assert "PostgreSQL" in capsys.readouterr().err


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_database_refuses_the_partners_role_every_table_of_people(reference):
    if connection.vendor != "postgresql":
        pytest.skip("needs a real PostgreSQL")
    client = Client()
    client.force_login(agency_user("uji-dpr", unit="", role="DPR"))
    roles.apply(ROLE)
    assert len(tables()) > 30

    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
    shut = [name for name in tables() if refused(f"SELECT 1 FROM {name} LIMIT 1")]
    written = [name for name in tables() if not refused(f"DELETE FROM {name}")]
    grows = [
        line
        for line in (
            "UPDATE foundation_accounts_rolegrant SET role = 'HO'",
            "INSERT INTO foundation_accounts_regencyscope (user_id, regency_code) VALUES (1, '53')",
            "DELETE FROM foundation_audit_event",
            "TRUNCATE library_publications_release",
            "UPDATE library_commitments_draftinput SET words = 'x'",
            "UPDATE library_commitments_projectdraft SET inputs_until = NULL",
            "INSERT INTO library_commitments_inputanswer (given_id) VALUES (1)",
            "CREATE TABLE mine (id int)",
        )
        if not refused(line)
    ]
    answers = {path: client.get(path, follow=True).status_code for path in PAGES}

    assert shut == tables()
    assert (written, grows) == ([], [])
    assert roles.reached_closed_tables() == []
    assert answers == dict.fromkeys(PAGES, 200)


@contextlib.contextmanager
def fenced() -> Iterator[None]:
    """Speak to the database as the partners' process does."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {ROLE}")
        yield
        cursor.execute("RESET ROLE")


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_role_can_do_all_that_partners_do(reference, actor, settings, tmp_path, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("needs a real PostgreSQL")
    settings.SASANDO_HOME = tmp_path
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    clerk, agency, newcomer = Client(), Client(), Client()
    clerk.force_login(agency_user("uji-reg", unit="DISNAKER-5307", role="REG"))
    agency.force_login(agency_user("uji-par"))
    duties.show_row("regency", "53.07", by=actor("CS", now=NOW - timedelta(days=5)))
    sent = send()
    given = {"email": "", "role": "DPR", "unit": "", "reason": "SK"}
    invited = links.invite("Rina Uran", by=actor("ADM"), **given)
    commitment = Commitment.objects.filter(visibility="public", closing="").first()
    commitment.parties.create(part="helper", unit="DISNAKER-5307")
    project = open_draft(by=actor("PO"))
    cell = "/mitra/kewajiban/kabupaten/53.07/b/"
    paper = {"kind": "photo", "title": "Foto", "file": SimpleUploadedFile("a.txt", b"halaman")}
    roles.apply(ROLE)

    with fenced():
        answers = [
            clerk.post(f"{cell}jawaban/", {"says": "some", "words": "Belum."}),
            clerk.post(f"{cell}bukti/", paper),
            clerk.post(f"/mitra/komitmen/{commitment.ref}/lapor/", {"says": "done", "words": "Ya"}),
            clerk.post(
                f"/mitra/komitmen/peraturan/{project.ref}/masukan/",
                {"anchor": "art_1", "wish": "keep", "words": "Ya"},
            ),
            agency.get(f"/mitra/rujukan/{sent.ref}/"),
            agency.post(
                f"/mitra/rujukan/{sent.ref}/",
                {"accept-kind": "accept", "accept-words": "Kami jemput"},
            ),
            newcomer.post(f"/undangan/{invited.token}/"),
            newcomer.get("/akun/kunci/tambah/"),
            Client().post("/masuk/demo/", {"user": "uji-reg"}),
            clerk.post("/akun/bahasa/", {"language": "en", "next": "/mitra/"}),
        ]

    assert [answer.status_code for answer in answers] == [
        302,
        302,
        302,
        302,
        200,
        302,
        302,
        200,
        302,
        302,
    ]
