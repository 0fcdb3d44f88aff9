"""One person, screened and also known to others: the vault has no side door."""

import csv
import json
import re

import pytest

from sasando.config import cli
from sasando.foundation.audit.models import Event
from sasando.records.cases.models import Case
from sasando.records.screening import actions
from sasando.records.screening.facts import SheetContent

pytestmark = pytest.mark.django_db
STRONG = {
    "TPPO_ACT-SEND": "yes", "TPPO_MEANS-DEBT": "yes", "TPPO_PURPOSE-EXPLOIT": "yes",
}  # fmt: skip
SIGNS = ("screening", "penapisan", "indikasi", "tppo_", "ilo-", "eksploitasi")
OTHERS = ("PO", "CW", "CS", "HO", "CUS")


@pytest.fixture
def screened(sheet, screener):
    """Finish the sheet with a strong indication; its case is restricted from then on."""
    note = "Cerita Terkunci Uji"
    return actions.finish_sheet(
        sheet, content=SheetContent(STRONG, note=note), version=1, by=screener
    )


@pytest.fixture
def pages(case):
    """Return the addresses on which the screened person may be met."""
    person = case.people.get().identity.person
    return (
        "/meja/", f"/meja/pekerja/{person.ref}/", "/meja/pekerja/", "/meja/pekerja/?q=Yustina",
        "/meja/kepulangan/", "/meja/penempatan/", "/meja/layanan/", "/meja/kasus/",
        "/meja/kasus/?daftar=semua", f"/meja/kasus/?daftar=semua&q={case.number}",
        "/meja/kasus/?daftar=semua&q=Yustina", f"/meja/kasus/{case.ref}/",
        f"/meja/kasus/{case.ref}/orang/", f"/meja/kasus/{case.ref}/riwayat/",
        f"/meja/kasus/{case.ref}/rencana/", f"/meja/kasus/{case.ref}/surat-surat/",
        f"/meja/kasus/{case.ref}/ringkasan.pdf", "/meja/jejak/",
    )  # fmt: skip


def body_of(response) -> str:
    """Return what a page says of people: rail and filters are the same whoever is in a list."""
    page = response.content.decode(errors="replace")
    page = page.split("<main", 1)[-1].split("</main>", 1)[0]
    return re.sub(r'<form class="filters".*?</form>', "", page, flags=re.DOTALL).lower()


@pytest.mark.parametrize(("role", "login"), [*((role, f"other-{role}") for role in OTHERS),
                                             ("CW", "staff-cw")])  # fmt: skip
def test_no_page_says_that_the_person_was_screened(sign_in, screened, pages, role, login):
    # The last is the owner of the case, who is let into it and not into the sheet.
    client = sign_in(role, login=login)

    told = {}
    for path in pages:
        page = body_of(client.get(path))
        found = [sign for sign in (*SIGNS, str(screened.ref), "terkunci") if sign in page]
        if path == "/meja/jejak/":
            # The head of office reads that an officer worked on a sheet, never on whose.
            found = [sign for sign in found if sign not in ("screening", "penapisan")]
            found = [sign for sign in found if sign != str(screened.ref)]
        if found:
            told[path] = found

    assert told == {}


@pytest.mark.parametrize("role", ["PO", "CW"])
def test_the_persons_page_is_the_same_before_and_after_a_sheet(sign_in, case, screener, role):
    client = sign_in(role, login=f"other-{role.lower()}")
    person = case.people.get().identity.person
    path = f"/meja/pekerja/{person.ref}/"
    client.get(path)
    before = _still(client.get(path))

    sheet = actions.start_sheet(case.ref, person_ref=person.ref, by=screener)
    actions.save_answers(sheet, content=SheetContent({"ILO-01": "no"}), version=1, by=screener)

    assert _still(client.get(path)) == before


def _still(response) -> list[str]:
    """Return the words of a page without its trail of looks, which grows by each look."""
    page = body_of(response)
    return [line for line in page.splitlines() if "csrf" not in line and "workers.viewed" not in
            line and "membuka halaman" not in line]  # fmt: skip


@pytest.mark.parametrize("role", OTHERS)
def test_a_screened_case_shows_as_restricted_without_name_or_category(
    sign_in, screened, case, role
):
    client = sign_in(role, login=f"other-{role.lower()}")

    for path in ("/meja/kasus/?daftar=semua", f"/meja/kasus/{case.ref}/"):
        page = body_of(client.get(path))
        assert "yustina" not in page
        assert "gaji" not in page


@pytest.mark.parametrize("query", ["q=Yustina", "masalah=GAJI_TIDAK_DIBAYAR"])
def test_search_and_filters_do_not_count_a_screened_case(sign_in, screened, case, query):
    page = body_of(sign_in("CS", login="other-cs").get(f"/meja/kasus/?daftar=semua&{query}"))

    assert case.number.lower() not in page


def test_lines_of_the_audit_hold_no_result(sign_in, screened, case):
    page = body_of(sign_in("AUD").get("/meja/jejak/"))

    events = Event.objects.filter(deed__startswith="screening.")
    said = json.dumps([[event.facts, event.refs] for event in events])
    assert not [sign for sign in ("indikasi", "tppo_", "ilo-", "terkunci") if sign in page]
    assert str(case.ref) not in said
    assert str(screened.person_ref) not in said


@pytest.mark.parametrize("extra", [[], ["--show-personal"]])
def test_an_export_of_everything_leaves_the_vault_out(screened, tmp_path, extra):
    folder = tmp_path / "out"

    assert cli.main(["export-all", str(folder), *extra]) == 0

    names = {path.name for path in folder.iterdir()}
    assert "records_screening_sheet.csv" not in names
    assert "records_workers_identity.csv" in names
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        assert "indikasi_kuat" not in cells
        assert not [cell for cell in cells if "Terkunci" in cell]


def test_the_case_of_a_screened_person_is_the_only_one_restricted(screened, case, opened):
    other = opened(name="Orang Lain Uji")

    assert list(Case.objects.filter(is_restricted=True)) == [case]
    assert not other.is_restricted
