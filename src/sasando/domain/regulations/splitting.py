"""Splits the text of a law into articles; an officer reviews before anything is kept.

The shape is that of UU 12/2011, annex II: Pembukaan, BAB, Pasal, ayat, Penutup, Penjelasan,
Lampiran; decisions have dicta (KESATU …) in place of articles.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sasando.domain.regulations.anchors import ANNEX, CLOSING, ELUCIDATION, PREAMBLE
from sasando.domain.values.words import Refusal, Words

_ARTICLE = re.compile(
    r"pasal(?:\s+(?P<number>\d{1,3}\s?[A-Z]{0,2}|[IVXL]{1,6}))?\s*[.:]?", re.IGNORECASE
)
_ODD_NUMBER = re.compile(r"pasal\s+\S{1,12}\s*[.:]?", re.IGNORECASE)
_CHAPTER = re.compile(r"(?:BAB\s+[IVXLC]+[A-Z]?|Bagian\s+Ke\w+|Paragraf\s+\d+)\b.*", re.IGNORECASE)
_DICTUM = re.compile(r"(KE(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN|SEPULUH)|"
                     r"KE(?:SEBELAS|(?:DUA|TIGA|EMPAT|LIMA) BELAS))\s*:?\s*(.*)")  # fmt: skip
_ANNEX = re.compile(r"LAMPIRAN(?:\s+[IVXL]+)?\b.{0,80}")
_ELUCIDATION = re.compile(r"PENJELASAN(?:\s+ATAS.*)?")
_CLOSING = re.compile(
    r"(?:Agar setiap orang mengetahuinya|Ditetapkan di|Disahkan di)\b.*", re.IGNORECASE
)
_ROMAN = re.compile(r"[IVXL]+")
# A reference broken over two lines is no article: "sebagaimana dimaksud dalam / Pasal 5".
_GOES_ON = re.compile(r".*(?:\b(?:dalam|dengan|pada|dan|atau|ayat|huruf|ketentuan|menurut)|,)")


class Problem(StrEnum):
    """What is wrong with a text; all but a gap keep it from being accepted."""

    NO_ARTICLES = "no_articles"
    NO_NUMBER = "no_number"
    TWICE = "twice"
    EMPTY = "empty"
    GAP = "gap"


_WORDS = {
    Problem.NO_ARTICLES: Words(
        id="Tidak ada pasal atau diktum yang ditemukan. Setiap pasal harus mulai di baris sendiri: "
        "“Pasal 1”.",
        en="No article or dictum was found. Each article must start on a line of its own: "
        "“Pasal 1”.",
    ),
    Problem.NO_NUMBER: Words(
        id="Baris {line}: pasal tanpa nomor. Tulis nomornya seperti di naskah resmi, atau "
        "gabungkan dengan pasal sebelumnya.",
        en="Line {line}: an article without a number. Write its number as in the official text, "
        "or join it to the article before.",
    ),
    Problem.TWICE: Words(
        id="Baris {line}: Pasal {number} sudah ada di atas. Setiap nomor hanya sekali.",
        en="Line {line}: article {number} stands above already. Each number only once.",
    ),
    Problem.EMPTY: Words(
        id="Baris {line}: Pasal {number} tidak berisi.",
        en="Line {line}: article {number} is empty.",
    ),
    Problem.GAP: Words(
        id="Baris {line}: sesudah Pasal {before} langsung Pasal {number}. Apakah ada yang hilang?",
        en="Line {line}: after article {before} comes article {number}. Is something missing?",
    ),
}


@dataclass(frozen=True)
class Part:
    """One piece of a law: article, dictum, preamble, closing, elucidation or annex.

    `line` is where it starts in the text, from 1.
    """

    anchor: str
    number: str
    heading: str
    text: str
    line: int

    @property
    def is_article(self) -> bool:
        """Say whether it is an article or dictum of the law itself."""
        return self.anchor.startswith(("art_", "dictum_"))


@dataclass(frozen=True)
class Finding:
    """What is wrong, and in which line."""

    problem: Problem
    line: int
    number: str = ""
    before: str = ""

    @property
    def words(self) -> Words:
        """Return it in words."""
        return _WORDS[self.problem].format(line=self.line, number=self.number, before=self.before)

    @property
    def stops(self) -> bool:
        """Say whether the text cannot be accepted like this."""
        return self.problem is not Problem.GAP


@dataclass(frozen=True)
class Split:
    """A text in parts, in order, with what is wrong with it."""

    parts: tuple[Part, ...]
    findings: tuple[Finding, ...]

    @property
    def articles(self) -> tuple[Part, ...]:
        """Return the articles and dicta alone."""
        return tuple(part for part in self.parts if part.is_article)


def split(text: str) -> Split:
    """Return a text in parts; nothing of it is lost, headings and article lines apart."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return _checked(_pieces(lines))


def why_not_accept(found: Split) -> Refusal | None:
    """Return why a split text cannot be kept: the first thing that stops it."""
    first = next((one for one in found.findings if one.stops), None)
    if first is None:
        return None
    return Refusal(f"text_{first.problem}", first.words)


