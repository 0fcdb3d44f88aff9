"""A table of complaints becomes one case a row, whole or not at all."""

import csv
from datetime import date

import pytest

from sasando.domain.reconciliation.synonyms import PRINTED
from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.foundation.sources.models import Batch
from sasando.records.cases import moving, queries
from sasando.records.cases.models import Case, CasePerson, Entry, Term
from sasando.records.imports import actions
from sasando.records.imports.outcome import ImportRequest
from sasando.records.workers.models import Identity

pytestmark = pytest.mark.django_db
GOOD = {
    "No": "1", "No. Pengaduan": "SK-001", "Tanggal Pengaduan": "03/02/2025", "Kanal": "WA",
    "Nama Lengkap": "Yustina Uji", "Jenis Kelamin": "P", "Tanggal Lahir": "05/01/1990",
    "Kabupaten/Kota": "Malaka", "Negara Penempatan": "Malaysia",
    "Jenis Masalah": "Gaji tidak dibayar", "Status Keberangkatan": "Nonprosedural",
    "Pemberi Kerja": "Puan Uji", "P3MI": "PT Contoh Uji", "Nama Pengadu": "Maria Uji",
    "Hubungan Pengadu": "Ibu", "No. HP Pengadu": "081234567890",
    "Uraian": "Gaji tiga bulan belum dibayar.",
}  # fmt: skip
CHILD = GOOD | {"No": "2", "No. Pengaduan": "SK-002", "Nama Lengkap": "Gaspar Uji"}
CHILD |= {"Jenis Kelamin": "L", "Tanggal Lahir": "2009", "Jenis Masalah": "MENINGGAL"}
CHILD |= {"Uraian": ""}


@pytest.fixture
def table(tmp_path):
    def write(*rows, name="pengaduan.csv", extra=()):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, PRINTED["complaints"], restval="")
            writer.writeheader()
            writer.writerows(rows)
            csv.writer(stream).writerows(extra)
        return path

    return write


@pytest.fixture
def take(reference, actor):
    def run(path, **changes):
        request = ImportRequest(kind="complaints", file_name="pengaduan.csv", **changes)
        return actions.take_in(path, request=request, by=actor("CLI"))

    return run


def test_a_dry_run_opens_no_case(take, table):
    outcome = take(table(GOOD, CHILD), is_dry_run=True)

    assert (outcome.state, outcome.accepted, Case.objects.count()) == ("dry_run", 2, 0)


def test_each_row_becomes_one_case_under_one_event(take, table, actor):
    before = Event.objects.count()
    outcome = take(table(GOOD, CHILD), is_final=True)

    first, second = Case.objects.order_by("source_row")
    view = queries.case_view(first, relations=frozenset({"owner"}))
    assert (outcome.state, outcome.accepted, outcome.rejected) == ("final", 2, ())
    assert Event.objects.count() == before + 1
    assert (first.kind, first.category, first.channel) == (
        "complaint", "GAJI_TIDAK_DIBAYAR", "WHATSAPP",
    )  # fmt: skip
    assert (first.foreign_no, first.source_row, first.owner) == ("SK-001", 2, None)
    assert (first.procedural, first.country, first.regency_code) == ("nonprocedural", "MY", "53.21")
    assert view.narrative == "Gaji tiga bulan belum dibayar."
    assert view.complainant == {"name": "Maria Uji", "phone": "+6281234567890"}
    assert view.complainant_kinship == "parent"
    assert first.received_at.date() == date(2025, 2, 3)
    assert list(Term.objects.filter(case=first).values_list("rule_id", flat=True)) == [
        "R-PERBAN6-30A", "R-PERBAN6-30C",
    ]  # fmt: skip
    assert Entry.objects.filter(deed="opened_from_table").count() == 2
    assert (second.kind, second.hides_death, second.has_minor) == ("deceased", True, True)
    assert CasePerson.objects.get(case=second).is_minor


@pytest.mark.parametrize(
    ("changed", "column", "code"),
    [
        ({"Jenis Masalah": ""}, "trouble", "missing_cell"),
        ({"Jenis Masalah": "entah apa"}, "trouble", "trouble_unknown"),
        ({"Kanal": "merpati"}, "channel", "channel_unknown"),
        ({"Hubungan Pengadu": "kenalan jauh sekali"}, "complainant_kinship", "kinship_unknown"),
        ({"Tanggal Pengaduan": "31/02/2025"}, "reported_on", "date_impossible"),
        ({"Nama Lengkap": ""}, "name", "missing_name"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_in_words_and_the_rest_goes_in(
    take, table, changed, column, code
):
    outcome = take(table(GOOD, CHILD | {"Tanggal Lahir": "1980"} | changed))

    assert [(item.row, item.column, item.code) for item in outcome.rejected] == [(3, column, code)]
    assert outcome.rejected[0].problem.id != code
    assert Case.objects.count() == 1


def test_a_stated_total_that_is_not_met_keeps_the_table_from_being_final(take, table):
    path = table(GOOD, CHILD, extra=[["Jumlah", "", "", "", "3"]])

    outcome = take(path, is_final=True)

    assert outcome.refused is not None
    assert (Case.objects.count(), Identity.objects.count()) == (0, 0)


def test_totals_may_speak_of_the_trouble_and_the_channel(take, table):
    outcome = take(table(GOOD, CHILD), totals={"Gaji tidak dibayar": 1, "WhatsApp": 2, "Total": 2})

    assert outcome.reconciled
    assert [(line.group, line.counted) for line in outcome.totals] == [
        ("Gaji tidak dibayar", 1), ("WhatsApp", 2), ("Total", 2),
    ]  # fmt: skip


def test_a_complaint_that_is_a_case_already_is_not_opened_again(take, table):
    take(table(GOOD))
    twice = GOOD | {"Nama Lengkap": "Yustina Uji Coba"}

    again = take(table(GOOD, twice, CHILD, CHILD | {"No": "9", "Uraian": "x"}, name="baru.csv"))

    assert [(item.row, item.code) for item in again.rejected] == [
        (3, "complaint_known"), (5, "complaint_known"),
    ]  # fmt: skip
    assert (again.unchanged, again.accepted) == (1, 1)
    assert sorted(Case.objects.values_list("foreign_no", flat=True)) == ["SK-001", "SK-002"]


def test_a_provisional_table_is_cleared_with_its_cases_until_one_is_worked_on(take, table, staff):
    batch = Batch.objects.get(ref=take(table(GOOD)).batch)
    actions.withdraw(batch, by=staff("CS"))
    cleared = Case.objects.count(), Identity.objects.count()
    other = Batch.objects.get(ref=take(table(GOOD, CHILD)).batch)
    supervisor = staff("CS")
    moving.assign(Case.objects.first(), to=supervisor.user_ref, by=supervisor)

    with pytest.raises(Refused) as refused:
        actions.withdraw(other, by=supervisor)

    assert cleared == (0, 0)
    assert refused.value.refusal.code == "case_begun"
    assert Case.objects.count() == 2
