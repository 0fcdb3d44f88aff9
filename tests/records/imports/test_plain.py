"""Duties and sessions come in like every table: refused by row, provisional, once, one event."""

import argparse
import csv
import json
from dataclasses import replace

import pytest

from sasando.config.commands import import_table
from sasando.domain.reconciliation.synonyms import PRINTED, SYNONYMS
from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.foundation.sources.models import Batch
from sasando.library.duties import actions as duties
from sasando.library.duties.models import Duty, ReceivedDuty
from sasando.records.imports import actions, queries
from sasando.records.imports.outcome import ImportRequest
from sasando.records.outreach import queries as outreach
from sasando.records.outreach.models import OutreachSession
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
SHIPPED = duties.DATA / "duties.csv"
DUTY = {
    "Kode": "UU18-2017-42-e", "Peraturan": "UU 18/2017", "Pasal": "42", "Huruf": "e",
    "Tingkat": "Desa", "Kewajiban": "Bunyi yang dibaca ulang", "Sumber": "Lembaran Negara",
}  # fmt: skip
SESSION = {
    "Tanggal": "10/02/2026", "Kode Wilayah": "53.21.05.2005", "Sasaran": "Warga desa",
    "Materi/Topik": "Biaya; Daftar surat", "Perempuan": "21", "Laki-laki": "9",
    "Pertanyaan": "Siapa yang membayar tiket?; Berapa lama mengurus paspor?",
    "Petugas": "Petugas Uji",
}  # fmt: skip


@pytest.fixture
def table(tmp_path):
    def write(kind, *rows, name="uji.csv", extra=()):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, PRINTED[kind], restval="")
            writer.writeheader()
            writer.writerows(rows)
            csv.writer(stream).writerows(extra)
        return path

    return write


@pytest.fixture
def take(reference, actor):
    def run(kind, path, *, by=None, **changes):
        request = replace(ImportRequest(kind=kind, file_name=path.name), **changes)
        return actions.take_in(path, request=request, by=by or actor("CLI"))

    return run


def test_the_shipped_duties_say_nothing_new(take):
    outcome = take("duties", SHIPPED, is_final=True)

    assert (outcome.rows, outcome.accepted, outcome.unchanged) == (40, 40, 40)
    assert (outcome.rejected, outcome.state) == ((), "final")


def test_a_duty_waits_until_its_file_is_final_and_then_changes_the_matrix(take, table, actor):
    outcome = take("duties", table("duties", DUTY))
    batch = Batch.objects.get(ref=outcome.batch)
    before = Duty.objects.get(code=DUTY["Kode"]).text_id

    actions.make_final(batch, by=actor("CS"))

    after = Duty.objects.get(code=DUTY["Kode"])
    assert (outcome.state, outcome.unchanged) == ("provisional", 0)
    assert before != DUTY["Kewajiban"] == after.text_id
    assert after.office_edited and after.source == "Lembaran Negara"


def test_the_matrix_shows_a_new_duty(take, table, actor):
    from sasando.library.duties import queries as matrix

    new = DUTY | {"Kode": "", "Huruf": "f", "Kewajiban": "Tugas baru desa"}

    take("duties", table("duties", new), is_final=True)

    shown = matrix.matrix("village", day=NOW.date())
    assert [one.code for one in shown.duties if one.letter == "f"] == ["UU18-2017-42-f"]


def test_wording_that_an_officer_checked_is_left_and_told(take, table, actor):
    duties.verify_wording(DUTY["Kode"], text="Dari lembaran", source="LN", by=actor("CS"))

    outcome = take("duties", table("duties", DUTY), is_final=True)

    assert [item.code for item in outcome.warnings] == ["duty_verified"]
    assert Duty.objects.get(code=DUTY["Kode"]).text_id == "Dari lembaran"


