"""Reads the guides' texts: one small Markdown file for each guide and language."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sasando.domain.values.words import Words

ROOM = Path(__file__).parent
TEXTS, AUDIO, DATA = ROOM / "texts", ROOM / "audio", ROOM / "data"
# Both are written with each guide; the others are slots until somebody has written them.
WRITTEN = ("id", "en")
AUDIO_SUFFIX = ".ogg"
VERIFIED = ("primary", "press")
_HEAD = re.compile(r"^(\w+): (.*)$")
_ENDS = re.compile(r"[.!?:]+(?:\s+|$)")


@dataclass(frozen=True)
class Cite:
    """Where a guide knows something from."""

    label: Words
    work: str
    source: str
    on: date | None
    is_verified: bool


@dataclass(frozen=True)
class Block:
    """A paragraph, a list or a checklist; a paragraph has one line."""

    kind: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Guide:
    """One guide in one language. `papers` names a list of papers of the code lists, or nothing."""

    code: str
    language: str
    title: str
    lead: str
    words: str
    kind: str
    order: int
    papers: str
    poster: str
    sections: tuple[Section, ...]
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Language:
    """A language of the guides, whether or not anything is written or spoken in it yet."""

    code: str
    name: Words
    own_name: str


@dataclass(frozen=True)
class Slot:
    """What there is of one guide in one language: its text, its sound, or neither yet."""

    language: Language
    has_text: bool
    has_audio: bool


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages that the guides have a place for, the written ones first."""
    with (DATA / "languages.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(
            Language(row["code"], Words(row["name_id"], row["name_en"]), row["own_name"])
            for row in csv.DictReader(lines)
        )


@cache
def guides(language: str) -> Mapping[str, Guide]:
    """Return the guides written in a language by code, in their order."""
    found = [_read(path, language) for path in sorted((TEXTS / language).glob("*.md"))]
    return {one.code: one for one in sorted(found, key=lambda one: one.order)}


def slots(code: str) -> list[Slot]:
    """Return what there is of a guide in every language."""
    return [
        Slot(one, code in guides(one.code), audio(code, one.code) is not None)
        for one in languages()
    ]


def audio(code: str, language: str) -> Path | None:
    """Return the recording of a guide in a language, None while there is none."""
    known = code in guides(WRITTEN[0]) and language in {one.code for one in languages()}
    path = AUDIO / language / f"{code}{AUDIO_SUFFIX}"
    return path if known and path.is_file() else None


def sentences(guide: Guide) -> list[str]:
    """Return every sentence of a guide, for measuring how plainly it is written."""
    texts = [guide.lead, guide.words]
    texts += [line for part in guide.sections for block in part.blocks for line in block.lines]
    return [one for text in texts for one in _ENDS.split(text) if one.strip()]


def _read(path: Path, language: str) -> Guide:
    head, cites, body = _parted(path.read_text(encoding="utf-8"))
    if language != WRITTEN[0]:
        # What a guide rests on is the same in every language and written once.
        source = (TEXTS / WRITTEN[0] / path.name).read_text(encoding="utf-8")
        cites = _parted(source)[1]
    return Guide(
        code=path.stem, language=language, title=head["title"], lead=head["lead"],
        words=head["words"], kind=head["kind"], order=int(head["order"]),
        papers=head.get("list", ""), poster=head.get("poster", ""),
        sections=tuple(_sections(body)), cites=tuple(map(_cite, cites)),
    )  # fmt: skip


def _parted(text: str) -> tuple[dict[str, str], list[str], str]:
    top, _, body = text.partition("\n\n")
    pairs = [found.groups() for line in top.splitlines() if (found := _HEAD.match(line))]
    cites = [value for key, value in pairs if key == "cite"]
    return {key: value for key, value in pairs if key != "cite"}, cites, body


def _cite(line: str) -> Cite:
    id_words, en_words, work, source, on, verified = (part.strip() for part in line.split("|"))
    day = date.fromisoformat(on) if on else None
    return Cite(Words(id_words, en_words), work, source, day, verified in VERIFIED)


def _sections(body: str) -> Iterator[Section]:
    for part in body.split("## ")[1:]:
        title, _, rest = part.partition("\n")
        yield Section(title.strip(), tuple(_blocks(rest)))


def _blocks(text: str) -> Iterator[Block]:
    """Yield runs of lines of one kind; each line of prose is a paragraph of its own."""
    run: list[str] = []
    kind = ""
    for line in [*text.splitlines(), ""]:
        now = _kind(line)
        if run and now != kind:
            yield Block(kind, tuple(run))
            run = []
        kind = now
        if now == "prose":
            yield Block(now, (line.strip(),))
        elif now:
            run.append(line.removeprefix("- ").removeprefix("[ ] ").strip())


def _kind(line: str) -> str:
    if line.startswith("- [ ] "):
        return "check"
    if line.startswith("- "):
        return "list"
    return "prose" if line.strip() else ""
