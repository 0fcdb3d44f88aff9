"""The one door of the vault: its pages, who may open them, and that nothing shows elsewhere."""

import re
from uuid import UUID

import pytest

from sasando.domain.screening.questions import GROUP_OF
from sasando.foundation.audit.models import Event
from sasando.records.cases.models import Case
from sasando.records.screening import actions
from sasando.records.screening.facts import SheetContent
from sasando.records.screening.models import Sheet

pytestmark = pytest.mark.django_db
LIST, NEW = "/meja/penapisan/", "/meja/penapisan/baru/"
UNKNOWN = UUID("00000000-0000-4000-8000-00000000000f")
STRONG = {
    "TPPO_ACT-SEND": "yes", "TPPO_MEANS-DEBT": "yes", "TPPO_PURPOSE-EXPLOIT": "yes",
}  # fmt: skip


def url(sheet: Sheet, part: str = "") -> str:
    return f"{LIST}{sheet.ref}/{part}"


def posted(version: int = 1, *, answers=STRONG, **more) -> dict[str, object]:
    given = {f"q-{code}": answer for code, answer in answers.items()}
    return {"version": version, "note": "", **given, **more}


def body(response) -> bytes:
    return re.sub(rb'(csrfmiddlewaretoken|name="next")" value="[^"]*"', b"", response.content)


def text(response) -> str:
    return response.content.decode()


def test_an_officer_goes_from_case_number_to_result(sign_in, case):
    client = sign_in()
    person = case.people.get().identity.person

    found = client.get(NEW, {"kasus": case.number})
    started = client.post(NEW, {"kasus": case.number, "orang": str(person.ref)})
    sheet = Sheet.objects.get()
    kept = client.post(url(sheet, "simpan/"), posted(answers={"ILO-07": "yes"}))
    done = client.post(url(sheet, "simpan/"), posted(2, selesai="1"), follow=True)

    assert "Yustina Mau Lodo" in text(found)
    assert started["Location"] == kept["Location"] == url(sheet)
    assert "Indikasi kuat" in text(done)
    assert Case.objects.get(pk=case.pk).is_restricted


def test_the_sheet_asks_every_question_in_plain_words_and_says_where_it_is_from(sign_in, sheet):
    page = text(sign_in().get(url(sheet)))

    assert all(f'name="q-{code}"' in page for code in GROUP_OF)
    assert "Apakah paspor atau dokumen dipegang orang lain" in page
    assert "Belum diverifikasi" in page or "Not verified" in page
    assert page.count("<section aria-labelledby=") == 5


def test_the_result_shows_reasons_and_where_to_refer_and_calls_nobody_a_victim(
    sign_in, sheet, screener
):
    told = SheetContent(STRONG, note="Dijanjikan gaji.")
    actions.finish_sheet(sheet, content=told, version=1, by=screener)
    client = sign_in()

    indonesian = text(client.get(url(sheet)))
    client.cookies["django_language"] = "en"
    english = text(client.get(url(sheet), headers={"accept-language": "en"}))

    assert "Adakah bukti unsur ini: penjeratan utang?" in indonesian
    assert "SAPA 129" in indonesian
    assert "LPSK" in indonesian
    assert "Dijanjikan gaji." in indonesian
    for page in (indonesian, english):
        assert "korban" not in page.lower()
        assert "victim" not in page.lower()


@pytest.mark.parametrize(
    ("answers", "shown"),
    [({"ILO-01": "yes"}, "Indikasi"), ({"ILO-01": "no"}, "Belum cukup"),
     (dict.fromkeys(GROUP_OF, "no"), "Tidak ada tanda")],
)  # fmt: skip
def test_each_result_has_its_own_words(sign_in, sheet, answers, shown):
    client = sign_in()

    page = client.post(url(sheet, "simpan/"), posted(answers=answers, selesai="1"), follow=True)

    chip = re.search(r"<use[^>]*></use></svg>([^<]+)</span>\s*</p>", text(page))
    assert chip
    assert chip[1] == shown


def test_a_second_saver_sees_the_difference_and_loses_nothing(sign_in, sheet, screener):
    actions.save_answers(sheet, content=SheetContent({"ILO-01": "no"}), version=1, by=screener)

    late = sign_in().post(url(sheet, "simpan/"), posted(1, answers={"ILO-01": "yes"}))

    assert late.status_code == 409
    assert 'class="compare"' in text(late)
    assert 'name="version" value="2"' in text(late)
    assert re.search(r'name="q-ILO-01".*?<option value="yes" selected', text(late), re.DOTALL)
    sheet.refresh_from_db()
    assert sheet.version == 2


