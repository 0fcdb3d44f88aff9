"""Giving cases to an officer, one or many, as a supervisor does it on the page."""

import pytest
from django.test import Client
from django.urls import reverse

from sasando.foundation.accounts.models import User
from sasando.records.cases.models import Case, Task
from tests.desk.cases.test_bad_input import clock, office, staff_of  # noqa: F401
from tests.records.cases.conftest import opened, staff  # noqa: F401

pytestmark = pytest.mark.django_db


def ref(login: str) -> str:
    return str(User.objects.get(username=login).ref)


@pytest.fixture
def cases(office, opened):  # noqa: F811
    by = staff_of("demo-cw")
    return [opened(by=by, name=f"Orang Uji {n}") for n in range(3)]


@pytest.fixture
def supervisor(cases):
    found = Client()
    found.force_login(User.objects.get(username="demo-cs"))
    return found


def test_many_cases_are_given_at_once_and_each_result_is_said(supervisor, cases):
    form = {"case": [str(row.ref) for row in cases], "to": ref("demo-cs"), "query": "daftar=tim"}

    answer = supervisor.post(reverse("desk:cases:assign_many"), form, follow=True)

    assert answer.redirect_chain[-1][0].endswith("?daftar=tim")
    assert set(Case.objects.values_list("owner_login", flat=True)) == {"demo-cs"}
    assert "3 kasus diserahkan." in answer.content.decode()


def test_the_list_offers_only_those_who_may_carry_a_case(supervisor):
    page = supervisor.get("/meja/kasus/?daftar=tim").content.decode()

    assert f'<option value="{ref("demo-cw")}">' in page
    assert f'<option value="{ref("demo-aud")}">' not in page


@pytest.mark.parametrize("to", ["", "demo-cw", "00000000-0000-0000-0000-000000000000"])
def test_an_officer_who_is_none_is_refused_in_words(supervisor, cases, to):
    answer = supervisor.post(
        reverse("desk:cases:assign_many"), {"case": [str(cases[0].ref)], "to": to}, follow=True
    )

    assert "Centang kasusnya dan pilih petugas." in answer.content.decode()
    assert Case.objects.get(pk=cases[0].pk).owner == cases[0].owner


def test_one_case_and_one_task_are_given_on_the_page(supervisor, cases):
    url = f"/meja/kasus/{cases[0].ref}/"
    version = Case.objects.get(pk=cases[0].pk).version

    done = supervisor.post(f"{url}serahkan/", {"to": ref("demo-cs"), "version": version})
    task = {"kind": "task", "what": "Telepon keluarga", "who": ref("demo-cw")}
    added = supervisor.post(f"{url}tugas/", task)

    assert (done.status_code, added.status_code) == (302, 302)
    assert Case.objects.get(pk=cases[0].pk).owner_login == "demo-cs"
    assert Task.objects.get(what="Telepon keluarga").who_name
