"""Shipped figures load once and stay; an import adds and changes nothing that stands."""

import pytest
from django.db import IntegrityError, transaction

from sasando.library.places.models import ReferenceFile
from sasando.library.statistics import actions, queries, standing
from sasando.library.statistics.actions import Stands
from sasando.library.statistics.models import PrintedFigure, Publication
from tests.conftest import NOW
from tests.library.statistics.conftest import shipped


def load_again() -> None:
    ReferenceFile.objects.filter(name=actions.DATA.name).delete()
    actions.load_reference(NOW)


def test_every_shipped_figure_is_loaded_with_every_column(reference):
    first = PrintedFigure.objects.get(figure="NNK-2025-09-25-01")

    assert PrintedFigure.objects.count() == 1004
    assert first.publication.code == "NNK-2025-09-25"
    assert all((first.definition, first.publisher, first.source, first.verified, first.unit))


def test_loading_again_changes_nothing(reference):
    before = list(PrintedFigure.objects.order_by("id").values())

    load_again()

    assert list(PrintedFigure.objects.order_by("id").values()) == before


def test_a_figure_that_the_office_edited_stays_and_is_offered_the_shipped_value(reference):
    row = PrintedFigure.objects.filter(value=4163).first()
    PrintedFigure.objects.filter(pk=row.pk).update(value=4164, office_edited=True)

    load_again()

    row.refresh_from_db()
    assert (row.value, row.offered) == (4164, {"value": "4163"})


def test_a_figure_that_the_office_took_in_stays_when_the_file_ships_it_too(take_in, row):
    printed = PrintedFigure.objects.get(figure="KOM-2021-09-02-11")
    PrintedFigure.objects.filter(pk=printed.pk).delete()
    batch = take_in(row(id="KOM-2021-09-02-11", value="99"))

    load_again()

    kept = PrintedFigure.objects.get(figure="KOM-2021-09-02-11")
    assert (kept.value, kept.batch, kept.offered["value"]) == (99, batch, "31")


def test_an_import_cannot_overwrite_a_figure_that_stands(take_in):
    known = shipped("NNK-2025-01-23")

    with pytest.raises(IntegrityError), transaction.atomic():
        take_in(known[0])

    assert PrintedFigure.objects.get(figure=known[0].texts["id"]).batch is None


def test_an_import_does_not_rename_a_publication_that_stands(take_in, row):
    take_in(row(publication_id="NNK-2025-01-23", publisher="Orang Lain"))

    assert Publication.objects.get(code="NNK-2025-01-23").publisher != "Orang Lain"


@pytest.mark.parametrize(
    "change", [{"value": "10"}, {"unit": "cases"}, {"dimension": "sex=F"}, {"total_id": "X-9"}]
)
def test_a_figure_of_one_id_and_other_content_says_otherwise(take_in, row, change):
    take_in(row())

    assert actions.standing([row(), row(id="X-2")]) == {"X-1": Stands.SAME}
    assert actions.standing([row(**change)]) == {"X-1": Stands.OTHERWISE}


def test_a_figure_that_waits_in_another_import_says_so(take_in, row):
    take_in(row(), state="provisional")

    assert actions.standing([row()]) == {"X-1": Stands.PROVISIONAL}


@pytest.mark.parametrize(
    ("publication", "differences"),
    [
        ("NNK-2025-09-25", [-5, 1]),
        ("NNK-2023-11-08", [-1]),
        ("NNK-2025-10-16", None),
        ("NNK-2025-01-23", []),
    ],
)
def test_manifests_of_nunukan_close_or_name_their_differences(reference, publication, differences):
    checked = standing.checked(shipped(publication))

    found = [item.difference for item in checked if item.closing.value == "gap"]
    assert checked
    assert found if differences is None else sorted(found) == differences


def test_a_part_is_held_against_a_total_that_stands_in_the_store(reference):
    provinces = [one for one in shipped("DBK-2023-PROV") if one.texts["total_id"]]

    assert [item.closing.value for item in standing.checked(provinces)] != ["no_total"]


def test_a_part_whose_total_is_nowhere_is_refused(reference, row):
    rows = [row(), row(id="X-2", breakdown_id="b", total_id="X-1")]
    lost = row(id="X-3", breakdown_id="c", total_id="NOWHERE")

    kept, problems = standing.without_lost_totals([*rows, lost])

    assert kept == rows
    assert [(one.column, one.code) for one in problems] == [("total_id", "total_not_found")]


@pytest.mark.parametrize(("value", "unmet"), [("8.5", ["b"]), ("9", [])])
def test_a_batch_knows_what_would_not_close_down_to_the_decimals(take_in, row, value, unmet):
    parts = [row(), row(id="X-2", value=value, breakdown_id="b", total_id="X-1")]

    batch = take_in(*parts, state="provisional")

    assert [item.breakdown for item in standing.unmet(batch)] == unmet


def test_what_follows_is_worked_out_again_when_another_process_takes_in_figures(take_in, row):
    before = queries.summary().conflicts

    take_in(row(), row(id="X-2", value="10", publication_id="Y"))

    assert queries.summary().conflicts == before + 1
