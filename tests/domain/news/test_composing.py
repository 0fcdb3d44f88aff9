"""First drafts: in the house style, with slots for quotes, without anyone's name."""

from datetime import date

import pytest

from sasando.domain.news import composing, laid, moves
from sasando.domain.news.composing import ArrivalTold, MeetingTold, Outcome
from sasando.domain.news.moves import Standing
from sasando.domain.news.readers import is_reader

DAY = date(2026, 2, 6)


def test_a_meeting_tells_day_place_topics_who_spoke_and_what_came_of_it():
    told = MeetingTold(
        "Kunjungan kerja", DAY, "Kupang", topics=("data", "biaya"), came=("Ketua", "Kepala"),
        items=(("Data", "Dibahas."),),
        said=(("Ketua", "request", "satu data."), ("", "hope", "x.")),
        outcomes=(Outcome("Paparan", "DPRD", None), Outcome("Data", "", date(2026, 3, 1))),
    )  # fmt: skip

    made = composing.from_meeting(told)

    assert "pada Jumat, 6 Februari 2026 di Kupang. Yang dibahas: data dan biaya." in made.body
    assert "Ketua meminta: satu data." in made.body and "Harapan dari pertemuan: x." in made.body
    assert "Paparan (DPRD, tanpa tanggal); Data (pemilik belum disebut, paling lambat Minggu" in (
        made.body
    )
    assert made.body.count("[KUTIPAN") == 2


def test_a_brief_loses_mark_dateline_sign_off_and_notes():
    text = (
        "RANCANGAN BERITA · belum\n\n4.163 layanan\n\nKupang, KemenP2MI (9/2) — Sebanyak 4.163."
        "\n\n[KUTIPAN 1: kepala kantor. Kosong.]\n\n** (Humas/[INISIAL]/BP3MI)\n\nCatatan."
    )

    made = composing.from_brief(text)

    assert made.title == "4.163 layanan"
    assert made.body == "Sebanyak 4.163.\n\n> [KUTIPAN 1: kepala kantor. Kosong.]"


@pytest.mark.parametrize(("how", "word"), [("deported", "dipulangkan"), ("deceased", "jenazah")])
def test_an_arrival_tells_number_sex_and_island_and_nobody(how, word):
    told = ArrivalTold(DAY, "El Tari", how, 1, 0, (("Sumba", 1), ("Timor", 0)))

    body = composing.from_arrival(told).body

    assert word in body and "1 perempuan. Menurut pulau asal: Sumba 1." in body
    assert "Nama dan desa tidak disebut" in body


def test_house_style():
    assert laid.dateline("Kupang", date(2026, 2, 9)) == "Kupang, KemenP2MI (9/2)"
    assert laid.sign_off("AB", "BP3MI NTT") == "** (Humas/AB/BP3MI NTT)"
    assert [block.kind for block in laid.blocks("a\n\n## b\n\n> c")] == [
        laid.PLAIN, laid.HEADING, laid.QUOTE,
    ]  # fmt: skip
    assert laid.slug("Ketua: “Satu data”, café!") == "ketua-satu-data-cafe"
    assert laid.slug("???") == "berita"


def standing(state="draft", *, live=False, body="teks", erratum=""):
    return Standing(state, live, frozenset({"a"}), body, erratum)


@pytest.mark.parametrize(
    ("item", "passed", "refusal"),
    [
        (standing(), True, None),
        (standing(), False, moves.NOT_PASSED),
        (standing("asked"), True, moves.NOT_NOW),
        (standing(body="> [KUTIPAN kepala kantor: kosong]"), True, moves.SLOTS_OPEN),
        (standing(live=True), True, moves.NO_ERRATUM),
        (standing(live=True, erratum="Salah."), True, None),
    ],
)
def test_asking_needs_a_pass_no_open_slot_and_an_erratum_for_what_is_out(item, passed, refusal):
    assert moves.why_not_ask(item, has_passed=passed) is refusal


@pytest.mark.parametrize(
    ("state", "login", "passed", "refusal"),
    [
        ("asked", "b", True, None),
        ("asked", "a", True, moves.OWN_WORK),
        ("asked", "b", False, moves.NOT_PASSED),
        ("draft", "b", True, moves.NOT_NOW),
        ("scheduled", "b", True, moves.NOT_NOW),
    ],
)
def test_four_eyes(state, login, passed, refusal):
    assert moves.why_not_approve(standing(state), login=login, has_passed=passed) is refusal


@pytest.mark.parametrize(
    ("agent", "purpose", "reads"),
    [
        ("Mozilla/5.0 (Linux; Android 9) Chrome/99 Mobile Safari/537.36", "", True),
        ("Mozilla/5.0 (Linux; Android 9) Chrome/99 Mobile Safari/537.36", "prefetch", False),
        ("Mozilla/5.0 (compatible; bingbot/2.0)", "", False),
        ("WhatsApp/2.23", "", False),
        ("", "", False),
    ],
)
def test_only_browsers_read(agent, purpose, reads):
    assert is_reader(agent=agent, purpose=purpose) is reads
