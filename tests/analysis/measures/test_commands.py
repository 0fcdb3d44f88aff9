"""The commands say what their outside contract names."""

import argparse
import json

import pytest

from sasando.config.commands import measure, snapshot
from sasando.domain.indicators.catalogue import INDICATORS

ASKED = {
    "indicator": None, "list": False, "snapshot": "", "by": "", "period": "", "format": "csv",
    "json": False,
}  # fmt: skip


def given(**values):
    return argparse.Namespace(**(ASKED | values))


def test_the_list_names_what_its_contract_names_and_the_six_parts_of_satu_data(capsys):
    assert measure.run(given(list=True, json=True)) == 0

    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == list(INDICATORS)
    first = rows[0]
    assert list(first)[:5] == ["id", "definition", "unit", "dimensions", "disclosure"]
    assert {"concept", "definition", "classification", "measure", "unit", "reference"} <= set(first)
    assert first["classification"]["origin_regency"] == "Kode wilayah Kemendagri"
    assert ["month", "quarter", "year"] in first["hierarchies"]
    assert first["en"]["unit"] == "services"


def test_the_list_is_readable_too(capsys):
    measure.run(given(list=True))

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(INDICATORS)
    assert lines[0].startswith("placements_by_origin: ")


@pytest.mark.django_db
def test_a_snapshot_is_told_as_its_contract_shapes_it(home, placed, capsys):
    assert snapshot.run(argparse.Namespace(as_of="2025-12-31", json=True)) == 0

    told = json.loads(capsys.readouterr().out)
    assert {"snapshot", "path", "tables", "as_of"} <= set(told)
    assert told["as_of"] == "2025-12-31"
    assert {"name": "placements", "rows": 5} in [
        {key: one[key] for key in ("name", "rows")} for one in told["tables"]
    ]


@pytest.mark.django_db
def test_a_measure_is_a_long_table_with_totals_or_cells_with_a_passport(frozen, capsys):
    asked = {"by": "kind", "period": "2025"}

    measure.run(given(indicator="returns_total", **asked))
    assert capsys.readouterr().out.splitlines() == [
        "kind,value,status", "deceased,1,ok", "deported,2,ok", "_T,3,ok",
    ]  # fmt: skip
    measure.run(given(indicator="sick_returns"))
    assert capsys.readouterr().out.splitlines() == ["value,status", "0,z"]
    measure.run(given(indicator="returns_total", format="json", **asked))
    told = json.loads(capsys.readouterr().out)
    assert told["cells"][-1] == {"kind": "_T", "value": 3.0}
    assert told["passport"]["indicator"] == "returns_total"
    measure.run(given(indicator="returns_total", snapshot=told["passport"]["snapshot"]))
    assert capsys.readouterr().out.splitlines() == ["value,status", "4,ok"]


def test_a_measure_without_a_name_is_wrong_usage(capsys):
    assert measure.run(given()) == 2