def test_bad_duties_are_listed_by_row_and_the_rest_goes_in(take, table):
    rows = [DUTY | {"Pasal": "999"}, DUTY, DUTY | {"Tingkat": "kerajaan"}, DUTY]

    outcome = take("duties", table("duties", *rows))

    told = [(item.row, item.column, item.code) for item in outcome.rejected]
    assert told == [
        (2, "article", "article_unknown"), (4, "level", "unit_unknown"),
        (5, "letter", "duplicate_in_file"),
    ]  # fmt: skip
    assert (outcome.accepted, ReceivedDuty.objects.count()) == (1, 1)
    assert all(item.problem.id and item.problem.en for item in outcome.rejected)
    assert len(queries.rejected_rows(Batch.objects.get(ref=outcome.batch))) == 3


def test_a_session_is_taken_in_and_stays_out_of_figures_until_final(take, table, actor):
    year = {"since": NOW.date().replace(year=2025), "until": NOW.date()}
    outcome = take("outreach", table("outreach", SESSION))
    provisional = outreach.reached(actor("CS"), **year)

    take("outreach", table("outreach", SESSION), is_final=True)

    [row] = outreach.views(outreach.sessions(actor("CS")))
    assert (outcome.state, provisional) == ("provisional", {})
    assert outreach.reached(actor("CS"), **year)["53.21"].people == 30
    assert (row.facts.officer, row.facts.materials) == ("Petugas Uji", {"biaya", "surat"})
    assert not row.is_provisional


def test_a_session_told_before_is_unchanged_and_one_told_otherwise_is_refused(take, table):
    take("outreach", table("outreach", SESSION, name="a.csv"), is_final=True)
    other = SESSION | {"Perempuan": "22"}

    outcome = take("outreach", table("outreach", SESSION, name="b.csv", extra=[[]]))
    otherwise = take("outreach", table("outreach", other, name="c.csv"))

    assert (outcome.accepted, outcome.unchanged) == (1, 1)
    assert [(item.row, item.code) for item in otherwise.rejected] == [(2, "session_known")]
    assert OutreachSession.objects.count() == 1


def test_a_session_twice_in_one_file_is_told(take, table):
    rows = [SESSION, SESSION, SESSION | {"Perempuan": "5"}]

    outcome = take("outreach", table("outreach", *rows))

    assert [(item.row, item.code) for item in outcome.rejected] == [
        (3, "duplicate_in_file"), (4, "session_twice"),
    ]  # fmt: skip


def test_an_officer_of_another_regency_brings_no_session(take, table, actor):
    by = actor("CS", regencies=frozenset({"53.06"}))

    outcome = take("outreach", table("outreach", SESSION), by=by)

    assert [item.code for item in outcome.rejected] == ["outside_regencies"]
    assert not OutreachSession.objects.exists()


def test_codes_without_dots_put_the_whole_file_in_doubt(take, table):
    path = table("outreach", SESSION | {"Kode Wilayah": "5321052005"})

    with pytest.raises(Refused) as refused:
        take("outreach", path)

    assert refused.value.refusal.code == "area_code_ambiguous"
    assert take("outreach", path, codes="kemendagri").accepted == 1


@pytest.mark.parametrize(("kind", "row"), [("duties", DUTY), ("outreach", SESSION)])
def test_final_is_refused_while_a_stated_total_is_not_met(take, table, kind, row):
    path = table(kind, row, extra=[["Jumlah", "2"]])

    outcome = take(kind, path, is_final=True)

    assert (outcome.state, outcome.accepted) == ("refused", 0)
    assert [(line.stated, line.counted) for line in outcome.totals] == [(2, 1)]
    assert not Batch.objects.exists()


@pytest.mark.parametrize(("kind", "row"), [("duties", DUTY), ("outreach", SESSION)])
def test_a_provisional_file_meets_totals_given_later(take, table, kind, row):
    path = table(kind, row)
    take(kind, path)

    met = take(kind, path, is_final=True, totals={"Total": 1})

    assert (met.state, met.reconciled) == ("final", True)


