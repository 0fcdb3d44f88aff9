"""Reads what a web page shows as lines, with the numbers that a browser draws in lists."""

from html.parser import HTMLParser

from sasando.foundation.sources.prose.lists import mark

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
})  # fmt: skip
UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "object"})
STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
DEEPEST = 500


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line: list[str] = []
        self.unseen: list[str] = []
        # Style and count of each open list; bullets have no style.
        self.lists: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN and len(self.unseen) < DEEPEST:
            self.unseen.append(tag)
        if self.unseen:
            return
        if tag in BLOCKS:
            self.end_line()
        given = dict(attrs)
        if tag in ("ol", "ul") and len(self.lists) < DEEPEST:
            style = STYLES.get(given.get("type") or "", "decimal") if tag == "ol" else ""
            self.lists.append((style, _whole(given.get("start"), 1) - 1))
        elif tag == "li" and self.lists:
            self._item(given.get("value"))

    def _item(self, told: str | None) -> None:
        style, count = self.lists[-1]
        count = _whole(told, count + 1)
        self.lists[-1] = (style, count)
        if style:
            self.line.append(f"{mark(count, style)}. ")

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            if tag in self.unseen:
                del self.unseen[self.unseen.index(tag) :]
            return
        if tag in BLOCKS:
            self.end_line()
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.line.append(data)

    def end_line(self) -> None:
        text = " ".join("".join(self.line).split())
        if text:
            self.lines.append(text)
        self.line = []


def read_page(text: str) -> list[str]:
    """Return the lines that a web page shows; scripts and styles are no lines."""
    page = _Page()
    page.feed(text)
    page.close()
    page.end_line()
    return page.lines


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else otherwise
