"""An officer verifies rules and holidays on pages; terms of cases move in the same transaction."""

from datetime import UTC, date, datetime

import pytest

from sasando.domain.values.words import Refused
from sasando.domain.values.working_calendar import OUT_OF_CALENDAR
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.library.regulations import queries
from sasando.library.terms import queries as terms
from sasando.records.cases import opening
from sasando.records.cases.facts import IntakeFacts
from sasando.records.cases.models import Term, TermChange
from sasando.records.workers.models import Identity

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
LIST, RULE = "/meja/peraturan/", "R-PERBAN6-30A"
VERIFY, ADD = f"{LIST}{RULE}/1/verifikasi/", f"{LIST}{RULE}/versi-baru/"
SEEN = {
    "instrument": "/akn/id/act/perban-bp2mi/2024/6", "article": "30(1)a", "amount": "30",
    "unit": "calendar_days", "status": "in_force", "valid_from": "01/03/2024", "valid_to": "",
    "source_seen": "JDIH (uji)",
}  # fmt: skip
HOLIDAY = {"on": "2026-03-02", "name": "Hari uji", "kind": "regional", "source": "SK uji"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(reference, client, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)

    def as_role(role: str):
        client.force_login(User.objects.get(username=f"demo-{role}"))
        return client

    return as_role


@pytest.fixture
def case(sign_in, people):
    user = User.objects.get(username="demo-cw")
    by = Actor(login=user.username, name=user.name, role="CW", now=NOW, user_ref=user.ref)
    facts = IntakeFacts(
        category="GAJI_TIDAK_DIBAYAR", channel="LANGSUNG", country="MY", narrative="Uji.",
        received_at=NOW,
    )  # fmt: skip
    return opening.open_case(facts, identity=Identity.objects.get(person=people()), by=by)


@pytest.mark.parametrize("role", ["cw", "cs", "po", "ho", "cus", "aud", "adm"])
def test_all_staff_read_and_only_two_roles_verify(sign_in, role):
    client = sign_in(role)

    pages = (LIST, f"{LIST}instrumen/", f"{LIST}hari-libur/", f"{LIST}{RULE}/")
    assert [client.get(page).status_code for page in pages] == [200] * 4
    expected = 200 if role in ("cs", "ho") else 404
    writing = (VERIFY, ADD, f"{LIST}hari-libur/baru/", f"{LIST}hari-libur/HOL-2026-01-01-A/")
    assert {client.get(page).status_code for page in writing} == {expected}


def test_an_unverified_rule_says_that_no_clock_runs_and_why(sign_in):
    page = sign_in("cs").get(f"{LIST}{RULE}/").content.decode()

    assert 'chip-flag"' in page
    assert queries.NO_FIRST_DAY.id in page


def test_the_list_is_filtered_by_clock_and_words(sign_in):
    client = sign_in("cs")

    page = client.get(LIST, {"keadaan": "runs"}).content.decode()
    nothing = client.get(LIST, {"q": "tidak ada yang begini"}).content.decode()

    assert "UU 18/2017 Ps. 27(2)" in page
    assert "Perban 6/2024" not in page
    assert "<table" not in nothing


def test_verifying_a_rule_lets_the_terms_of_cases_run(sign_in, case):
    before = Term.objects.get(case=case, rule_id=RULE)

    answer = sign_in("cs").post(VERIFY, SEEN)

    after = Term.objects.get(case=case, rule_id=RULE)
    assert answer.status_code == 302
    assert (before.state, before.due_on) == ("unverified", None)
    assert (after.state, after.due_on) == ("running", date(2026, 3, 13))
    assert TermChange.objects.get(term=after).why == "Perban 6/2024 Ps. 30(1)a: JDIH (uji)"


def test_a_half_filled_form_is_shown_again_and_changes_nothing(sign_in):
    answer = sign_in("cs").post(VERIFY, SEEN | {"valid_from": "", "status": "revoked"})

    assert answer.status_code == 200
    assert b'role="alert"' in answer.content
    assert not queries.rule_on(RULE, NOW.date()).starts_clock


def test_a_revoked_rule_without_last_day_is_refused_in_words(sign_in):
    answer = sign_in("cs").post(VERIFY, SEEN | {"status": "revoked"})

    assert "hari terakhir berlakunya" in answer.content.decode()


def test_a_later_version_stands_beside_the_older_one(sign_in):
    client = sign_in("ho")
    client.post(VERIFY, SEEN)

    client.post(ADD, SEEN | {"valid_from": "08/10/2025", "amount": "14"})

    page = client.get(f"{LIST}{RULE}/").content.decode()
    assert queries.rule_on(RULE, NOW.date()).amount == 14
    assert "7 Okt 2025" in page


def test_when_a_term_cannot_be_counted_the_rule_still_stands(sign_in, monkeypatch):
    def cannot(**_given):
        raise Refused(OUT_OF_CALENDAR)

    monkeypatch.setattr("sasando.records.cases.terms.recompute", cannot)

    page = sign_in("cs").post(VERIFY, SEEN, follow=True).content.decode()

    assert OUT_OF_CALENDAR.words.id in page
    assert queries.rule_on(RULE, NOW.date()).starts_clock


def test_an_added_holiday_moves_terms_of_working_days(sign_in, case):
    client = sign_in("cs")
    client.post(VERIFY, SEEN | {"unit": "working_days", "amount": "13"})
    before = Term.objects.get(case=case, rule_id=RULE).due_on

    client.post(f"{LIST}hari-libur/baru/", HOLIDAY)

    after = Term.objects.get(case=case, rule_id=RULE).due_on
    moved = TermChange.objects.filter(old_due_on=before, new_due_on=after)
    assert after > before
    assert moved.get().why == "Hari uji 2026-03-02: SK uji"


def test_a_dropped_day_is_shown_as_not_counting(sign_in):
    client = sign_in("cs")
    address = f"{LIST}hari-libur/HOL-2026-01-01-A/buang/"

    refused = client.post(address, {"reason": ""})
    client.post(address, {"reason": "Uji"})

    assert refused.status_code == 200
    assert not terms.holiday("HOL-2026-01-01-A").counts


def test_days_in_conflict_stand_on_the_page_of_their_year(sign_in):
    page = sign_in("cs").get(f"{LIST}hari-libur/", {"tahun": "2026"}).content.decode()

    assert page.count('chip-warn"') == 6
