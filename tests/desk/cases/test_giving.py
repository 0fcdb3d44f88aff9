"""Giving cases to an officer, one or many, as a supervisor does it on the page."""

import pytest
from django.urls import reverse

from tests.desk.cases.test_case_pages import case_url, office, sign_in  # noqa: F401


def _ref(login: str) -> str:
    from sasando.foundation.accounts.queries import user_named

    return str(user_named(login).ref)


@pytest.fixture
def supervisor(sign_in):  # noqa: F811
    return sign_in("demo-cs")


def test_many_cases_are_given_at_once_and_each_result_is_said(supervisor):
    from sasando.records.cases.models import Case

    rows = list(Case.objects.filter(closed_at__isnull=True).order_by("pk")[:3])
    form = {"case": [str(row.ref) for row in rows], "to": _ref("demo-cs"), "query": "daftar=tim"}

    answer = supervisor.post(reverse("desk:cases:assign_many"), form, follow=True)

    assert answer.redirect_chain[-1][0].endswith("?daftar=tim")
    assert {row.owner_login for row in Case.objects.filter(pk__in=[r.pk for r in rows])} == {
        "demo-cs"
    }
    assert "3 kasus diserahkan." in answer.content.decode()


def test_the_list_offers_only_those_who_may_carry_a_case(supervisor):
    page = supervisor.get("/meja/kasus/?daftar=tim").content.decode()

    assert f'<option value="{_ref("demo-cw")}">' in page
    assert f'<option value="{_ref("demo-aud")}">' not in page


@pytest.mark.parametrize("to", ["", "demo-cw", "00000000-0000-0000-0000-000000000000"])
def test_an_officer_who_is_none_is_refused_in_words(supervisor, to):
    from sasando.records.cases.models import Case

    row = Case.objects.filter(closed_at__isnull=True).order_by("pk").first()

    answer = supervisor.post(
        reverse("desk:cases:assign_many"), {"case": [str(row.ref)], "to": to}, follow=True
    )

    assert "Centang kasusnya dan pilih petugas." in answer.content.decode()
    assert Case.objects.get(pk=row.pk).owner == row.owner


def test_one_case_and_one_task_are_given_on_the_page(supervisor):
    from sasando.records.cases.models import Case, Task

    url = case_url("KS-2026-0001", "serahkan/")
    version = Case.objects.get(number="KS-2026-0001").version

    done = supervisor.post(url, {"to": _ref("demo-cs"), "version": version})
    task = {"kind": "task", "what": "Telepon keluarga", "who": _ref("demo-cw")}
    added = supervisor.post(case_url("KS-2026-0001", "tugas/"), task)

    assert (done.status_code, added.status_code) == (302, 302)
    assert Case.objects.get(number="KS-2026-0001").owner_login == "demo-cs"
    assert Task.objects.get(what="Telepon keluarga").who_name
