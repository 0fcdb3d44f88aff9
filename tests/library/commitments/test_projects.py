"""Regulations on their way: what the press told of one, drafts by article, inputs and answers."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from sasando.domain.values.words import Refused
from sasando.library.commitments import project_lines, projects, ways
from sasando.library.commitments.facts import PARTNERS, PARTNERS_SEE, PUBLIC_SEES, STAFF_SEE
from sasando.library.commitments.models import DraftInput, Project
from sasando.library.commitments.projects import (
    DraftFacts,
    InputFacts,
    ProjectFacts,
    StageFacts,
)

pytestmark = pytest.mark.usefixtures("reference")
TODAY = date(2026, 2, 11)
TEXT = "BAB I\nKETENTUAN UMUM\nPasal 1\nYang dimaksud (uji).\nPasal 2\n(1) Satu.\n(2) Dua."


@pytest.fixture
def clerk(actor):
    return actor("PO", login="clerk", name="Domi Kaleka")


@pytest.fixture
def started(clerk):
    row = projects.start(ProjectFacts("perda", "Rancangan uji", visibility=PARTNERS), by=clerk)
    projects.reach(row.ref, given=StageFacts("drafted", TODAY), by=clerk)
    return row


def page(row, *, sees=STAFF_SEE, day=TODAY, **more):
    return ways.page(row.ref, day=day, sees=sees, **more)


def lay(row, by, *, text=TEXT, **more):
    return projects.lay(row.ref, given=DraftFacts(text, TODAY, **more), by=by)


def code_of(refused):
    return refused.value.refusal.code


def test_the_draft_regulation_of_the_commission_stands_as_the_press_told():
    row = Project.objects.get(code="2025-perda-pekerja")

    found = page(row, sees=PUBLIC_SEES)

    assert (found.card.stage, found.card.stage_on) == ("drafted", date(2025, 9, 12))
    assert found.card.leader == "Komisi V DPRD Provinsi NTT"
    assert found.draft is None and found.card.is_verified
    assert [step.on for step in project_lines.way(found, "id") if step.is_now] == [
        date(2025, 9, 12)
    ]


def test_a_draft_is_split_by_article_and_an_article_without_number_is_refused(clerk, started):
    lay(started, clerk)

    with pytest.raises(Refused) as refused:
        lay(started, clerk, text="Pasal 1\nSatu.\nPasal\nTanpa nomor.")

    found = page(started).draft
    assert [part.number for part in found.articles] == ["", "1", "2"]
    assert "(2) Dua." in found.articles[2].text
    assert code_of(refused) == "text_no_number"


def test_inputs_stand_at_their_article_with_what_became_of_them(clerk, started, actor):
    draft = lay(started, clerk)
    unit = actor("PRV", unit="DISNAKER-NTT")
    anchor = page(started).draft.articles[2].anchor
    given = InputFacts(anchor, "change", "Tambah ayat (3).", "DISNAKER-NTT", "Dinas uji")

    made = projects.give(draft.ref, given=given, by=unit)
    projects.answer(made.ref, outcome="not_taken", words="Sudah diatur Pasal 9.", by=clerk)
    projects.answer(made.ref, outcome="partly", words="Masuk penjelasan.", by=clerk)

    said = page(started, sees=PARTNERS_SEE).draft.articles[2].inputs[0]
    assert (said.who, said.answer.outcome) == ("Dinas uji", "partly")
    assert DraftInput.objects.get().answers.count() == 2


def test_only_the_newest_draft_takes_inputs_and_only_until_its_day(clerk, started):
    old = lay(started, clerk)
    new = lay(started, clerk, inputs_until=TODAY - timedelta(1))

    refusals = []
    for draft in (old, new):
        with pytest.raises(Refused) as refused:
            projects.give(draft.ref, given=InputFacts("", "ask", "Kapan?"), by=clerk)
        refusals.append(code_of(refused))

    assert refusals == ["inputs_closed", "inputs_closed"]
    assert page(started).draft.why_closed is not None


def test_an_unknown_article_and_an_unknown_figure_are_refused(clerk, started):
    draft = lay(started, clerk)

    with pytest.raises(Refused) as article:
        projects.give(draft.ref, given=InputFacts("art_99", "keep", "Ya"), by=clerk)
    with pytest.raises(Refused) as figure:
        projects.attach(started.ref, release="RL-0", table="x", by=clerk)

    assert (code_of(article), code_of(figure)) == ("draft_without_article", "no_such_figure")


def test_inputs_stages_and_drafts_are_never_changed(clerk, started):
    draft = lay(started, clerk)
    projects.give(draft.ref, given=InputFacts("", "keep", "Setuju"), by=clerk)

    for rows in (DraftInput.objects.all(), started.stages.all(), started.drafts.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(by="lain")


def test_what_is_for_the_office_is_shown_to_nobody_else(clerk):
    row = projects.start(ProjectFacts("pergub", "Rahasia uji"), by=clerk)

    assert page(row, sees=PARTNERS_SEE) is None
    assert all(one.ref != row.ref for one in ways.cards(day=TODAY, sees=PARTNERS_SEE))
