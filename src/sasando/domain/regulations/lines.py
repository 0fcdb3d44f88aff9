"""Gives each line of an article its anchor, so that a citation leads to paragraph and letter."""

import re
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"\((\d{1,2}[a-z]?)\)\s*(.*)")
_POINT = re.compile(r"([a-z]{1,2})[.)]\s+(.*)")
_ITEM = re.compile(r"(\d{1,2})[.)]\s+(.*)")


@dataclass(frozen=True)
class Line:
    """One line of an article; `anchor` is empty where no paragraph, letter or number starts.

    `depth` says how far it stands in: 0 the article, 1 its paragraphs, 2 letters, 3 numbers.
    """

    anchor: str
    text: str
    depth: int


def lines_of(anchor: str, text: str) -> list[Line]:
    """Return the lines of an article with the anchors of its paragraphs, letters and numbers.

    A mark that comes twice names its first place only.
    """
    found: list[Line] = []
    seen = {anchor}
    paragraph = point = ""
    depth = 0
    for text_line in text.splitlines():
        here = ""
        if started := _PARAGRAPH.fullmatch(text_line):
            paragraph, point, depth = f"__para_{started[1]}", "", 1
            here = f"{anchor}{paragraph}"
        elif started := _POINT.fullmatch(text_line):
            point, depth = f"__point_{started[1]}", 2
            here = f"{anchor}{paragraph}{point}"
        elif started := _ITEM.fullmatch(text_line):
            depth = 3
            here = f"{anchor}{paragraph}{point}__item_{started[1]}"
        found.append(Line(here if here not in seen else "", text_line, depth))
        seen.add(here)
    return found
