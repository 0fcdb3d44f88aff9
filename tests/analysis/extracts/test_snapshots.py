"""Freezing: the same rows one name, nobody in clear, nothing changed unseen, nothing kept long."""

import os
from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest

from sasando.analysis.extracts import snapshots
from sasando.domain.indicators.tables import COLUMNS, Column, Table
from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.foundation.privacy import keys
from sasando.jobs import figures

pytestmark = pytest.mark.django_db


def code(doing, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        doing(*args, **kwargs)
    return caught.value.refusal.code


def table(snapshot, name):
    return snapshots.read_table(snapshot, name)


def test_the_same_rows_give_the_same_name_and_other_rows_another(frozen, placed, by):
    again = snapshots.freeze(as_of=None, by=by)
    earlier = snapshots.freeze(as_of=date(2025, 12, 31), by=by)
    placed[1].delete()
    changed = snapshots.freeze(as_of=None, by=by)

    assert again == frozen
    assert len({frozen.id, earlier.id, changed.id}) == 3
    assert [one.id for one in snapshots.list_snapshots(by=by)][-1] == earlier.id


def test_every_table_holds_its_documented_columns_and_no_other(frozen):
    for told, columns in COLUMNS.items():
        frame = table(frozen, told.value)
        types = snapshots.TYPES | {Column.CODE: pl.String()}

        assert dict(frame.schema) == {name: types[one] for name, one in columns.items()}, told
    assert {one.name for one in frozen.tables} == {told.value for told in Table}


def test_days_are_months_and_nobody_is_named(frozen, identities):
    texts = set()
    for told, columns in COLUMNS.items():
        frame = table(frozen, told.value)
        for name, column in columns.items():
            if column is Column.MONTH:
                assert set(frame[name].drop_nulls().dt.day()) <= {1}
            if column is Column.CODE:
                texts |= set(frame[name])
    people = {row.person_id for row in identities}

    assert not any(part in text for text in texts for part in ("Yustina", "Seran", "Tefa"))
    assert "53.18" in texts
    assert not people & set(table(frozen, "placements")["pseudonym"])


def test_files_at_rest_show_nothing(frozen, home):
    whole = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())

    assert b"PAR1" not in whole
    assert b"53.18" not in whole
    assert b"House Maid" not in whole


def test_a_pseudonym_lasts_a_calendar_year_and_belongs_to_the_office(placed, by, monkeypatch):
    from sasando.analysis.extracts import people

    persons = pl.Series([7, 7, 7, 8])
    years = pl.Series([2025, 2025, 2026, 2025])
    first, same, later, other = people.pseudonyms(persons, years=years)
    ring = replace(keys.current_ring(), index=b"x" * 32)
    monkeypatch.setattr(people, "current_ring", lambda: ring)

    assert first == same
    assert len({first, later, other, people.pseudonyms(persons, years=years)[0]}) == 4


@pytest.mark.parametrize(
    ("born", "on", "band"),
    [
        (date(2007, 7, 2), date(2025, 7, 1), "0-17"),
        (date(2007, 7, 1), date(2025, 7, 1), "18-24"),
        (date(2000, 7, 1), date(2025, 6, 30), "18-24"),
        (date(2000, 7, 1), date(2025, 7, 1), "25-34"),
        (date(1960, 2, 29), date(2015, 2, 28), "45-54"),
        (date(1960, 2, 29), date(2015, 3, 1), "55+"),
        (date(2026, 1, 1), date(2025, 7, 1), ""),
        (None, date(2025, 7, 1), ""),
        (date(2000, 1, 1), None, "25-34"),
    ],
)
def test_age_is_a_band_on_the_day_of_the_event(born, on, band):
    from sasando.analysis.extracts import people

    frame = pl.DataFrame({"born": [born], "day": [on]}, schema={"born": pl.Date, "day": pl.Date})

    found = people.age_bands(frame, on=("day",), as_of=date(2026, 2, 11))

    assert found.cast(pl.String).to_list() == [band]


@pytest.mark.parametrize("part", ["placements.parquet.sealed", "manifest.json"])
def test_a_changed_file_is_refused_in_words(frozen, by, part):
    path = frozen.path / part
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    def read():
        return snapshots.read_table(snapshots.open_snapshot(frozen.id, by=by), "placements")

    assert code(read) == "snapshot_tampered"


def test_tables_of_two_snapshots_cannot_be_swapped(frozen, by):
    earlier = snapshots.freeze(as_of=date(2025, 12, 31), by=by)
    for name in ("placements", "movements"):
        target = frozen.path / f"{name}.parquet.sealed"
        target.write_bytes((earlier.path / f"{name}.parquet.sealed").read_bytes())

    assert code(table, frozen, "placements") == "snapshot_tampered"
    target.unlink()
    assert code(table, frozen, "movements") == "snapshot_tampered"


