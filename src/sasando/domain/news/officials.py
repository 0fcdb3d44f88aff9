"""Finds where a text spells an official otherwise than the official writes the name.

It knows officials of the directory only, so what it says tells nothing of anybody else.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sasando.domain.news.reading import bare, fold
from sasando.domain.values.person_name import IGNORED_WORDS, name_key
from sasando.domain.values.words import Words

# Ranks and degrees beside those that person_name leaves out; part of no one's spelling.
_RANKS = (
    "dr drg prof kh pdt rm romo pater suster brigjen irjen kombes akbp kompol akp iptu ipda pol"
    " si ip ap st mt mh msi mm ma mpd spd ssos sip skm stp sst phd hum sos"
)
TITLES = frozenset(_RANKS.split()) | frozenset(IGNORED_WORDS)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BREAK = re.compile(r"[^\s.’'-]|\.\s")
# (length of the longer word from, letters that may differ): two short names are two names.
_MAY_DIFFER = ((7, 2), (4, 1), (0, 0))


@dataclass(frozen=True)
class KnownOfficial:
    """One official of the directory; `holds` says that the term runs now."""

    name: str
    post: Words
    since: date | None
    holds: bool = True


@dataclass(frozen=True)
class Spelling:
    """One place in a text: as written there, as the official writes it, the post, since when."""

    written: str
    name: str
    post: Words
    since: date | None


@dataclass(frozen=True)
class _Word:
    """One word of a text as found; `after_title` says that a title stands right before it."""

    word: str
    start: int
    end: int
    after_title: bool


@dataclass
class _Book:
    """Officials by their words as heard, and by all their words but one."""

    heard: dict[tuple[int, str], list[KnownOfficial]] = field(default_factory=dict)
    but_one: dict[tuple[int, tuple[str, ...]], list[tuple[str, KnownOfficial]]] = field(
        default_factory=dict
    )
    lengths: set[int] = field(default_factory=set)


def spelled_otherwise(
    text: str, officials: Iterable[KnownOfficial], *, groups: Mapping[str, str]
) -> list[Spelling]:
    """Return each place of a text that spells a current official otherwise, in its order.

    A place is a row of capitalised words, as many as the official's name has, that sounds the
    same (person_name.name_key; `groups` as there) or differs in one word by a letter (words of
    four to six) or two (longer). Titles, particles, initials and letter case are left out. Some
    of the words of any known official, in any order, are a shortened name and no error. A name
    of one word is compared only right after a title. Officials whose term ended excuse a name
    and are never proposed. Source: name_key's sounds; limits set here, a warning never a block.
    """
    known = list(officials)
    book = _book([one for one in known if one.holds], groups)
    spelt = [set(core_words(one.name)) for one in known]
    found: list[Spelling] = []
    for line in map(fold, text.splitlines()):
        for row in _windows(line, book.lengths):
            words = tuple(word.word for word in row)
            if any(set(words) <= name for name in spelt):
                continue
            written = line[row[0].start : row[-1].end]
            found += [
                Spelling(written, one.name, one.post, one.since)
                for one in _close(words, book, groups)
            ]
    return found


def core_words(name: str) -> tuple[str, ...]:
    """Return the words that make a name: no titles, degrees after a comma, particles, initials."""
    words = [bare(word) for word in _WORD.findall(fold(name).split(",")[0])]
    return tuple(word for word in words if len(word) > 1 and word not in TITLES)


def letters_apart(first: str, second: str, *, most: int) -> int:
    """Return how many letters are put in, left out, changed or swapped; `most` + 1 when more.

    Source: optimal string alignment (Damerau 1964), computed row by row.
    """
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for at, letter in enumerate(first, start=1):
        older, before, row = before, row, [at]
        for to, other in enumerate(second, start=1):
            least = min(before[to] + 1, row[to - 1] + 1, before[to - 1] + (letter != other))
            crossed = at > 1 and to > 1 and letter == second[to - 2] and first[at - 2] == other
            row.append(min(least, older[to - 2] + 1) if crossed else least)
    return min(row[-1], most + 1)


def _book(officials: Iterable[KnownOfficial], groups: Mapping[str, str]) -> _Book:
    book = _Book()
    for one in officials:
        words = core_words(one.name)
        if not words:
            continue
        book.lengths.add(len(words))
        key = (len(words), name_key(" ".join(words), groups=groups))
        book.heard.setdefault(key, []).append(one)
        for at, word in enumerate(words):
            rest = words[:at] + words[at + 1 :]
            book.but_one.setdefault((at, rest), []).append((word, one))
    return book


def _windows(line: str, lengths: set[int]) -> Iterator[list[_Word]]:
    """Yield each row of neighbouring name-like words of each length, in order of its place."""
    for run in _runs(line):
        for at, first in enumerate(run):
            for length in sorted(lengths):
                is_told = length > 1 or first.after_title
                if is_told and at + length <= len(run):
                    yield run[at : at + length]


def _runs(line: str) -> list[list[_Word]]:
    """Return unbroken rows of capitalised words; titles, particles and initials break none."""
    runs: list[list[_Word]] = [[]]
    last, titled = 0, False
    for match in _WORD.finditer(line):
        word, capital = bare(match.group()), match.group()[0].isupper()
        is_title = word in TITLES or len(word) == 1
        between = line[last : match.start()]
        last = match.end()
        if _BREAK.search(between) and not (titled and "," not in between):
            runs.append([])
        if is_title:
            titled = True
            continue
        if capital:
            runs[-1].append(_Word(word, match.start(), match.end(), titled))
        else:
            runs.append([])
        titled = False
    return [run for run in runs if run]


def _close(
    words: tuple[str, ...], book: _Book, groups: Mapping[str, str]
) -> Iterator[KnownOfficial]:
    """Yield each official once whom these words sound like, or come near in one word."""
    key = (len(words), name_key(" ".join(words), groups=groups))
    found = list(book.heard.get(key, ()))
    for at, word in enumerate(words):
        for meant, one in book.but_one.get((at, words[:at] + words[at + 1 :]), ()):
            longer = max(len(word), len(meant))
            most = next(most for least, most in _MAY_DIFFER if longer >= least)
            if len(words) > 1 and letters_apart(word, meant, most=most) <= most:
                found.append(one)
    yield from dict.fromkeys(found)
