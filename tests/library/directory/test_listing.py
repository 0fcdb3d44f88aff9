"""Lists of placement companies speak for their day only; silence is never a revocation."""

from datetime import date

import pytest
from django.urls import reverse

from sasando.domain.values.words import Refused
from sasando.library.directory import listing
from sasando.library.directory.models import P3miListed
from sasando.records.imports import actions
from sasando.records.imports.outcome import ImportRequest

pytestmark = pytest.mark.django_db
HEAD = "Nama P3MI,Nomor SIP3MI,Status Izin,Tanggal Daftar\n"
OLD = HEAD + "PT Uji Satu,S1,berlaku,01/03/2025\nPT Uji Dua,S2,diskors,01/03/2025\n"
NEW = HEAD + "PT. UJI SATU,S1,dicabut,01/01/2026\nPT Uji Tiga,S3,,01/01/2026\n"


@pytest.fixture
def take(reference, actor, tmp_path):
    def run(text, name="daftar.csv", *, final=True, source="Daftar uji"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        request = ImportRequest("p3mi", name, source_name=source, is_final=final)
        return actions.take_in(path, request=request, by=actor("CLI"))

    return run


def said(on: date) -> dict[str, tuple[str | None, bool]]:
    return {one.licence_no: (one.state, one.is_old) for one in listing.listed(on=on)}


def test_a_licence_is_answered_by_day_and_an_old_list_asks_first(take):
    take(OLD, "a.csv")
    take(NEW, "b.csv")

    assert said(date(2025, 2, 28)) == {}
    assert said(date(2025, 4, 1)) == {"S1": ("active", False), "S2": ("suspended", False)}
    assert said(date(2025, 12, 31)) == {"S1": ("active", True), "S2": ("suspended", True)}


def test_a_company_missing_in_a_newer_list_is_not_in_it_and_never_revoked(take):
    take(OLD, "a.csv")
    take(NEW, "b.csv")

    found = {one.licence_no: one for one in listing.listed(on=date(2026, 2, 1))}

    assert found["S2"].state is None
    assert found["S2"].words.id == "tidak ada dalam daftar 01/01/2026 (Daftar uji)"
    assert (found["S3"].state, found["S3"].words.en) == ("unknown", "listed; licence not stated")


def test_a_list_speaks_only_when_final_and_another_source_answers_for_itself(take):
    take(OLD, "a.csv", final=False)
    before = said(date(2026, 2, 1))
    take(NEW, "b.csv", source="Daftar lain")

    assert before == {} and set(said(date(2026, 2, 1))) == {"S1", "S3"}


def test_bad_rows_are_told_and_a_table_without_a_date_is_refused(take):
    rows = (
        "PT A,1,aneh,01/01/2026\nPT B,2,berlaku,\n,3,berlaku,01/01/2026\nPT C,4,aktif,01/01/2099\n"
        "PT D,5,aktif,01/01/2026\nPT. D,6,aktif,01/01/2026\n"
    )

    outcome = take(HEAD + rows)
    with pytest.raises(Refused):
        take("Nama P3MI,Nomor SIP3MI,Status Izin\nPT A,1,berlaku\n", "tanpa.csv")

    assert {(one.row, one.code) for one in outcome.rejected} >= {
        (2, "licence_unknown"), (3, "missing_cell"), (5, "date_in_future"),
    }  # fmt: skip
    assert P3miListed.objects.filter(name="PT D").count() == 1


def test_the_desk_answers_by_day_in_both_languages_and_only_for_the_desk(take, client, monkeypatch):
    from sasando.foundation.accounts import actions as accounts
    from sasando.foundation.accounts.models import User
    from tests.conftest import NOW

    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)
    take(OLD, "a.csv")
    address = reverse("desk:directory:p3mi")
    shut = client.get(address)
    client.force_login(User.objects.get(username="demo-cs"))

    page, before = client.get(address), client.get(f"{address}?tanggal=2025-02-01")

    assert shut.status_code in (302, 403, 404)
    assert "PT Uji Satu" in page.content.decode() and "tanyakan dulu" in page.content.decode()
    assert "Belum ada daftar final" in before.content.decode()
