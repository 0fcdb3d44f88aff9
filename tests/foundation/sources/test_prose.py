"""Texts of laws are read as people see them; hostile files are refused in words."""

import io
import zipfile

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sasando.domain.values.words import Refused
from sasando.foundation.sources.prose import child, refusals
from sasando.foundation.sources.prose.lists import mark
from sasando.foundation.sources.prose.page import read_page
from sasando.foundation.sources.prose.reading import MOST_BYTES, read_prose
from sasando.foundation.sources.prose.refusals import ProseError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LEVELS = (("4", "decimal", "Pasal %1"), ("1", "decimal", "(%2)"), ("1", "lowerLetter", "%3."))
LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
)
NUMBERED = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">'
    + "".join(LEVEL.format(depth, *level) for depth, level in enumerate(LEVELS))
    + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def paragraph(text: str, depth: int | None = None) -> str:
    number = (
        f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr></w:pPr>'
        if depth is not None
        else ""
    )
    return f"<w:p>{number}<w:r><w:t>{text}</w:t></w:r></w:p>"


def packed(body: str, **parts: str) -> bytes:
    content = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
    }
    content |= {name.replace("__", "/") + ".xml": text for name, text in parts.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return out.getvalue()


def test_a_document_of_word_is_read_line_by_line():
    document, out = Document(), io.BytesIO()
    for line in ("Pasal 1", "Isi pasal satu.", "Pasal 2", "Isi pasal dua."):
        document.add_paragraph(line)
    document.save(out)

    found = read_prose(out.getvalue())

    assert (found.kind, found.text) == ("docx", "Pasal 1\nIsi pasal satu.\nPasal 2\nIsi pasal dua.")


def test_numbers_that_word_draws_are_written():
    body = "".join([paragraph("", 0), paragraph("Ayat satu:", 1), paragraph("huruf", 2),
                    paragraph("huruf", 2), paragraph("Ayat dua.", 1), paragraph("", 0),
                    paragraph("Ayat lagi.", 1)])  # fmt: skip

    _kind, text = child.read(packed(body, word__numbering=NUMBERED))

    assert text.split("\n") == [
        "Pasal 4", "", "(1) Ayat satu:", "a. huruf", "b. huruf", "(2) Ayat dua.", "Pasal 5", "",
        "(1) Ayat lagi.",
    ]  # fmt: skip


def test_deleted_text_is_not_read_and_added_text_is():
    body = ("<w:p><w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>baru</w:t></w:r></w:ins></w:p>")  # fmt: skip

    assert child.read(packed(body)) == ("docx", "baru")


def test_a_page_is_read_as_it_shows():
    page = ("<!doctype html><head><title>x</title></head><body><script>jahat()</script>"
            "<p>Pasal&nbsp;1</p><ol type='a'><li>satu<li value=4>empat</ol>akhir")  # fmt: skip

    found = read_prose(page.encode())

    assert (found.kind, found.text) == ("html", "Pasal 1\na. satu\nd. empat\nakhir")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_plain_text_is_read_whatever_its_encoding(encoding):
    found = read_prose("Pasal 1\r\nBiaya – “nol”.".encode(encoding))

    assert (found.kind, found.text) == ("text", "Pasal 1\nBiaya – “nol”.")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", refusals.EMPTY),
        (b"  \n ", refusals.EMPTY),
        (b"%PDF-1.7", refusals.PDF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", refusals.OLD),
        (b"PK\x03\x04rusak", refusals.DAMAGED),
        (b"\x89PNG\r\n", refusals.KIND),
        (b"a\x00b\x00c", refusals.KIND),
        (packed("", word__other='<!DOCTYPE a [<!ENTITY x "y">]><a/>'), refusals.HOSTILE),
        (packed("<w:p>"), refusals.DAMAGED),
        (b"x" * (MOST_BYTES + 1), refusals.TOO_BIG),
        (b"x\n" * 1_200_000, refusals.TOO_LONG),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_what_cannot_be_read_is_refused_in_words(data, code):
    with pytest.raises(Refused) as refused:
        read_prose(data)

    assert refused.value.refusal.code == code
    assert refused.value.refusal.words.id


def test_an_archive_that_holds_no_document_is_of_no_known_kind():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")

    with pytest.raises(ProseError, match=refusals.KIND):
        child.read(out.getvalue())


def test_a_text_that_unpacks_too_far_is_refused():
    bomb = packed("<w:p/>", word__styles="<a>" + " " * 200_000_000 + "</a>")

    with pytest.raises(Refused) as refused:
        read_prose(bomb)

    assert refused.value.refusal.code in (refusals.HOSTILE, refusals.TOO_HEAVY)


@pytest.mark.parametrize(
    ("count", "style", "shown"),
    [(1, "decimal", "1"), (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"),
     (4, "upperRoman", "IV"), (99, "lowerRoman", "xcix"), (0, "lowerLetter", "0"),
     (3, "chicago", "3")],
)  # fmt: skip
def test_marks_of_lists_are_those_of_word(count, style, shown):
    assert mark(count, style) == shown


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="<>/pol iscripttable\"'=&;!-a1\n", max_size=200))
def test_no_page_breaks_the_reader_or_lets_markup_through(text):
    assert all(line == " ".join(line.split()) for line in read_page(f"<p>{text}</p>"))
