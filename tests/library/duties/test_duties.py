"""Duties load as the Act has them; evidence, answers and verdicts make the state of each cell."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.foundation.files.models import StoredFile
from sasando.library.duties import actions, queries, reach
from sasando.library.duties.facts import (
    AnswerFacts,
    AskFacts,
    EvidenceFacts,
    FileFacts,
    VerdictFacts,
)
from sasando.library.duties.models import Answer, Bearer, Duty, Evidence, Judgement
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("reference")
TODAY = date(2026, 2, 11)
CELL = ("regency", "53.07", "b")
PAPER = EvidenceFacts(
    "register", "Buku register dinas 2025", date(2026, 1, 2), source="Kantor dinas, Maumere"
)
SEEN = VerdictFacts("part", "", TODAY + timedelta(140))
VILLAGE = "53.07.01.2001"


@pytest.fixture
def clerk(actor):
    return actor("CW", login="clerk", name="Ina Raga")


@pytest.fixture
def judge(actor):
    return actor("CS", login="judge", name="Sela Naru")


def on(who, day):
    return replace(who, now=NOW + (day - TODAY))


def answered(says, **more):
    given = {"words": "Rancangan di bagian hukum.", "answered_on": TODAY}
    given |= {"unit": "Dinas tenaga kerja", "source": "surat dinas (uji)"}
    return AnswerFacts(says, **(given | more))


def state(day=TODAY, cell=CELL):
    return queries.cell_page(*cell, day=day).cell.state


def code_of(refused):
    return refused.value.refusal.code


def test_the_act_has_fifteen_nine_eleven_and_five_items():
    counts = [len(queries.duties(level)) for level in ("central", "province", "regency", "village")]

    assert counts == [15, 9, 11, 5]
    assert [one.letter for one in queries.duties() if one.is_optional] == ["i", "k"]


def test_every_item_has_a_source_a_heading_and_examples_in_both_languages():
    for duty in queries.duties():
        assert duty.source
        assert not duty.is_verified
        for words in (duty.text, duty.heading, duty.examples):
            assert words.id
            assert words.en


def test_the_matrix_is_eleven_by_twenty_two_from_west_to_east():
    found = queries.matrix("regency", day=TODAY)

    assert (len(found.duties), len(found.rows)) == (11, 22)
    assert found.rows[0].bearer.name == "Manggarai Barat"
    assert (found.sum.unknown, found.sum.may) == (220, 22)


def test_the_matrix_takes_few_reads(django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        queries.matrix("regency", day=TODAY)


def test_evidence_counts_once_an_officer_verified_it(clerk, judge):
    item = actions.bring(*CELL, facts=PAPER, by=clerk)
    before = state()

    actions.judge(item.ref, facts=SEEN, version=1, by=judge)

    assert (before, state()) == ("unknown", "partly")
    found = queries.cell_page(*CELL, day=TODAY)
    assert found.cell.review_due_on == SEEN.next_review_on
    assert found.evidence[0].judgements[0].by_name == "Sela Naru"
    deeds = list(Event.objects.order_by("seq").values_list("deed", flat=True))
    assert deeds[-2:] == ["duties.evidence_brought", "duties.evidence_judged"]


def test_who_brought_evidence_does_not_verify_it(clerk):
    item = actions.bring(*CELL, facts=PAPER, by=clerk)

    with pytest.raises(Refused) as refused:
        actions.judge(item.ref, facts=SEEN, version=1, by=clerk)

    assert code_of(refused) == "own_evidence"


def test_the_second_of_two_who_judge_is_refused(clerk, judge):
    item = actions.bring(*CELL, facts=PAPER, by=clerk)
    actions.judge(item.ref, facts=SEEN, version=1, by=judge)

    with pytest.raises(Refused) as refused:
        actions.judge(item.ref, facts=SEEN, version=1, by=judge)

    assert code_of(refused) == "stale_version"


def test_withdrawn_after_review_it_stays_in_words_and_each_day_keeps_its_state(clerk, judge):
    item = actions.bring(*CELL, facts=PAPER, by=on(clerk, date(2026, 1, 5)))
    facts = VerdictFacts("whole", "", date(2026, 12, 1))
    actions.judge(item.ref, facts=facts, version=1, by=on(judge, date(2026, 1, 6)))

    actions.withdraw(item.ref, words="Milik kabupaten lain.", by=judge)

    days = [date(2026, 1, 5), date(2026, 1, 6), date(2026, 2, 10), TODAY]
    assert [state(day) for day in days] == ["unknown", "there", "there", "unknown"]
    kept = queries.cell_page(*CELL, day=TODAY).evidence[0]
    assert [one.outcome for one in kept.judgements] == ["whole", "withdrawn"]
    change = queries.changes("regency", since=date(2026, 2, 1), until=TODAY)[0]
    assert (change.before, change.after) == ("there", "unknown")
    assert "ditarik: Milik kabupaten lain." in change.causes[0].id


def test_withdrawn_evidence_is_judged_no_more(clerk, judge):
    item = actions.bring(*CELL, facts=PAPER, by=clerk)
    actions.withdraw(item.ref, words="Salah unggah.", by=clerk)

    with pytest.raises(Refused) as refused:
        actions.judge(item.ref, facts=SEEN, version=2, by=judge)

    assert code_of(refused) == "evidence_withdrawn"


def test_absent_takes_an_answer_and_may_is_never_absent(clerk):
    actions.answer(*CELL, facts=answered("none"), by=clerk)
    actions.answer("regency", "53.07", "k", facts=answered("none"), by=clerk)

    assert state() == "absent"
    assert state(cell=("regency", "53.07", "k")) == "may"


def test_an_answer_against_the_evidence_stands_beside_it(clerk, judge):
    item = actions.bring(*CELL, facts=PAPER, by=clerk)
    actions.judge(item.ref, facts=SEEN, version=1, by=judge)

    actions.answer(*CELL, facts=answered("none"), by=clerk)

    found = queries.cell_page(*CELL, day=TODAY)
    assert (found.cell.state, found.cell.is_disputed) == ("partly", True)
    assert found.answers[0].words == "Rancangan di bagian hukum."


@pytest.mark.parametrize("change", [{"says": "perhaps"}, {"unit": " "}, {"source": ""}])
def test_an_answer_by_halves_is_refused(clerk, change):
    with pytest.raises(Refused) as refused:
        actions.answer(*CELL, facts=replace(answered("none"), **change), by=clerk)

    assert code_of(refused) == "answer_incomplete"


def test_an_answer_of_tomorrow_is_refused(clerk):
    facts = answered("have", answered_on=TODAY + timedelta(1))

    with pytest.raises(Refused) as refused:
        actions.answer(*CELL, facts=facts, by=clerk)

    assert code_of(refused) == "not_of_tomorrow"


def test_a_file_is_sealed_and_each_look_is_written(clerk, judge, tmp_path, settings):
    settings.SASANDO_HOME = tmp_path
    facts = replace(PAPER, file=FileFacts("Papan pengumuman.txt", b"buka Senin sampai Jumat"))

    item = actions.bring(*CELL, facts=facts, by=clerk)

    stored = StoredFile.objects.get(ref=item.file)
    assert (stored.subject, stored.kept_sha256) == (item.ref, item.file_sha256)
    name, media, data = actions.read_file(item.ref, by=judge)
    assert (name, media, data) == ("Papan pengumuman.txt", "text/plain", b"buka Senin sampai Jumat")
    assert Event.objects.order_by("seq").last().deed == "duties.file_read"


def test_a_proof_of_a_hundred_megabytes_is_refused_in_words(clerk):
    with pytest.raises(Refused) as early:
        actions.refuse_size(100 * 1024 * 1024)
    facts = replace(PAPER, file=FileFacts("besar.pdf", b"%PDF-" + bytes(21 * 1024 * 1024)))
    with pytest.raises(Refused) as late:
        actions.bring(*CELL, facts=facts, by=clerk)

    assert code_of(early) == code_of(late) == "file_too_large"
    assert "20 MB" in early.value.refusal.words.id
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": " "}, "title_missing"),
        ({"kind": "rumour"}, "title_missing"),
        ({"source": ""}, "nothing_to_see"),
        ({"dated_on": TODAY + timedelta(1)}, "not_of_tomorrow"),
    ],
)
def test_evidence_by_halves_is_refused(clerk, change, code):
    with pytest.raises(Refused) as refused:
        actions.bring(*CELL, facts=replace(PAPER, **change), by=clerk)

    assert code_of(refused) == code


def test_what_was_asked_for_stands_as_not_received_until_it_comes(clerk, judge):
    title, due_on = "Keputusan penunjukan operator", TODAY + timedelta(30)
    asked = actions.ask(*CELL, facts=AskFacts(title, due_on), by=judge)
    before = queries.cell_page(*CELL, day=TODAY).evidence[0].state

    actions.bring(*CELL, facts=PAPER, asked=asked.ref, by=clerk)

    assert before == "asked"
    assert (queries.asked(), len(queries.waiting())) == ([], 1)
    with pytest.raises(Refused) as refused:
        actions.bring(*CELL, facts=PAPER, asked=asked.ref, by=clerk)
    assert code_of(refused) == "evidence_not_asked"


def test_parliament_reads_a_row_as_it_stood_fourteen_days_ago(clerk, judge):
    item = actions.bring(*CELL, facts=PAPER, by=on(clerk, date(2026, 2, 1)))
    actions.judge(item.ref, facts=SEEN, version=1, by=on(judge, date(2026, 2, 5)))
    actions.show_row("regency", "53.07", by=on(judge, date(2026, 2, 6)))
    actions.answer(*CELL, facts=answered("none"), by=clerk)

    def reads(day):
        rows = queries.matrix("regency", day=day, for_parliament=True).rows
        return [
            [cell.state for cell in row.cells][1:2] for row in rows if row.bearer.code == "53.07"
        ]

    assert reads(date(2026, 2, 19)) == [[]]
    assert reads(date(2026, 2, 20)) == [["partly"]]
    assert queries.cell_page(*CELL, day=TODAY).opens_on == date(2026, 2, 20)


def test_a_row_is_shown_once(judge):
    actions.show_row("regency", "53.07", by=judge)

    with pytest.raises(Refused) as refused:
        actions.show_row("regency", "53.07", by=judge)

    assert code_of(refused) == "row_shown_already"


def test_a_village_comes_into_the_sample_once(judge):
    actions.choose_village(VILLAGE, by=judge)

    with pytest.raises(Refused) as again:
        actions.choose_village(VILLAGE, by=judge)
    with pytest.raises(Refused) as unknown:
        actions.choose_village("53.07.99.9999", by=judge)

    assert (code_of(again), code_of(unknown)) == ("village_chosen", "village_unknown")
    found = queries.matrix("village", day=TODAY)
    assert [(row.bearer.code, len(row.cells)) for row in found.rows] == [(VILLAGE, 5)]


def test_a_partner_reaches_its_own_row_and_its_villages_once_shown(actor, judge):
    actions.choose_village(VILLAGE, by=judge)
    partner = actor("REG", unit="DISNAKER-5307")
    before = reach.open_bearer(partner, "regency", "53.07")
    actions.show_row("regency", "53.07", by=judge)
    actions.show_row("village", VILLAGE, by=judge)

    assert before is None
    assert reach.open_bearer(partner, "regency", "53.07").name == "Sikka"
    assert reach.open_bearer(partner, "village", VILLAGE)
    for role, unit in [("REG", "DISNAKER-5308"), ("DPR", "DISNAKER-5307"), ("REG", ""),
                       ("VIL", "DISNAKER-5307"), ("PAR", "DISNAKER-5307")]:  # fmt: skip
        assert reach.open_bearer(actor(role, unit=unit), "regency", "53.07") is None


def test_an_officer_verifies_the_wording_and_a_later_load_keeps_it(judge):
    actions.verify_wording(
        "UU18-2017-41-b", text="membuat basis data PMI", source="LN 242", by=judge
    )
    actions.load_reference(NOW)

    found = queries.duty("UU18-2017-41-b")
    assert (found.text.id, found.is_verified, found.verified_by) == (
        "membuat basis data PMI", True, "Sela Naru",
    )  # fmt: skip


def test_verdicts_and_answers_are_never_changed(clerk, judge):
    item = actions.bring(*CELL, facts=PAPER, by=clerk)
    actions.judge(item.ref, facts=SEEN, version=1, by=judge)
    actions.answer(*CELL, facts=answered("none"), by=clerk)

    for rows, change in [(Judgement, {"outcome": "whole"}), (Answer, {"says": "have"})]:
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            rows.objects.update(**change)


def test_rows_hang_on_what_the_act_says():
    assert Bearer.objects.count() == 24
    assert Duty.objects.count() == 40
