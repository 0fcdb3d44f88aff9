"""A package says what is in it; a changed, missing or foreign file is refused in words."""

import csv
import io
import json

import pytest

from sasando.analysis.releases import package, spreadsheet
from sasando.analysis.releases.building import build
from sasando.analysis.releases.plan import parse_plan
from sasando.domain.values.words import Refused
from tests.analysis.releases.conftest import PLAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(snapshot, tmp_path):
    """Write a package to disk."""
    built = build(parse_plan(PLAN), snapshot=snapshot)
    files = package.write(
        built.tables, snapshot=snapshot.id, as_of=snapshot.as_of, title=("Uji", "Test")
    )
    target = tmp_path / "rilis"
    for path, content in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    return target


def test_a_package_reads_back_as_its_reader_has_it(folder):
    found = package.read(folder, release="RL-1")

    assert [one.table.id for one in found.tables] == ["asal", "tahun"]
    table = found.tables[0].table
    assert table.release == "RL-1"
    assert table.value_of(origin_regency="53.21", sex="L") is None
    assert table.value_of() == 72


def test_the_descriptor_names_fields_hash_and_missing_values(folder):
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))

    resource = told["resources"][0]
    assert told["profile"] == "tabular-data-package"
    assert resource["schema"]["missingValues"] == [""]
    assert [field["name"] for field in resource["schema"]["fields"]] == [
        "origin_regency", "sex", "value", "status",
    ]  # fmt: skip
    assert resource["hash"].startswith("sha256:")


def test_a_suppressed_cell_is_empty_with_its_reason(folder):
    rows = list(csv.DictReader(io.StringIO((folder / "tables/asal.csv").read_text("utf-8"))))

    hidden = [row for row in rows if row["status"] == "x"]
    assert hidden
    assert {row["value"] for row in hidden} == {""}
    assert {row["value"] for row in rows if row["status"] == "z"} == {"0"}


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda at: (at / "tables/asal.csv").write_text("x"), "package_file_changed"),
        (lambda at: (at / "tables/asal.csv").unlink(), "package_file_changed"),
        (lambda at: (at / "datapackage.json").unlink(), "package_missing"),
        (lambda at: (at / "datapackage.json").write_text("{"), "package_missing"),
        (lambda at: (at / "datapackage.json").write_text("[]"), "package_odd"),
        (lambda at: (at / "datapackage.json").write_text('{"sasando": {"format": 9}}'),
         "package_odd"),
        (lambda at: rewritten(at, "path", "../../etc/passwd"), "package_file_changed"),
        (lambda at: rewritten(at, "sasando", {}), "package_odd"),
    ],
)  # fmt: skip
def test_a_spoilt_package_is_refused(folder, spoil, code):
    spoil(folder)

    with pytest.raises(Refused) as refused:
        package.read(folder)

    assert refused.value.refusal.code == code


def rewritten(folder, key, value):
    path = folder / "datapackage.json"
    told = json.loads(path.read_text("utf-8"))
    told["resources"][0][key] = value
    path.write_text(json.dumps(told), "utf-8")


@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@x", "\t=1", "＝1"])
def test_no_text_becomes_a_formula(text):
    assert package.neutral(text) == f"'{text}"


def test_the_spreadsheet_holds_no_formula_and_gives_the_same_bytes(folder, snapshot):
    import openpyxl

    tables = package.read(folder).tables

    written = spreadsheet.write(tables, as_of=snapshot.as_of)

    assert written == spreadsheet.write(tables, as_of=snapshot.as_of)
    book = openpyxl.load_workbook(io.BytesIO(written))
    assert len(book.sheetnames) == 3
    cells = [cell.value for sheet in book for row in sheet for cell in row]
    assert "disamarkan" in cells
    assert not any(str(cell).startswith("=") for cell in cells)
