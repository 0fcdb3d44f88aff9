"""Tables come in whole or not at all, and what they state is held against what they hold."""

import csv
from dataclasses import replace

import pytest

from sasando.domain.reconciliation.synonyms import PRINTED
from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.foundation.sources.models import Batch, counted_batch_q
from sasando.library.statistics.actions import DATA
from sasando.library.statistics.models import PrintedFigure
from sasando.records.imports import actions
from sasando.records.imports.models import ColumnMapping, RejectedRow, ReviewItem
from sasando.records.imports.outcome import ImportRequest
from sasando.records.movements.models import Movement
from sasando.records.placements.models import Placement
from sasando.records.workers.models import Identity, Person

pytestmark = pytest.mark.django_db
GOOD = {
    "ID PMI": "PMI1", "NIK": "5321012303870007", "Nama Lengkap": "Gaspar Uji",
    "Jenis Kelamin (L/P)": "L", "Tanggal Lahir": "23/03/1987", "Kode Wilayah": "53.21",
    "No. HP": "081234567890", "Skema": "P to P", "Negara Penempatan": "Malaysia",
    "Tanggal Berangkat": "02/02/2025", "Lama Kontrak (bulan)": "24",
}  # fmt: skip
SECOND = GOOD | {"ID PMI": "PMI2", "NIK": "5304014501900003", "Nama Lengkap": "Yustina Uji"}
SECOND |= {"Jenis Kelamin (L/P)": "P", "Tanggal Lahir": "05/01/1990", "Kode Wilayah": "53.04"}
REQUEST = ImportRequest(kind="placements", file_name="uji.csv")


@pytest.fixture
def table(tmp_path):
    def write(*rows, name="uji.csv", kind="placements", extra=()):
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
    def run(path, **changes):
        return actions.take_in(path, request=replace(REQUEST, **changes), by=actor("CLI"))

    return run


def test_a_dry_run_writes_nothing(take, table):
    outcome = take(table(GOOD), is_dry_run=True)

    assert (outcome.accepted, outcome.batch) == (1, None)
    assert not Batch.objects.exists()
    assert not Identity.objects.exists()


def test_rows_carry_file_sheet_and_row_and_seal_what_is_secret(take, table):
    outcome = take(table(GOOD, SECOND))

    row = Identity.objects.get(name="Yustina Uji")
    assert (row.batch.file_sha256, row.source_row) == (outcome.file_sha256, 3)
    assert b"5304014501900003" not in bytes(row.nik_sealed)
    assert row.nik_status == "valid"


def test_a_provisional_batch_shows_its_rows_but_enters_no_figure(take, table, actor):
    take(table(GOOD))

    assert Placement.objects.visible_to(actor("CS")).count() == 1
    assert not Placement.objects.filter(counted_batch_q()).exists()


def test_final_is_refused_and_leaves_nothing_while_a_total_is_not_met(take, table):
    outcome = take(table(GOOD, SECOND), is_final=True, totals={"Total": 3})

    assert outcome.refused is not None
    assert [(line.stated, line.counted, line.difference) for line in outcome.totals] == [(3, 2, -1)]
    assert not Person.objects.exists()
    assert Batch.objects.get().state == "refused"


def test_a_total_line_of_the_file_counts_and_is_no_person(take, table):
    path = table(GOOD, SECOND, extra=[["Jumlah", "2"]])

    outcome = take(path, is_final=True)

    assert (outcome.rows, outcome.accepted, outcome.state) == (2, 2, "final")
    assert [line.stated for line in outcome.totals] == [2]


@pytest.mark.parametrize(
    ("group", "met"), [("Malaka", 1), ("53.04", 1), ("P", 1), ("Malaysia", 2), ("Jakarta", 0)]
)
def test_a_group_is_counted_by_whatever_it_names(take, table, group, met):
    outcome = take(table(GOOD, SECOND), is_dry_run=True, totals={group: 7})

    assert [line.counted for line in outcome.totals] == [met]


def test_the_same_file_twice_changes_nothing(take, table):
    path = table(GOOD)
    first = take(path)

    again = take(path)

    assert again.already_imported
    assert again.batch == first.batch
    assert Identity.objects.count() == 1


def test_an_unchanged_row_of_a_new_file_is_not_taken_twice(take, table):
    take(table(GOOD))

    outcome = take(table(GOOD, SECOND, name="dua.csv"))

    assert (outcome.accepted, outcome.unchanged) == (1, 1)


def test_a_file_on_which_a_later_one_relies_cannot_be_cleared_first(take, table, actor):
    first = take(table(GOOD))
    take(table(GOOD, SECOND, name="dua.csv"))

    with pytest.raises(Refused) as refused:
        actions.withdraw(Batch.objects.get(ref=first.batch), by=actor("CS"))

    assert refused.value.refusal.code == "built_upon"


def test_a_cleared_import_is_gone_and_can_come_again(take, table, actor):
    path = table(GOOD)
    outcome = take(path)

    actions.withdraw(Batch.objects.get(ref=outcome.batch), by=actor("CS"))

    assert not Identity.objects.exists()
    assert take(path).accepted == 1


