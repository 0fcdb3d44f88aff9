"""Prints duties: the matrix on A3, the sheet of one bearer, and a village's book by month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from sasando.domain.duties.facts import REPLIES
from sasando.domain.duties.states import ABSENT, MAY, PARTLY, STATES, THERE, UNKNOWN, tally
from sasando.domain.values.words import Words
from sasando.foundation.print import typst_pdf
from sasando.library.duties import telling
from sasando.library.duties.facts import AnswerView, BearerView, CellPage, Matrix
from sasando.library.duties.laid import TITLES, laid, mark_of

TEMPLATES = Path(__file__).with_name("typst")
INK, BRAND, QUIET, DANGER = "#17222B", "#0B4F5C", "#5D6973", "#9E2119"


def _svg(body: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{body}</svg>'.encode()


def _strokes(colour: str, path: str) -> bytes:
    return _svg(f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2.2"/>')


# The signs of look/look.md "Duty cell", drawn so that print needs no typeface that has them.
SIGNS: Mapping[str, bytes] = MappingProxyType(
    {
        f"{THERE}.svg": _svg(f'<circle cx="8" cy="8" r="7.4" fill="{BRAND}"/>'),
        f"{PARTLY}.svg": _svg(
            f'<circle cx="8" cy="8" r="6.7" fill="none" stroke="{BRAND}" stroke-width="1.5"/>'
            f'<path d="M8 1.3a6.7 6.7 0 0 0 0 13.4z" fill="{BRAND}"/>'
        ),
        f"{UNKNOWN}.svg": _strokes(
            QUIET, "M4.6 5.2c0-4.6 7-4.4 7-.6 0 2.7-3.5 2.6-3.5 5.9M8 12.4v2.2"
        ),
        f"{ABSENT}.svg": _strokes(DANGER, "M2.5 2.5l11 11M13.5 2.5l-11 11"),
        f"{MAY}.svg": _strokes(QUIET, "M3 8h10"),
    }
)
W: Mapping[str, Words] = MappingProxyType(
    {
        "as_of": Words(id="keadaan per {day}", en="as of {day}"),
        "sum": Words(id="Ada + sebagian", en="There + partly"),
        "total": Words(id="Ada, dari {count}", en="There, of {count}"),
        "head": Words(id="Urutan pulau: barat ke timur", en="Islands: west to east"),
        "unknown": Words(
            id="“?” bukan kesalahan unit: kami belum menerima buktinya. “Boleh” tidak pernah "
            "dihitung sebagai tidak ada dan tidak masuk jumlah baris.",
            en="“?” is no fault of a unit: we have not received its evidence. What the Act only "
            "allows never counts as absent and is left out of a row's sum.",
        ),
        "marked": Words(
            id="* unit menjawab lain, atau buktinya perlu ditinjau lagi.",
            en="* the unit says otherwise, or its evidence is due to be looked at again.",
        ),
        "wording": Words(
            id="Bunyi pasal belum diverifikasi pada naskah resmi.",
            en="The wording of the articles has not been verified in an official text.",
        ),
        "unverified": Words(id="bunyi belum diverifikasi", en="wording not verified"),
        "answers": Words(id="Kata unit", en="What the units say"),
        "nothing": Words(id="belum ada", en="nothing yet"),
        "parliament": Words(
            id="Yang dibaca DPRD: tiap baris seperti 14 hari lalu, setelah unit melihatnya.",
            en="What parliament reads: each row as it stood 14 days ago, once its unit saw it.",
        ),
    }
)  # fmt: skip
SHEET_HEADS = (
    Words(id="", en=""),
    Words(id="Kewajiban", en="Duty"),
    Words(id="Keadaan", en="State"),
    Words(id="Bukti dan jawaban unit", en="Evidence and the unit's answer"),
)


@dataclass(frozen=True)
class Print:
    """For whom a paper is printed: the office's name and the language."""

    office: str
    language: str

    def say(self, words: Words, **params: object) -> str:
        """Return words in the language of the paper."""
        return words.format(**params).in_language(self.language)

    def day(self, value: date) -> str:
        """Return a day as the language writes it."""
        return telling.day(value, self.language)


