"""Staff record sessions by village and see where to go next, with the reasons."""

import html

import pytest

from sasando.analysis.extracts import snapshots
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.records.outreach.models import OutreachSession
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
LIST, NEW, NEXT = "/meja/sosialisasi/", "/meja/sosialisasi/baru/", "/meja/sosialisasi/berikutnya/"
FORM = {
    "held_on": "10/02/2026", "regency": "53.21", "village": "53.21.05.2005", "audience": "school",
    "count_girls": "14", "count_boys": "11", "materials": ["surat"],
    "questions": "Apakah boleh umur 17?\n\nSiapa yang bayar tiket?",
}  # fmt: skip


@pytest.fixture
def sign_in(reference, client, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)

    def as_role(role: str):
        client.force_login(User.objects.get(username=f"demo-{role}"))
        return client

    return as_role


def words(answer) -> str:
    return html.unescape(answer.content.decode())


def test_a_session_is_written_listed_and_read(sign_in):
    client = sign_in("po")

    answer = client.post(NEW, FORM)
    row = OutreachSession.objects.get()
    page, listed = words(client.get(answer.url)), words(client.get(LIST))

    assert (row.girls, row.boys, row.questions) == (14, 11, FORM["questions"].split("\n\n"))
    assert "25 orang hadir" in page and "Apakah boleh umur 17?" in page
    assert ">25<" in listed and "Malaka" in listed


def test_a_village_is_found_by_its_name_in_the_regency(sign_in, reference):
    from sasando.library.places import queries as places

    name = places.village_names()[FORM["village"]]

    sign_in("po").post(NEW, FORM | {"village": name.lower()})

    assert OutreachSession.objects.get().village_code == FORM["village"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"village": "Tidak Ada"}, "Tidak ada desa bernama ini"),
        ({"regency": "53.06"}, "Kode ini terletak di kabupaten lain."),
        ({"count_girls": "", "count_boys": ""}, "berapa orang yang hadir"),
        ({"held_on": "12/02/2026"}, "belum"),
        ({"count_girls": "-3"}, "0"),
    ],
)
def test_what_cannot_be_is_said_and_the_words_are_kept(sign_in, changed, said):
    answer = sign_in("po").post(NEW, FORM | changed)

    assert answer.status_code == 200
    assert said in words(answer) and "Siapa yang bayar tiket?" in words(answer)
    assert not OutreachSession.objects.exists()


def test_the_second_of_two_savers_is_told(sign_in):
    client = sign_in("cs")
    page = f"{client.post(NEW, FORM).url}betulkan/"

    first = client.post(page, FORM | {"version": "1", "count_girls": "15"})
    second = client.post(page, FORM | {"version": "1", "count_girls": "16"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert OutreachSession.objects.get().girls == 15


def test_the_head_reads_and_does_not_write(sign_in):
    client = sign_in("ho")

    assert client.get(LIST).status_code == 200
    assert client.get(NEW).status_code == 404


def test_where_to_go_next_says_why(sign_in, actor, settings, tmp_path):
    settings.SASANDO_HOME = tmp_path
    client = sign_in("cs")
    before = words(client.get(NEXT))
    snapshots.freeze(as_of=None, by=actor("CS"))

    after = words(client.get(NEXT))

    assert "Belum ada potret data" in before
    assert "Cara mengurutkan" in after and "Malaka" in after
    assert "1 Feb 2025 sampai 31 Jan 2026" in after


def test_districts_are_ranked_with_reasons_and_bounded_by_regency(
    sign_in, actor, settings, tmp_path
):
    settings.SASANDO_HOME = tmp_path
    client = sign_in("cs")
    snapshots.freeze(as_of=None, by=actor("CS"))

    one, every = (
        words(client.get(f"{NEXT}?kabupaten=53.21")),
        words(client.get(f"{NEXT}?tingkat=kecamatan")),
    )

    assert "Malaka Tengah" in one and "Deportan" in one and "Kecamatan" in one
    assert "Kupang" in every and "lainnya dengan selisih lebih kecil" in every
    assert client.get(f"{NEXT}?kabupaten=99.99").status_code == 404


@pytest.mark.parametrize("role", ["cw", "aud"])
def test_ranking_is_for_staff_who_measure(sign_in, role):
    answer = sign_in(role).get(f"{NEXT}?kabupaten=53.21")

    assert answer.status_code == 404
