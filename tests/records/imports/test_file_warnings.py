"""Whatever the reader remarks on in a file is told in words, not counted as read in silence."""

import re
from pathlib import Path

import pytest

from sasando.foundation.sources.reading.table import Reading, read_table
from sasando.records.imports import actions, queries
from sasando.records.imports.outcome import ImportRequest
from tests.corpus import parts as p
from tests.corpus.hostile import ENTRIES, ROWS_OK
from tests.corpus.parts import Build, person, woman

ENTRY = {entry.id: entry for entry in ENTRIES}
_FORMULA = '<c r="B2" t="str"><f>CONCATENATE("a")</f><v>Contoh Satu</v></c>'
_TWO_ENCODINGS = ",".join(p.HEADINGS) + "\n" + ",".join(person(name="José Satu")) + "\n"
FILES: dict[str, tuple[str, Build, str]] = {
    "sheets_hidden": ("a.xlsx", ENTRY["38"].build, "Lembar tersembunyi tidak dibaca: Data2, Data3"),
    "rows_hidden": ("b.xlsx", ENTRY["38b"].build, "Baris tersembunyi ikut dibaca: 1."),
    "columns_hidden": ("c.xlsx", ENTRY["38b"].build, "Kolom tersembunyi ikut dibaca."),
    "formulas_read": (
        "d.xlsx",
        p.packed(p.parts(p.sheet_xml(ROWS_OK.replace(p.cell("B2", p.GOOD[1]), _FORMULA)))),
        "Sel berisi rumus: 1.",
    ),
    "cells_merged": ("e.xlsx", ENTRY["35"].build, "Sel gabungan: 2 (A1:A2, C1:D1)."),
    "rows_too_wide": (
        "f.csv",
        p.table(person(), woman(), [*person(nik=""), "x"]),
        "Baris dengan sel lebih banyak daripada biasanya: 1 (baris 4).",
    ),
    "links_ignored": ("g.xlsx", ENTRY["10"].build, "Tautan ke berkas lain diabaikan."),
    "encoding_mixed": (
        "h.csv",
        p.raw(_TWO_ENCODINGS.encode() + ",".join(woman(name="Sérgia Dua")).encode("cp1252")),
        "Berkas memakai dua penyandian huruf.",
    ),
}


@pytest.mark.django_db
@pytest.mark.parametrize("code", FILES)
def test_each_warning_reaches_the_outcome_in_both_languages(
    code: str, tmp_path: Path, actor, reference
) -> None:
    name, build, start = FILES[code]
    build(tmp_path / name)
    request = ImportRequest(kind="workers", file_name=name, is_dry_run=True)

    outcome = actions.take_in(tmp_path / name, request=request, by=actor("CS"))

    [told] = [words for words in outcome.file_warnings if words.id.startswith(start)]
    assert told.en != told.id
    assert not re.search("[{}]", told.id + told.en)
    assert {"problem": told.id, "code": "file"} in outcome.as_json()["warnings"]


def test_every_code_of_the_reader_has_words() -> None:
    documented = set(re.findall(r"`([a-z]+_[a-z_]+)`", Reading.__doc__ or ""))

    assert documented == set(queries.FILE_WARNINGS) == set(FILES)


def test_many_rows_are_told_by_the_first_of_them(tmp_path: Path) -> None:
    wide = [[*person(), "x"] for _ in range(7)]
    p.table(*[person()] * 20, *wide)(tmp_path / "lebar.csv")

    with read_table(tmp_path / "lebar.csv") as reading:
        [words] = queries.file_warnings(reading)

    assert "7 (baris 22, 23, 24, 25, 26, …)" in words.id
