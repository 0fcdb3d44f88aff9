"""Rows of tables without people: each cell that cannot be is named, and nothing else breaks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sasando.domain.reconciliation import problems
from sasando.domain.reconciliation.duty_rows import KnownDuties, code_made, read_duty
from sasando.domain.reconciliation.known import Known, place_form
from sasando.domain.reconciliation.plain_cells import CellRefused
from sasando.domain.reconciliation.session_rows import KnownSessions, read_session
from sasando.domain.values.personal import has_number_of_a_person, may_name_a_person

ACT = "/akn/id/act/uu/2017/18"
DUTIES = KnownDuties(
    works={place_form(ACT): ACT, place_form("UU 18/2017"): ACT},
    articles={(ACT, "41"): "regency", (ACT, "42"): "village", (ACT, "54"): ""},
    duties={(ACT, "41", "a"): "UU18-2017-41-a", (ACT, "42", "a"): "UU18-2017-42-a"},
    today=date(2026, 2, 11),
)
DUTY = {
    "id": "UU18-2017-41-a", "instrument": "UU 18/2017", "article": "Pasal 41", "letter": "a",
    "level": "Kabupaten/Kota", "text_id": "Sosialisasi", "source": "naskah", "verified": "",
    "source_date": "07/04/2021",
}  # fmt: skip
PLACES = Known(
    today=date(2026, 2, 11),
    regency_names={"53.21": "Kabupaten Malaka"},
    regency_by_name={"malaka": "53.21"},
    districts={("53.21", "malakatengah"): "53.21.05", ("53.21", "wewiku"): "53.21.06"},
    villages={
        ("53.21.05", "kamanasa"): "53.21.05.2005",
        ("53.21.05", "kembar"): "53.21.05.2006", ("53.21.06", "kembar"): "53.21.06.2001",
    },
)  # fmt: skip
SESSIONS = KnownSessions(
    PLACES, frozenset(PLACES.villages.values()), {"village": "village", "sekolah": "school"},
    {"biaya": "biaya", "daftarsurat": "surat"},
)  # fmt: skip
SESSION = {
    "held_on": "10/02/2026", "regency": "Malaka", "district": "Malaka Tengah",
    "village": "Kamanasa", "audience": "Sekolah", "materials": "Biaya; Daftar surat",
    "women": "21", "men": "9", "attendance": "30", "questions": "Siapa bayar?; Berapa lama?",
}  # fmt: skip


def test_a_duty_is_read_by_the_words_of_offices():
    found = read_duty(DUTY, known=DUTIES)

    assert found.place == (ACT, "41", "a")
    assert (found.code, found.level, found.source_date) == (
        "UU18-2017-41-a", "regency", date(2021, 4, 7),
    )  # fmt: skip


def test_a_new_duty_is_named_by_its_place():
    found = read_duty(DUTY | {"id": "", "article": "54", "letter": "b"}, known=DUTIES)

    assert found.code == code_made((ACT, "54", "b")) == "UU18-2017-54-b"


@pytest.mark.parametrize(
    ("changed", "column", "code"),
    [
        ({"instrument": "UU 99/2099"}, "instrument", "law_unknown"),
        ({"article": "999"}, "article", "article_unknown"),
        ({"article": ""}, "article", "missing_cell"),
        ({"level": "kerajaan"}, "level", "unit_unknown"),
        ({"level": "desa"}, "level", "unit_of_other_article"),
        ({"letter": "7"}, "letter", "letter_unreadable"),
        ({"id": "", "article": "54"}, "letter", "letter_taken"),
        ({"id": "UU18-2017-42-a"}, "id", "duty_code_differs"),
        ({"id": "=1+1"}, "id", "duty_code_unreadable"),
        ({"text_id": ""}, "text_id", "missing_cell"),
        ({"text_id": "x" * 401}, "text_id", "too_long"),
        ({"source": "#REF!"}, "source", "formula_error"),
        ({"verified": "mungkin"}, "verified", "verified_unknown"),
        ({"source_date": "32/13/2021"}, "source_date", "date_impossible"),
        ({"source_date": "12/02/2026"}, "source_date", "date_in_future"),
    ],
)
def test_a_duty_that_cannot_be_is_refused_by_cell(changed, column, code):
    with pytest.raises(CellRefused) as refused:
        read_duty(DUTY | changed, known=DUTIES)

    assert (refused.value.column, refused.value.refusal.code) == (column, code)


def test_a_session_is_read_by_the_words_of_offices():
    found = read_session(SESSION, known=SESSIONS)

    assert (found.village_code, found.audience) == ("53.21.05.2005", "school")
    assert (found.counts, found.materials) == ({"women": 21, "men": 9}, {"biaya", "surat"})
    assert found.questions == ("Siapa bayar?", "Berapa lama?")


def test_a_sum_without_groups_is_told_apart_by_nothing():
    found = read_session(SESSION | {"women": "", "men": "-"}, known=SESSIONS)

    assert found.counts == {"unknown": 30}


@pytest.mark.parametrize(
    ("changed", "column", "code"),
    [
        ({"held_on": ""}, "held_on", "missing_cell"),
        ({"held_on": "12/02/2026"}, "held_on", "date_in_future"),
        ({"held_on": "31/02/2026"}, "held_on", "date_impossible"),
        ({"held_on": "kemarin"}, "held_on", "date_unreadable"),
        ({"village": "Entah"}, "village", "village_not_listed"),
        ({"village": ""}, "village", "village_not_listed"),
        ({"village": "Kembar", "district": ""}, "village", "village_not_clear"),
        ({"regency": "Atlantis"}, "village", "region_unknown"),
        ({"region_code": "53.21.05.9999"}, "region_code", "village_not_listed"),
        ({"audience": "alien"}, "audience", "audience_unknown"),
        ({"materials": "Sihir"}, "materials", "material_unknown"),
        ({"women": "0", "men": "0", "attendance": ""}, "women", "outreach_nobody"),
        ({"women": "-3"}, "women", "outreach_too_many"),
        ({"women": "5001"}, "women", "outreach_too_many"),
        ({"women": "1,234"}, "women", "number_ambiguous"),
        ({"attendance": "31"}, "attendance", "attendance_differs"),
        ({"questions": "x" * 301}, "questions", "outreach_unreadable"),
        ({"questions": ";".join(["a"] * 51)}, "questions", "outreach_unreadable"),
        ({"questions": "Anak saya 5321014101870001?"}, "questions", "number_of_a_person"),
        ({"questions": "Hubungi 0812-3456-7890"}, "questions", "number_of_a_person"),
        ({"note": "Paspor C1234567"}, "note", "number_of_a_person"),
    ],
)
def test_a_session_that_cannot_be_is_refused_by_cell(changed, column, code):
    with pytest.raises(CellRefused) as refused:
        read_session(SESSION | changed, known=SESSIONS)

    assert (refused.value.column, refused.value.refusal.code) == (column, code)


def test_words_of_address_before_a_name_are_looked_at():
    found = read_session(SESSION | {"questions": "Mengapa Bapak Yosef gagal?"}, known=SESSIONS)

    assert found.warned == ("questions",)


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("Berapa biaya ke Malaysia, Rp17.500.000?", False, False),
        ("Biayanya 12.500.000.000 rupiah", False, False),
        ("Apakah boleh umur 17 tahun 2026?", False, False),
        ("+62 812 3456 7890", True, False),
        ("nik 53.2101.410187.0001", True, False),
        ("Ke Ibu Kota negara mana?", False, False),
        ("Apa kata Bapak Kepala Desa?", False, False),
        ("seorang bernama Yosefina", False, True),
    ],
)
def test_text_that_points_at_one_person(text, number, name):
    assert (has_number_of_a_person(text), may_name_a_person(text)) == (number, name)


ANY_CELL = st.text(max_size=60) | st.sampled_from(["#REF!", "=HYPERLINK(1)", "1e99", "٣", "\x00"])


@given(
    st.dictionaries(st.sampled_from(sorted(SESSION | {"note": "", "region_code": ""})), ANY_CELL)
)
def test_no_cell_of_a_session_breaks_the_reader(cells):
    try:
        found = read_session(SESSION | cells, known=SESSIONS)
    except CellRefused as refused:
        assert refused.refusal.code in problems.PROBLEMS
    else:
        assert found.village_code in SESSIONS.villages and sum(found.counts.values()) > 0


@given(st.dictionaries(st.sampled_from(sorted(DUTY | {"note": "", "heading": ""})), ANY_CELL))
def test_no_cell_of_a_duty_breaks_the_reader(cells):
    try:
        found = read_duty(DUTY | cells, known=DUTIES)
    except CellRefused as refused:
        assert refused.refusal.code in problems.PROBLEMS
    else:
        assert found.place[:2] in DUTIES.articles and len(found.code) <= 40