def matrix_pdf(
    matrix: Matrix,
    answers: Iterable[tuple[str, str, AnswerView]],
    *,
    form: Print,
    for_parliament: bool = False,
) -> bytes:
    """Return the matrix as an A3 page; `answers` are (bearer, letter, answer) to be read beside."""
    shown = laid(matrix, form.language, cell_url=lambda _: "", row_url=lambda _: "")
    say = form.say
    notes = [W["unknown"], W["marked"], *([W["parliament"]] if for_parliament else [])]
    if not all(duty.is_verified for duty in matrix.duties):
        notes.append(W["wording"])
    data = _frame(form, title=TITLES[matrix.level], lines=[_basis(matrix, form)]) | {
        "legend": [[state, word, count] for state, _, word, count in shown.legend],
        "columns": [
            {"letter": each.letter, "heading": each.heading, "there": each.there}
            for each in shown.columns
        ],
        "rows": [
            {
                "island": row.island, "span": row.span, "name": row.name, "note": row.note,
                "there": row.there, "partly": row.partly,
                "cells": [{"state": cell.state, "mark": bool(cell.mark)} for cell in row.cells],
            }
            for row in shown.rows
        ],
        "sum": say(W["sum"]), "total": say(W["total"], count=len(matrix.rows)),
        "head": say(W["head"]), "notes": [say(note) for note in notes],
        "answers-title": say(W["answers"]),
        "answers": [_said(form, *each) for each in answers],
    }  # fmt: skip
    return typst_pdf(TEMPLATES, "matrix.typ", data=data, files=SIGNS)


def _basis(matrix: Matrix, form: Print) -> str:
    article = matrix.duties[0].article if matrix.duties else ""
    return f"UU 18/2017 Pasal {article} · {form.say(W['as_of'], day=form.day(matrix.day))}"


def _frame(form: Print, *, title: Words, lines: Sequence[str]) -> dict[str, Any]:
    return {
        "language": form.language, "office": form.office, "title": form.say(title),
        "lines": list(lines), "foot": f"{form.office} · {form.say(title)}",
        "words": {state: words.in_language(form.language) for state, words in STATES.items()},
    }  # fmt: skip


def _said(form: Print, where: str, letter: str, answer: AnswerView) -> dict[str, str]:
    return {
        "where": f"{where}, {letter}", "says": form.say(REPLIES[answer.says]),
        "words": answer.words, "from": f"{answer.unit}, {form.day(answer.answered_on)}",
    }  # fmt: skip


def sheet_pdf(
    bearer: BearerView,
    pages: Sequence[CellPage],
    *,
    on: date,
    form: Print,
    for_parliament: bool = False,
) -> bytes:
    """Return the sheet of one bearer: each duty with state, evidence and answers."""
    article = pages[0].cell.duty.article if pages else ""
    title = Words(id=f"{bearer.name}: kewajiban", en=f"{bearer.name}: duties")
    basis = f"UU 18/2017 Pasal {article} · {form.say(W['as_of'], day=form.day(on))}"
    notes = ("parliament", "unknown") if for_parliament else ("unknown",)
    counted = tally(page.cell.state for page in pages)
    present = {page.cell.state for page in pages}
    data = _frame(form, title=title, lines=[basis]) | {
        "legend": [
            [state, words.in_language(form.language), getattr(counted, state)]
            for state, words in STATES.items()
            if state in present
        ],
        "heads": [form.say(each) for each in SHEET_HEADS],
        "duties": [_duty(page, form) for page in pages],
        "unverified": form.say(W["unverified"]), "nothing": form.say(W["nothing"]),
        "notes": [form.say(W[name]) for name in notes],
    }  # fmt: skip
    return typst_pdf(TEMPLATES, "sheet.typ", data=data, files=SIGNS)


def _duty(page: CellPage, form: Print) -> dict[str, Any]:
    duty, language = page.cell.duty, form.language
    return {
        "letter": duty.letter, "text": duty.text.in_language(language),
        "verified": duty.is_verified, "state": page.cell.state,
        "word": STATES[page.cell.state].in_language(language),
        "mark": mark_of(page.cell).in_language(language),
        "evidence": [
            {"title": each.title, "meta": telling.evidence_line(each, language)}
            for each in page.evidence
        ],
        "answers": [
            {
                "words": each.words or form.say(REPLIES[each.says]),
                "meta": f"{form.say(REPLIES[each.says])} · {each.unit},"
                f" {form.day(each.answered_on)}",
            }
            for each in page.answers
        ],
    }  # fmt: skip


