"""Which forms of a protected person's name may stand in a text, and which a text asks about.

Both sides are plain words here; what is compared are keyed digests of them (exchange/guard).
Source: promises, amendment "Guard"; issue "The open door".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from sasando.domain.news.reading import Token, bare, fold, tokens
from sasando.domain.news.vocabulary import KNOWN_LETTERS, MONTHS, STARTERS, VILLAGE_WORDS
from sasando.domain.news.whole import ENGLISH, INDONESIAN, Part, Whole
from sasando.domain.values.person_name import name_words, sound_of

PLAIN, SOUND, LONE, INITIALS = "plain", "sound", "lone", "initials"
SHORTEST_SOUND, SHORTEST_ALIAS, SHORTEST_JOINED = 2, 4, 7
VILLAGE_WORDS_AT_MOST = 3
_DOTTED = re.compile(r"(?<![^\W\d_])(?:[A-Z]\.\s?){1,4}[A-Z]?(?![^\W\d_])")
_LETTERS = re.compile(r"(?<![^\W\d_.])[A-Z]{2,4}(?![^\W\d_])")
_DATE = re.compile(
    rf"\b\d{{1,2}}\s*(?:[/.-]\s*\d{{1,2}}\b|(?:{MONTHS.replace(' ', '|')})\b)"
    r"|\b(?:19|20)\d\d-\d\d-\d\d",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Protected:
    """One person to be kept out of the news: every name of theirs, and where they come from."""

    names: tuple[str, ...]
    villages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Probe:
    """One form that a text holds: kind, words, the parts it stands in, the name it belongs to."""

    kind: str
    text: str
    parts: tuple[int, ...]
    name: str


def entries(person: Protected) -> set[tuple[str, str]]:
    """Return (kind, words) of every form under which a person is found."""
    found: set[tuple[str, str]] = set()
    for name in person.names:
        words = name_words(fold(name))
        if len(words) == 1:
            found |= _lone(words[0])
        for pair in _pairs(words):
            found |= _forms(*pair)
        if len(words) > 1:
            found.add((PLAIN, "".join(words)))
            found |= _initials(words, person.villages)
    return found


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each word with the last one, and each with its neighbour."""
    for at, word in enumerate(words[:-1]):
        yield word, words[-1]
        if at + 1 < len(words) - 1:
            yield word, words[at + 1]


def _forms(first: str, second: str) -> set[tuple[str, str]]:
    found = {(PLAIN, " ".join(sorted((first, second)))), (PLAIN, first + second)}
    sounds = sorted((_sound(first), _sound(second)))
    if all(len(sound) >= SHORTEST_SOUND for sound in sounds):
        found.add((SOUND, " ".join(sounds)))
    return found


def _lone(word: str) -> set[tuple[str, str]]:
    if len(word) < SHORTEST_ALIAS or word in STARTERS:
        return set()
    return {(LONE, word), (LONE, f"~{_sound(word)}")}


def _initials(words: Sequence[str], villages: Iterable[str]) -> set[tuple[str, str]]:
    letters = {"".join(word[0] for word in words), words[0][0] + words[-1][0]}
    return {
        (INITIALS, f"{each}|{''.join(name_words(village))}")
        for each in letters
        for village in villages
        if village
    }


def _sound(word: str) -> str:
    return sound_of(word, groups={})


def probes(whole: Whole, *, institutions: frozenset[str]) -> list[Probe]:
    """Return every form that a draft holds and that somebody might be found under."""
    found: list[Probe] = []
    for language in (INDONESIAN, ENGLISH):
        places = [at for at, part in enumerate(whole.parts) if part.language == language]
        parts = [whole.parts[at] for at in places]
        for probe in _of_parts(parts, institutions):
            moved = tuple(places[at] for at in probe.parts)
            found.append(Probe(probe.kind, probe.text, moved, probe.name))
    return found


def _of_parts(parts: Sequence[Part], institutions: frozenset[str]) -> Iterator[Probe]:
    words = tokens(parts, institutions=institutions)
    yield from _neighbours(words)
    runs = _runs(words)
    for run in runs:
        for first, second in combinations(run, 2):
            yield from _asked(first, second)
    yield from _apart(runs)
    yield from _joined(words)
    yield from _abbreviated(parts)