@pytest.mark.parametrize(("kind", "row"), [("duties", DUTY), ("outreach", SESSION)])
def test_an_import_is_one_event_and_the_same_file_changes_nothing(take, table, kind, row):
    path = table(kind, row)
    before = Event.objects.count()
    take(kind, path, is_dry_run=True)
    dry = Event.objects.count()
    take(kind, path)

    again = take(kind, path)

    assert (dry, Event.objects.count()) == (before, before + 1)
    assert Event.objects.filter(deed="imports.taken_in").count() == 1
    assert again.already_imported and Batch.objects.count() == 1


@pytest.mark.parametrize(("kind", "row"), [("duties", DUTY), ("outreach", SESSION)])
def test_a_provisional_file_is_cleared_whole(take, table, actor, kind, row):
    outcome = take(kind, table(kind, row))

    actions.withdraw(Batch.objects.get(ref=outcome.batch), by=actor("CS"))

    assert not ReceivedDuty.objects.exists() and not OutreachSession.objects.exists()
    assert not actions.has_any()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", None),
        (b"\x00\x01\x02\xff" * 50, None),
        (b"nama,umur\nA,1\n", "headings_not_found"),
        (b"PK\x03\x04broken", None),
        (b"Tanggal,Tanggal Sosialisasi,Desa,Perempuan\n", "heading_twice"),
    ],
)
@pytest.mark.parametrize("kind", ["duties", "outreach"])
def test_a_file_that_is_no_such_table_is_refused_in_words(take, tmp_path, kind, content, code):
    path = tmp_path / "rusak.csv"
    path.write_bytes(content)

    with pytest.raises(Refused) as refused:
        take(kind, path)

    assert refused.value.refusal.words.id and refused.value.refusal.words.en
    assert code is None or kind == "duties" or refused.value.refusal.code == code
    assert not Batch.objects.exists()


@pytest.fixture
def command(reference, actor, monkeypatch):
    monkeypatch.setattr(import_table.prepare, "load_reference", lambda _now: 0)
    monkeypatch.setattr(import_table.prepare, "command_actor", lambda _now: actor("CLI"))
    parser = argparse.ArgumentParser()
    import_table.add_arguments(parser)
    parser.add_argument("--json", action="store_true")
    return lambda *given: import_table.run(parser.parse_args([str(one) for one in given]))


@pytest.mark.parametrize(("kind", "row"), [("duties", DUTY), ("outreach", SESSION)])
def test_the_command_answers_in_the_shape_of_the_contract(command, table, capsys, kind, row):
    status = command(kind, table(kind, row), "--json")

    told = json.loads(capsys.readouterr().out)
    assert status == 0 and told["state"] == "provisional"
    assert {"batch", "file_sha256", "rows", "accepted", "rejected", "warnings", "totals",
            "reconciled", "already_imported"} <= set(told)  # fmt: skip


@pytest.mark.parametrize("kind", ["duties", "outreach"])
def test_the_template_prints_headings_synonyms_and_examples(tmp_path, kind):
    import openpyxl

    from sasando.records.imports import template

    path = tmp_path / "contoh.xlsx"
    template.write(kind, path)

    book = openpyxl.load_workbook(path)
    told = {row[0].value: row for row in book["Petunjuk"].iter_rows(min_row=2)}
    assert [cell.value for cell in book["Data"][1]] == list(PRINTED[kind])
    assert set(told) == set(SYNONYMS[kind])
    assert any(row[3].value for row in told.values())


def test_a_row_of_few_cells_is_told_and_not_taken_for_a_note(take, table):
    thin = {"Tanggal": "10/02/2026", "Kode Wilayah": "53.21.05.2005"}

    outcome = take("outreach", table("outreach", thin, {"Tanggal": "x"}))

    assert [(item.row, item.code) for item in outcome.rejected] == [
        (2, "outreach_nobody"), (3, "date_unreadable"),
    ]  # fmt: skip