# The Act that gives villages this duty is of 2017 (UU 18/2017 Article 42 d).
FIRST_YEAR, YEAR_LENGTH = 2017, 4
BOOK = Words(
    id="Buku keberangkatan dan kepulangan {year}", en="Book of departures and returns {year}"
)
BOOK_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "month": Words(id="Bulan", en="Month"),
        "remark": Words(id="Keterangan (tanpa nama)", en="Remark (no names)"),
        "total": Words(id="Jumlah setahun", en="Total of the year"),
        "left": Words(id="Berangkat", en="Left"),
        "back": Words(id="Pulang", en="Came back"),
        "women": Words(id="perempuan", en="women"),
        "men": Words(id="laki-laki", en="men"),
        "recorded": Words(id="dengan surat desa", en="with the village's letter"),
        "alive": Words(id="hidup", en="alive"),
        "dead": Words(id="meninggal", en="dead"),
        "note": Words(
            id="Tulis jumlah saja pada akhir tiap bulan; jangan menulis nama, NIK atau alamat. "
            "Bulan tanpa kejadian ditulis 0; bulan yang tidak diketahui dibiarkan kosong.",
            en="At the end of each month write totals only; no name, number or address. A month "
            "in which nobody left or came is written 0; one that is not known stays empty.",
        ),
        "law": Words(
            id="UU 18/2017 Pasal 42 huruf d: memantau keberangkatan dan kepulangan pekerja. Foto "
            "halaman ini dapat dikirim sebagai bukti.",
            en="UU 18/2017 Article 42 d: watch over departure and return of workers. A photo of "
            "this page can be sent as evidence.",
        ),
        "released": Words(id="Menurut rilis kantor", en="As the office released"),
        "sources": Words(
            id="Kolom rilis diisi dari {sources}. Angka kabupaten/kota bukan angka desa; "
            "“disamarkan” ditahan agar orang tidak dikenali; kosong berarti tidak dirilis.",
            en="Columns of releases hold {sources}. A figure of the regency is not one of the "
            "village; “suppressed” is withheld so that nobody is known; empty was not released.",
        ),
        "unreleased": Words(
            id="Belum ada rilis kantor yang memuat keberangkatan atau kepulangan tahun {year} "
            "menurut bulan untuk desa atau kabupaten/kotanya, maka buku ini kosong.",
            en="No release of the office holds departures or returns of {year} by month for the "
            "village or its regency, so this book is empty.",
        ),
        "clerk": Words(id="Pencatat", en="Kept by"),
        "head": Words(id="Kepala desa/lurah", en="Head of the village"),
    }
)


class BookColumn(Protocol):
    """What a release says by month: January first, "" where no such figure was released."""

    @property
    def heading(self) -> Words: ...
    @property
    def cells(self) -> Sequence[Words]: ...
    @property
    def source(self) -> Words: ...


def book_year(text: str, *, today: date) -> int:
    """Return the year of a book as asked for, this one when it is none since the Act or ahead."""
    year = int(text) if text.isascii() and text.isdigit() and len(text) == YEAR_LENGTH else 0
    return year if FIRST_YEAR <= year <= today.year + 1 else today.year


def book_pdf(
    bearer: BearerView, *, year: int, form: Print, released: Sequence[BookColumn] = ()
) -> bytes:
    """Return a village's book of one year: totals by month, to be filled in by hand.

    `released` are figures that the office let out; they stand in columns of their own and fill
    none of the village's.
    """
    say, words = form.say, BOOK_WORDS
    left = [say(words[name]) for name in ("women", "men", "recorded")]
    back = [say(words[name]) for name in ("women", "men", "alive", "dead")]
    groups = [[say(words["left"]), len(left)], [say(words["back"]), len(back)]]
    if released:
        groups.append([say(words["released"]), len(released)])
    data = _frame(form, title=BOOK.format(year=year), lines=[bearer.name]) | {
        "month": say(words["month"]), "remark": say(words["remark"]),
        "total": say(words["total"]), "columns": [*left, *back],
        "released": [
            {"heading": say(each.heading), "cells": [say(cell) for cell in each.cells]}
            for each in released
        ],
        "groups": groups, "months": telling.months(form.language), "legend": [],
        "notes": [say(words["note"]), _released_note(released, year, form), say(words["law"])],
        "signatures": [say(words["clerk"]), say(words["head"])],
    }  # fmt: skip
    return typst_pdf(TEMPLATES, "book.typ", data=data, files=SIGNS)


def _released_note(released: Sequence[BookColumn], year: int, form: Print) -> str:
    if not released:
        return form.say(BOOK_WORDS["unreleased"], year=year)
    sources = "; ".join(dict.fromkeys(form.say(each.source) for each in released))
    return form.say(BOOK_WORDS["sources"], sources=sources)