@dataclass
class _Piece:
    anchor: str
    number: str
    heading: str
    line: int
    lines: list[str]

    def part(self) -> Part:
        return Part(
            self.anchor, self.number, self.heading, "\n".join(self.lines).strip(), self.line
        )


class _Reader:
    """Goes through the lines of a law and opens a piece at each line that starts one."""

    def __init__(self, *, has_roman: bool) -> None:
        self.pieces = [_Piece(PREAMBLE, "", "", 1, [])]
        self.has_roman = has_roman
        self.section = ""
        self.chapter, self.part_of_chapter = "", ""
        self.heading_is_open = False

    @property
    def heading(self) -> str:
        return " · ".join(one for one in (self.chapter, self.part_of_chapter) if one)

    def take(self, line: str, at: int) -> None:
        if not line:
            return
        if not (self._section(line, at) or self._start(line, at) or self._headed(line)):
            self.heading_is_open = False
            self.pieces[-1].lines.append(line)

    def _section(self, line: str, at: int) -> bool:
        """Open closing, elucidation or annex; they come after the articles, in this order."""
        has_articles = len(self.pieces) > 1
        for anchor, pattern in ((ELUCIDATION, _ELUCIDATION), (ANNEX, _ANNEX)):
            if has_articles and pattern.fullmatch(line) and self.section != anchor:
                self._open(anchor, "", at)
                self.section, self.pieces[-1].lines = anchor, [line]
                return True
        if has_articles and not self.section and _CLOSING.fullmatch(line):
            self._open(CLOSING, "", at)
            self.section, self.pieces[-1].lines = CLOSING, [line]
            return True
        return False

    def _start(self, line: str, at: int) -> bool:
        before = self.pieces[-1].lines[-1] if self.pieces[-1].lines else ""
        if self.section in (ANNEX, CLOSING) or _GOES_ON.fullmatch(before):
            return False
        found = _ARTICLE.fullmatch(line)
        if found is None and _ODD_NUMBER.fullmatch(line):
            self._open("", "", at)
            return True
        if found is not None:
            return self._article((found["number"] or "").replace(" ", ""), at)
        dictum = _DICTUM.fullmatch(line)
        if dictum is None or self.section or line.endswith(","):
            return False
        self._open(f"dictum_{dictum[1].replace(' ', '').lower()}", dictum[1], at)
        self.pieces[-1].lines = [dictum[2]] if dictum[2] else []
        return True

    def _article(self, number: str, at: int) -> bool:
        is_roman = bool(_ROMAN.fullmatch(number))
        # In an amending act Pasal I quotes the new articles: they stay inside it.
        if number and self.has_roman and not is_roman and not self.section:
            return False
        number = number if is_roman else number.upper()
        anchor = f"art_{number}" if number else ""
        if anchor and self.section == ELUCIDATION:
            anchor = f"{ELUCIDATION}__{anchor}"
        self._open(anchor, number, at)
        return True

    def _headed(self, line: str) -> bool:
        """Take a chapter line, and the line of its title that follows in capitals."""
        if self.section:
            return False
        if _CHAPTER.fullmatch(line) and len(line) < 200:
            if line.upper().startswith("BAB"):
                self.chapter, self.part_of_chapter = line, ""
            else:
                self.part_of_chapter = line
            self.heading_is_open = True
            return True
        if self.heading_is_open and len(line) < 200 and not line.endswith((".", ";")):
            if self.part_of_chapter:
                self.part_of_chapter = f"{self.part_of_chapter} {line}"
            else:
                self.chapter = f"{self.chapter} {line}"
            return True
        return False

    def _open(self, anchor: str, number: str, at: int) -> None:
        self.heading_is_open = False
        self.pieces.append(_Piece(anchor, number, self.heading, at, []))


def _pieces(lines: Sequence[str]) -> list[Part]:
    roman = re.compile(r"pasal\s+[IVXL]+", re.IGNORECASE)
    reader = _Reader(has_roman=any(roman.fullmatch(line) for line in lines))
    for at, line in enumerate(lines, start=1):
        reader.take(line, at)
    parts = [piece.part() for piece in reader.pieces]
    return [part for part in parts if part.text or part.anchor != PREAMBLE]


def _checked(parts: Sequence[Part]) -> Split:
    findings: list[Finding] = []
    seen: set[str] = set()
    before = ""
    for part in parts:
        if not part.anchor:
            findings.append(Finding(Problem.NO_NUMBER, part.line))
            continue
        if part.anchor in seen:
            findings.append(Finding(Problem.TWICE, part.line, part.number))
        seen.add(part.anchor)
        if part.is_article:
            findings += _of_article(part, before)
            before = part.number
    if not any(part.is_article for part in parts) and not findings:
        findings.append(Finding(Problem.NO_ARTICLES, 1))
    return Split(tuple(parts), tuple(findings))


def _of_article(part: Part, before: str) -> list[Finding]:
    found = []
    if not part.text:
        found.append(Finding(Problem.EMPTY, part.line, part.number))
    if before.isdigit() and part.number.isdigit() and int(part.number) > int(before) + 1:
        found.append(Finding(Problem.GAP, part.line, part.number, before))
    return found
