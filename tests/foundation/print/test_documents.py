import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from sasando.foundation.print import documents, typst_pdf

TEMPLATE = """
#let data = json("data.json")
#set document(title: data.title, date: none)
#set text(font: ("Source Sans 3", "Libertinus Serif"), lang: "id")
= #data.title
#image("mark.svg", alt: data.title)
"""
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
HOSTILE = '#panic("x") *tebal* [kurung] $x$ _miring_ `kode` <label> @acuan // \\'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.typ").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def _pdf(folder: Path, title: str) -> bytes:
    return typst_pdf(folder, "page.typ", data={"title": title}, files={"mark.svg": PICTURE})


def test_document_is_tagged_and_names_its_title_and_language(folder: Path) -> None:
    root: Any = pypdf.PdfReader(io.BytesIO(_pdf(folder, "Judul"))).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    assert "/StructTreeRoot" in root


def test_same_data_give_the_same_bytes(folder: Path) -> None:
    assert _pdf(folder, "Judul") == _pdf(folder, "Judul")


def test_words_of_people_are_never_read_as_markup(folder: Path) -> None:
    text = pypdf.PdfReader(io.BytesIO(_pdf(folder, HOSTILE))).pages[0].extract_text()

    assert "".join(HOSTILE.split()) in "".join(text.split())


def test_document_is_set_in_typsts_own_faces_when_none_were_built(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "built_folder", lambda: tmp_path / "missing")

    assert _pdf(folder, "Judul").startswith(b"%PDF")


def test_document_without_a_title_is_refused(tmp_path: Path) -> None:
    (tmp_path / "page.typ").write_text("Tanpa judul", encoding="utf-8")

    with pytest.raises(RuntimeError, match="title"):
        typst_pdf(tmp_path, "page.typ", data={}, files={})