def test_a_nik_twice_in_a_file_refuses_both_rows(take, table):
    outcome = take(table(GOOD, SECOND | {"NIK": GOOD["NIK"]}))

    assert outcome.accepted == 0
    assert sorted(item.row for item in outcome.rejected) == [2, 3]


def test_a_nik_under_another_name_waits_for_a_human_and_overwrites_nothing(take, table):
    take(table(GOOD))

    outcome = take(table(GOOD | {"ID PMI": "PMI9", "Nama Lengkap": "Orang Lain"}, name="b.csv"))

    assert outcome.review == 1
    assert ReviewItem.objects.get().existing.name == "Gaspar Uji"
    assert Person.objects.count() == 2


def test_a_changed_row_of_one_id_pmi_supersedes(take, table, actor):
    take(table(GOOD))

    take(table(GOOD | {"Negara Penempatan": "Singapura"}, name="b.csv"))

    shown = Placement.objects.visible_to(actor("CS"))
    assert [row.country for row in shown] == ["SG"]
    assert Person.objects.count() == 1


def test_an_id_pmi_of_someone_else_is_refused(take, table):
    take(table(GOOD))

    outcome = take(table(SECOND | {"ID PMI": "PMI1"}, name="b.csv"))

    assert [item.code for item in outcome.rejected] == ["id_pmi_other_person"]


def test_rejected_rows_are_kept_sealed_and_given_back(take, table, actor):
    outcome = take(table(GOOD, SECOND | {"NIK": "12345"}))

    batch = Batch.objects.get(ref=outcome.batch)
    sealed = bytes(RejectedRow.objects.get().cells_sealed)
    rows = actions.give_back_rejects(batch, by=actor("CS"))
    assert b"Yustina" not in sealed
    assert rows[0][2]["name"] == "Yustina Uji"


def test_an_import_is_one_event(take, table):
    before = Event.objects.count()

    take(table(GOOD, SECOND))

    assert Event.objects.count() == before + 1
    assert Event.objects.order_by("-seq").first().deed == "imports.taken_in"


def test_bare_area_codes_are_refused_as_ambiguous(take, table):
    with pytest.raises(Refused) as refused:
        take(table(GOOD | {"Kode Wilayah": "5321"}))

    assert "ambiguous" in refused.value.refusal.code
    assert not Identity.objects.exists()


def test_a_mapping_is_remembered_for_its_sender(take, tmp_path):
    path = tmp_path / "asing.csv"
    path.write_text("Siapa,Kapan lahirnya,Punya siapa\nGaspar Uji,1987,x\n", encoding="utf-8")
    mapping = {"Siapa": "name", "Kapan lahirnya": "born", "Punya siapa": "father"}
    take(path, kind="workers", source_name="Desa", mapping=mapping)
    path.write_text("Siapa,Kapan lahirnya,Punya siapa\nBlasius Uji,1990,y\n", encoding="utf-8")

    outcome = take(path, kind="workers", source_name="Desa")

    assert outcome.accepted == 1
    assert ColumnMapping.objects.count() == 1


def test_a_manifest_makes_returns_with_their_dates_apart(take, table):
    row = {"Nama": "Gaspar Uji", "L/P": "L", "Kategori (LD/PD/AL/AP)": "LD", "Provinsi": "NTT"}
    path = table(row | {"Kabupaten": "Malaka"}, kind="deportees")

    take(path, kind="deportees", totals={"LD": 1}, is_final=True)

    moved = Movement.objects.get()
    assert (moved.kind, moved.origin_regency, moved.origin_province) == ("deported", "53.21", "53")
    assert moved.died_on is None


def test_a_death_before_arrival_only(take, table):
    row = {"Nama Lengkap": "Gaspar Uji", "Negara": "Malaysia", "Kabupaten/Kota": "Malaka"}
    row |= {"Tanggal Meninggal": "10/02/2025", "Tanggal Tiba": "01/02/2025"}

    outcome = take(table(row, kind="deaths"), kind="deaths")

    assert [item.code for item in outcome.rejected] == ["arrived_before_death"]


@pytest.mark.parametrize(
    ("publication", "gaps"),
    [
        ("NNK-2025-09-25", {"case": 1, "province": -5}),
        ("NNK-2023-11-08", {"province": -1}),
        ("NNK-2025-10-16", {"case": 3, "province": -3, "sexage": 1}),
        ("NNK-2025-01-23", {}),
    ],
)
def test_real_nunukan_manifests_are_final_only_when_they_add_up(take, tmp_path, publication, gaps):
    with DATA.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["publication_id"] == publication]
    path = tmp_path / "nunukan.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)

    outcome = take(path, kind="statistics", is_final=True)

    found = {line.group.rpartition(".")[2]: line.difference for line in outcome.totals}
    assert {name: int(gap) for name, gap in found.items() if gap} == gaps
    assert (outcome.refused is None) == (not gaps)
    assert PrintedFigure.objects.filter(batch__isnull=False).count() == 0