def _asked(first: Token, second: Token, *, heard: bool = True) -> Iterator[Probe]:
    parts = tuple(sorted({first.part, second.part}))
    name = f"{first.word} {second.word}"
    for kind, text in _forms(first.word, second.word):
        if " " in text and (heard or kind == PLAIN):
            yield Probe(kind, text, parts, name)


def _neighbours(words: Sequence[Token]) -> Iterator[Probe]:
    """Yield neighbours: as written in any case, as heard over the border of two paragraphs."""
    for first, second in zip(words, words[1:], strict=False):
        if first.is_official or second.is_official:
            continue
        over = first.part != second.part and first.is_name_like and second.is_name_like
        yield from _asked(first, second, heard=over)


def _runs(words: Sequence[Token]) -> list[list[Token]]:
    found: dict[int, list[Token]] = {}
    for word in words:
        if word.run and not word.is_official:
            found.setdefault(word.run, []).append(word)
    return list(found.values())


def _apart(runs: Sequence[Sequence[Token]]) -> Iterator[Probe]:
    """Yield names that stand alone, and two halves in one paragraph or in two that follow."""
    in_longer = {word.word for run in runs if len(run) > 1 for word in run if not _is_half(run)}
    halves = [run[-1] for run in runs if len(run) == 1 or _is_half(run)]
    alone = [word for word in halves if word.word not in in_longer]
    for word in alone:
        for kind, text in _lone(word.word):
            yield Probe(kind, text, (word.part,), word.word)
    for first, second in combinations(alone, 2):
        if abs(first.part - second.part) <= 1:
            yield from _asked(first, second)
    for run in (run for run in runs if len(run) > 1):
        for word in alone:
            if abs(run[0].part - word.part) == 1:
                yield from _asked(run[0], word)


def _is_half(run: Sequence[Token]) -> bool:
    """Say whether a row is a sentence's first word and one name: "Rumah Bere"."""
    return len(run) == 2 and run[0].is_first


def _joined(words: Sequence[Token]) -> Iterator[Probe]:
    for word in words:
        if len(word.word) >= SHORTEST_JOINED and not word.is_official:
            yield Probe(PLAIN, word.word, (word.part,), word.word)


def _abbreviated(parts: Sequence[Part]) -> Iterator[Probe]:
    """Yield initials with each village-like name near them, where a date stands near too."""
    texts = [fold(part.text) for part in parts]
    for at in range(len(texts)):
        near = range(max(0, at - 1), min(len(texts), at + 2))
        if not any(_DATE.search(texts[place]) for place in near):
            continue
        for letters in _letters(texts[at]):
            for village in {name for place in near for name in _capitals(texts[place])}:
                yield Probe(INITIALS, f"{letters}|{village}", (at,), letters)


def _letters(text: str) -> set[str]:
    dotted = {re.sub(r"[^a-z]", "", found.lower()) for found in _DOTTED.findall(text)}
    plain = {found.lower() for found in _LETTERS.findall(text)} - KNOWN_LETTERS
    return {letters for letters in dotted | plain if len(letters) > 1}


def _capitals(text: str) -> set[str]:
    words = [(bare(word), word[0].isupper()) for word in re.findall(r"[^\W\d_]+", text)]
    found = set()
    for at in range(len(words)):
        for length in range(1, VILLAGE_WORDS_AT_MOST + 1):
            row = words[at : at + length]
            if len(row) == length and row[0][1]:
                found.add("".join(word for word, _capital in row))
    return found


def names_in(whole: Whole, *, institutions: frozenset[str]) -> list[tuple[int, str]]:
    """Return (place of the part, name) of each row of two to five capitalised words that is no
    official's and no institution's.
    """
    found = []
    for language in (INDONESIAN, ENGLISH):
        places = [at for at, part in enumerate(whole.parts) if part.language == language]
        words = tokens([whole.parts[at] for at in places], institutions=institutions)
        for run in _runs(words):
            if len(run) > 1 and not any(_is_no_name(word.word, institutions) for word in run):
                name = " ".join(word.word for word in run)
                found.append((places[run[0].part], name))
    return found


def _is_no_name(word: str, institutions: frozenset[str]) -> bool:
    return len(word) < SHORTEST_SOUND or word in institutions or word in VILLAGE_WORDS
