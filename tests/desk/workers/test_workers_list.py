"""The list of people: few queries, one event, and rights that count from the next page on."""

from datetime import UTC, datetime, timedelta

import pytest

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts import queries
from sasando.foundation.accounts.models import Office, RoleGrant, User
from sasando.foundation.audit.models import Event

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
LIST = "/meja/pekerja/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def counter(reference, client, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)
    client.force_login(User.objects.get(username="demo-cs"))
    return client


def grant() -> RoleGrant:
    return RoleGrant.objects.get(user__username="demo-cs")


def test_the_list_asks_few_queries_however_many_people_it_shows(
    counter, people, django_assert_num_queries
):
    for name in ("Petrus Lado Wain", "Maria Seran", "Yohanes Bria"):
        people(name, nik="5306011501900003")
    counter.get(LIST)

    # Session, user, office, roles, regencies; people, their identities, their keys; then the
    # event: begin, head, event, refs, head, end.
    with django_assert_num_queries(14):
        page = counter.get(LIST)

    assert page.status_code == 200
    assert page.content.count(b"5306 ") == 3


def test_the_list_writes_one_event_that_names_who_was_shown(counter, people):
    shown = {str(people(name).ref) for name in ("Petrus Lado Wain", "Maria Seran")}

    counter.get(LIST)

    event = Event.objects.first()
    assert (event.deed, event.login, event.role) == ("workers.listed", "demo-cs", "CS")
    assert {ref for _, ref in event.refs} == shown


def test_a_role_that_ended_opens_no_further_page(counter, people):
    people()
    before = counter.get(LIST).status_code

    RoleGrant.objects.filter(pk=grant().pk).update(
        starts_on=NOW.date() - timedelta(days=9), ends_on=NOW.date() - timedelta(days=1)
    )

    assert (before, counter.get(LIST).status_code) == (200, 302)


def test_another_role_counts_from_the_next_page_on(counter, people):
    people()
    before = counter.get(LIST).status_code

    RoleGrant.objects.filter(pk=grant().pk).update(role="CMS")

    assert "workers.view" not in queries.policy.policy().roles["CMS"].permissions
    assert (before, counter.get(LIST).status_code) == (200, 404)


def test_regencies_bound_count_from_the_next_page_on(counter, people, actor):
    people("Petrus Lado Wain", regency_code="53.01")
    people("Maria Seran", regency_code="53.04")
    before = counter.get(LIST).content.decode()

    user = User.objects.get(username="demo-cs")
    accounts.bind_regencies(user, codes=["53.04"], by=actor("ADM"))

    after = counter.get(LIST).content.decode()
    assert "Petrus Lado Wain" in before
    assert "Petrus Lado Wain" not in after
    assert "Maria Seran" in after


def test_an_account_that_was_closed_opens_no_further_page(counter, people):
    people()
    before = counter.get(LIST).status_code

    User.objects.filter(username="demo-cs").update(is_active=False)

    assert (before, counter.get(LIST).status_code) == (200, 302)


def test_a_demo_user_is_signed_out_once_the_office_is_real(counter, people):
    people()
    before = counter.get(LIST).status_code

    Office.objects.update(is_demo=False)

    assert (before, counter.get(LIST).status_code) == (200, 302)


def test_search_answers_say_why_they_were_found(counter, people):
    person = people("Petrus Lado Wain")

    page = counter.get(LIST, {"q": "Petrus Lado"}).content.decode()

    assert f"{LIST}{person.ref}/" in page
    assert "bunyi nama sama" in page
