"""Reads a draft word by word: which words look like names, and which belong to officials."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sasando.domain.news.vocabulary import (
    ENDS_OPEN,
    JOINS,
    POSTS,
    SELAKU,
    STARTERS,
    VILLAGE_WORDS,
)
from sasando.domain.news.whole import Part
from sasando.domain.values.person_name import IGNORED_WORDS, clean_name

# Letters of other alphabets that look like ours: a name must not hide behind them.
_LOOKALIKES = str.maketrans("аеорсухіјѕАВЕКМНОРСТХ", "aeopcyxijsABEKMHOPCTX")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPACED = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
LONGEST_NAME = 5
POST_REACH = 8


@dataclass(frozen=True)
class Token:
    """One word: `run` numbers the unbroken row of capitalised words that it stands in (or 0).

    `is_first` says that a sentence begins with it, so that its capital tells nothing.
    """

    word: str
    part: int
    is_name_like: bool
    is_first: bool
    after_break: bool
    run: int = 0
    is_official: bool = False


def fold(text: str) -> str:
    """Return a text without invisible signs, look-alike letters and letters set apart."""
    plain = clean_name(unicodedata.normalize("NFKC", text)).translate(_LOOKALIKES)
    return _SPACED.sub(lambda found: found.group().replace(" ", ""), plain)


def bare(word: str) -> str:
    """Return a word in plain lower-case letters."""
    letters = unicodedata.normalize("NFKD", word.lower())
    kept = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return kept.replace("'", "").replace("’", "")


def tokens(parts: Iterable[Part], *, institutions: frozenset[str]) -> list[Token]:
    """Return the words of one language in order, without titles and particles.

    `institutions` are the words of the names of institutions and regions: a name that stands
    beside a post in one of them is an official's.
    """
    found: list[Token] = []
    for at, part in enumerate(parts):
        found += _of_part(fold(part.text), at)
    return _with_officials(_with_runs(found), institutions)


def _of_part(text: str, part: int) -> list[Token]:
    found: list[Token] = []
    last, broken = 0, True
    for match in _WORD.finditer(text):
        between = text[last : match.start()]
        broken = broken or bool(re.search(r"[^\s.’'-]|\.\s", between))
        last, word = match.end(), bare(match.group())
        if word in IGNORED_WORDS:
            continue
        begins = not found or bool(re.search(r"[.!?:“\"]\s*", between))
        capital = match.group()[0].isupper() and word not in STARTERS | POSTS
        found.append(Token(word, part, capital, begins, broken))
        broken = False
    return found


def _with_runs(words: list[Token]) -> list[Token]:
    found: list[Token] = []
    run = 0
    for word in words:
        goes_on = found and found[-1].run and found[-1].part == word.part and not word.after_break
        if word.is_name_like and not goes_on:
            run += 1
        found.append(_set(word, run=run if word.is_name_like else 0))
    return found


def _with_officials(words: list[Token], institutions: frozenset[str]) -> list[Token]:
    inside: set[int] = set()
    for at, word in enumerate(words):
        if word.word in POSTS:
            inside |= _named_after(words, at, institutions) | _named_before(words, at, institutions)
    names = [{words[at].word for at in row} for row in _rows(words, inside)]
    follow = {
        at
        for row in _all_runs(words)
        if any({words[at].word for at in row} <= name for name in names)
        for at in row
    }
    return [_set(word, is_official=at in inside or at in follow) for at, word in enumerate(words)]


def _named_after(words: list[Token], at: int, institutions: frozenset[str]) -> set[int]:
    """Return the places of post, institution and name in "Ketua DPRD NTT, Nama Orang"."""
    end = _institution_end(words, at, institutions)
    if end == at + 1:
        return set()
    name = end
    while name < len(words) and name - end < LONGEST_NAME and _goes_on(words, name, end):
        name += 1
    return set(range(at, name)) if name > end else set()


def _institution_end(words: list[Token], at: int, institutions: frozenset[str]) -> int:
    end, seen = at + 1, False
    while end < len(words) and words[end].part == words[at].part and end - at <= POST_REACH:
        word = words[end].word
        if word in VILLAGE_WORDS or word not in institutions | POSTS | JOINS:
            break
        seen = seen or word in institutions
        end += 1
    ends_open = words[end - 1].word in ENDS_OPEN
    return end if seen and not ends_open else at + 1


def _goes_on(words: list[Token], place: int, start: int) -> bool:
    word = words[place]
    same = word.part == words[start - 1].part and word.is_name_like
    return same and (place == start or not word.after_break)


def _named_before(words: list[Token], at: int, institutions: frozenset[str]) -> set[int]:
    """Return the places of name, post and institution in "Nama Orang, Ketua DPRD NTT"."""
    end = _institution_end(words, at, institutions)
    before = at - 1
    if before >= 0 and words[before].word in SELAKU:
        before -= 1
    if end == at + 1 or before < 0 or not words[before].run or words[before].part != words[at].part:
        return set()
    run = words[before].run
    row = [place for place, word in enumerate(words[: before + 1]) if word.run == run]
    return set(row) | set(range(at, end))


def _rows(words: list[Token], inside: set[int]) -> list[list[int]]:
    """Return unbroken rows of places, without posts."""
    rows: list[list[int]] = []
    for at in sorted(inside):
        if words[at].word in POSTS or not words[at].is_name_like:
            continue
        if rows and rows[-1][-1] == at - 1:
            rows[-1].append(at)
        else:
            rows.append([at])
    return rows


def _all_runs(words: list[Token]) -> list[list[int]]:
    found: dict[int, list[int]] = {}
    for at, word in enumerate(words):
        if word.run:
            found.setdefault(word.run, []).append(at)
    return list(found.values())


def _set(word: Token, *, run: int | None = None, is_official: bool | None = None) -> Token:
    return Token(
        word.word, word.part, word.is_name_like, word.is_first, word.after_break,
        word.run if run is None else run,
        word.is_official if is_official is None else is_official,
    )  # fmt: skip
