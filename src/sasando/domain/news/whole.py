"""One whole draft of a news item, as the guard reads it: parts in order, told by place."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

TITLE, SUMMARY, COVER = "title", "summary", "cover"
INDONESIAN, ENGLISH = "id", "en"


@dataclass(frozen=True)
class Part:
    """One paragraph, heading or caption; `where` is title, summary, cover or the paragraph's
    number from 1.
    """

    where: str
    text: str
    language: str = INDONESIAN


@dataclass(frozen=True)
class Whole:
    """Everything that would be printed, and what was ticked of the faces on the cover."""

    parts: tuple[Part, ...]
    shows_faces: bool = False
    faces_agreed: bool = False

    @property
    def sha256(self) -> str:
        """Return the print of all that the guard looks at."""
        told = [f"{part.language}|{part.where}|{part.text}" for part in self.parts]
        told.append(f"{self.shows_faces} {self.faces_agreed}")
        return sha256("\n\x00".join(told).encode()).hexdigest()


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: what stands between empty lines."""
    found = [" ".join(lines.split()) for lines in _blocks(text)]
    return [paragraph for paragraph in found if paragraph]


def whole_of(
    texts: Iterable[tuple[str, str, str, str]], *, faces: tuple[bool, bool] = (False, False)
) -> Whole:
    """Return the whole of (language, title, summary, body, …cover text) tuples.

    Each tuple gives language, title, summary and body; the cover's words may stand in the body of
    a tuple whose title is `cover`.
    """
    parts: list[Part] = []
    for language, title, summary, body in texts:
        if title == COVER:
            parts += [Part(COVER, body, language)] if body else []
            continue
        parts += [Part(TITLE, title, language)] if title else []
        parts += [Part(SUMMARY, summary, language)] if summary else []
        told = enumerate(paragraphs(body), start=1)
        parts += [Part(str(at), text, language) for at, text in told]
    return Whole(tuple(parts), *faces)


def _blocks(text: str) -> list[str]:
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(lines).split("\n\n")