def test_a_manifest_rewritten_without_the_key_is_refused(frozen, by):
    path = frozen.path / "manifest.json"
    path.write_text(path.read_text().replace('"rows": 5', '"rows": 6'))

    assert code(snapshots.open_snapshot, frozen.id, by=by) == "snapshot_tampered"


def test_a_lost_key_is_named(frozen, by, monkeypatch):
    from sasando.analysis.extracts import sealing

    ring = keys.current_ring()
    other = replace(ring, keks={"later": b"k" * 32}, current="later")
    monkeypatch.setattr(sealing, "current_ring", lambda: other)

    assert code(snapshots.open_snapshot, frozen.id, by=by) == "snapshot_key_gone"


@pytest.mark.parametrize("role", ["DPR", "PRV", "PAR", "CMS", "AUD", "ADM"])
def test_snapshots_are_for_staff_who_measure(frozen, actor, role):
    assert code(snapshots.freeze, as_of=None, by=actor(role)) == "snapshot_not_allowed"
    assert code(snapshots.open_snapshot, frozen.id, by=actor(role)) == "snapshot_not_allowed"
    assert code(snapshots.list_snapshots, by=actor(role)) == "snapshot_not_allowed"


def test_an_unknown_or_future_snapshot_is_refused(home, reference, by):
    assert code(snapshots.open_snapshot, "../../etc", by=by) == "snapshot_unknown"
    assert code(snapshots.open_snapshot, "ab" * 16, by=by) == "snapshot_unknown"
    tomorrow = by.today + timedelta(days=1)
    assert code(snapshots.freeze, as_of=tomorrow, by=by) == "snapshot_in_future"


def test_an_expired_snapshot_is_refused_and_goes_at_night(frozen, by):
    last = replace(by, now=by.now + timedelta(days=snapshots.KEPT_DAYS))
    late = replace(by, now=last.now + timedelta(days=1))

    figures.each_night(last.now)
    assert snapshots.open_snapshot(frozen.id, by=last).id == frozen.id
    assert code(snapshots.open_snapshot, frozen.id, by=late) == "snapshot_expired"
    figures.each_night(late.now)

    assert not frozen.path.exists()
    assert Event.objects.filter(deed="snapshots.removed").count() == 1


def test_a_broken_off_freeze_is_swept(frozen, by):
    half, writing = frozen.path.with_name("ff" * 16), frozen.path.with_name("ee" * 16)
    for folder, hours in ((half, 2), (writing, 0)):
        folder.mkdir()
        (folder / "placements.parquet.sealed").write_bytes(b"half")
        moment = (by.now - timedelta(hours=hours)).timestamp()
        os.utime(folder, (moment, moment))

    assert snapshots.remove_expired(by=by) == 1
    assert [one.exists() for one in (half, writing, frozen.path)] == [False, True, True]


def test_later_days_are_dropped(frozen, by):
    early = snapshots.freeze(as_of=date(2025, 6, 30), by=by)
    rows = table(early, "placements")
    moved = table(early, "movements")

    # Registered in September: not yet there. Departed in July: a candidate on that day.
    assert rows.height == 4
    assert rows["departed_on"].null_count() == 2
    assert rows["registered_on"].null_count() == 0
    assert moved["kind"].sort().to_list() == ["deceased", "deported", "deported"]
    assert table(early, "cases").height == 0
    assert table(early, "papers").height == 0


def test_a_stage_reached_later_does_not_show(frozen, by):
    early = snapshots.freeze(as_of=date(2025, 4, 20), by=by)
    late = table(frozen, "placements").filter(pl.col("ended_on").is_not_null())

    assert late.select("stage", "last_stage", "loss").rows() == [
        ("WITHDRAWN", "TRAINING", "WITHDRAWN")
    ]
    stages = table(early, "placements").filter(pl.col("stage") != "")["stage"]
    assert stages.sort().to_list() == ["TRAINING", "TRAINING"]


def test_provisional_rows_stay_out_and_are_told(frozen, placed, by):
    from sasando.foundation.sources.models import Batch

    batch = Batch.objects.create(
        kind="placements", state="provisional", file_name="uji.csv", file_sha256="0" * 64,
        received_at=by.now, received_by="test",
    )  # fmt: skip
    type(placed[0]).objects.filter(pk=placed[0].pk).update(batch=batch)

    found = snapshots.freeze(as_of=None, by=by)

    assert table(found, "placements").height == 4
    assert found.provisional["placements"] == 1
    assert table(found, "stages").height == table(frozen, "stages").height - 1
    assert table(found, "imports")["state"].to_list() == ["provisional"]