def test_an_empty_sheet_is_not_finished_and_says_why(sign_in, sheet):
    page = sign_in().post(url(sheet, "simpan/"), posted(answers={}, selesai="1"))

    assert page.status_code == 200
    assert "Belum ada pertanyaan" in text(page) or "No question" in text(page)
    sheet.refresh_from_db()
    assert sheet.state == "draft"


@pytest.mark.parametrize("strange", [{"version": "²"}, {"version": "9" * 40}, {"version": ""},
                                     {"q-ILO-01": "korban"}, {"note": "x" * 6000}])  # fmt: skip
def test_strange_input_is_answered_in_words(sign_in, sheet, strange):
    page = sign_in().post(url(sheet, "simpan/"), posted() | strange)

    assert page.status_code in (200, 409)
    sheet.refresh_from_db()
    assert sheet.version == 1


def test_strange_ways_to_start_make_no_sheet(sign_in, case):
    client = sign_in()

    for given in ({}, {"kasus": case.number}, {"kasus": case.number, "orang": "x"},
                  {"kasus": "KS-1", "orang": str(UNKNOWN)},
                  {"kasus": case.number, "orang": str(UNKNOWN)}):  # fmt: skip
        assert client.post(NEW, given)["Location"] == NEW
    assert Sheet.objects.count() == 0


def test_access_is_given_and_taken_on_the_page(sign_in, sheet, staff):
    head = staff("CS")
    client = sign_in()

    client.post(url(sheet, "akses/"), {"who": str(head.user_ref), "until": "31/12/2099"})
    page = text(client.get(url(sheet)))
    taken = url(sheet, f"akses/{head.user_ref}/tutup/")

    assert head.name in page
    assert taken in page
    assert sign_in("CS").get(url(sheet)).status_code == 200
    sign_in().post(taken)
    assert sign_in("CS").get(url(sheet)).status_code == 404


def test_a_reader_reads_and_cannot_answer_or_let_in(sign_in, sheet, staff, screener):
    head = staff("CS")
    actions.give_access(sheet, who=head.user_ref, may_write=False, until=None, by=screener)
    client = sign_in("CS")

    assert '<form method="post" action="/meja/penapisan/' not in text(client.get(url(sheet)))
    for part in ("simpan/", "akses/", f"akses/{head.user_ref}/tutup/"):
        assert client.post(url(sheet, part), posted()).status_code == 404


@pytest.mark.parametrize("role", ["CW", "PO", "CS", "HO", "AUD", "CUS"])
def test_missing_and_forbidden_sheets_answer_with_the_same_bytes(sign_in, sheet, role):
    client = sign_in(role)
    missing = Sheet(ref=UNKNOWN)

    for part in ("", "simpan/", "akses/", f"akses/{UNKNOWN}/tutup/"):
        for method in ("get", "post"):
            there = getattr(client, method)(url(sheet, part))
            gone = getattr(client, method)(url(missing, part))
            assert (there.status_code, body(there)) == (gone.status_code, body(gone)), part
            assert there.status_code in (404, 405)
    assert client.get(NEW).status_code == 404


@pytest.mark.parametrize("role", ["CW", "PO", "HO", "AUD", "CUS"])
def test_a_role_without_the_right_finds_no_door(sign_in, sheet, role):
    client = sign_in(role)

    assert client.get(LIST).status_code == 404
    assert "/meja/penapisan/" not in text(client.get("/meja/"))


def test_a_supervisor_without_a_grant_sees_an_empty_list(sign_in, sheet):
    page = text(sign_in("CS").get(LIST))

    assert str(sheet.ref) not in page
    assert "Yustina" not in page


def test_the_list_never_says_what_a_sheet_says(sign_in, sheet, screener):
    actions.finish_sheet(sheet, content=SheetContent(STRONG), version=1, by=screener)

    page = text(sign_in().get(LIST))

    assert str(sheet.ref) in page
    assert "ndikasi" not in page.split("<main")[-1]


def test_every_look_is_written_and_names_the_sheet_alone(sign_in, sheet, case):
    client = sign_in()

    client.get(LIST)
    client.get(url(sheet))
    client.get(NEW, {"kasus": case.number})

    events = {event.deed: event for event in Event.objects.filter(login="staff-scr")}
    assert events["screening.listed"].refs == [["screening", str(sheet.ref)]]
    assert events["screening.viewed"].refs == [["screening", str(sheet.ref)]]
    assert events["screening.case_opened"].refs == [["screening_case", str(case.ref)]]
    assert all(events[f"screening.{name}"].facts == {} for name in ("listed", "viewed"))
