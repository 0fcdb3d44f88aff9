"""Outreach is counted by village, group and kind of question; its words are never frozen."""

import pytest

from sasando.analysis.extracts import snapshots
from sasando.analysis.measures import running
from sasando.analysis.measures.tables import long_table
from sasando.domain.reconciliation.session_words import QUESTIONS, question_kind
from sasando.domain.values.period import parse_period
from sasando.foundation.sources.models import Batch
from sasando.records.outreach.models import OutreachSession
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "by", "period", "cells"),
    [
        ("sessions_held", ("year",), None, {("2024",): 1, ("2025",): 3}),
        ("sessions_held", ("audience",), "2025", {("village",): 3}),
        ("session_attendance", ("group",), "2025", {("women",): 40, ("men",): 20, ("unknown",): 7}),
        ("session_attendance", ("origin_regency",), None, {("53.21",): 70}),
        ("villages_reached", ("year",), None, {("2024",): 1, ("2025",): 2}),
        ("villages_reached", ("origin_district",), "2025", {("53.21.05",): 2}),
        ("session_questions", ("question",), "2025", {("costs",): 1, ("age",): 1, ("other",): 1}),
    ],
)
def test_each_figure_is_what_the_sessions_give(snapshot, name, by, period, cells):
    asked = parse_period(period) if period else None

    found = running.run(name, snapshot=snapshot, by=by, period=asked)

    assert {cell.group: cell.value for cell in found.cells if "_T" not in cell.group} == cells


def test_a_village_lies_in_its_district_and_regency(snapshot):
    table = long_table("villages_reached", snapshot=snapshot, by=("origin_village",))

    inside = table.parents["origin_village"]
    assert inside["53.21.05.2005"] == "53.21.05"
    assert inside["53.21.05"] == "53.21"


def test_no_word_of_a_question_is_frozen(snapshot):
    frame = snapshots.read_table(snapshot, "questions")

    assert set(frame["question"].to_list()) <= set(QUESTIONS)
    assert "note" not in snapshots.read_table(snapshot, "sessions").columns


def test_provisional_sessions_stay_out_and_are_told(frozen, by):
    batch = Batch.objects.create(
        kind="outreach", state="provisional", file_sha256="a", received_at=NOW, received_by="uji"
    )
    OutreachSession.objects.filter(audience="school").update(batch=batch)

    again = snapshots.freeze(as_of=None, by=by)
    found = running.run("sessions_held", snapshot=again, by=(), period=None)

    assert found.passport.value == 3
    assert found.passport.quality.why["provisional"] == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Siapa yang membayar tiket?", "costs"),
        ("Apakah boleh berangkat pada umur 17 tahun?", "age"),
        ("Berapa lama mengurus paspor?", "papers"),
        ("Bagaimana kalau paspor dipegang majikan?", "trouble"),
        ("Ke mana keluarga melapor kalau tidak ada kabar?", "trouble"),
        ("Apakah PT itu resmi?", "recruiters"),
        ("BPJS dibayarkan siapa?", "insurance"),
        ("Berapa gaji di Malaysia?", "work"),
        ("Di mana mendaftar pelatihan?", "training"),
        ("Sesudah pulang bisa usaha apa?", "return"),
        ("Halo", "other"),
    ],
)
def test_a_question_is_of_the_first_kind_whose_words_stand_in_it(text, kind):
    assert question_kind(text) == kind
