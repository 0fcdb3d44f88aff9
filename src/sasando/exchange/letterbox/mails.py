"""Reads one message of electronic mail: its words and what hangs on it; it trusts nothing in it.

Addresses of machines that passed it on are not read. The sender's line is kept apart, as what a
reporter says of themselves.
"""

import hashlib
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from html.parser import HTMLParser

from sasando.exchange.letterbox import attaching

# RFC 2045: base64 makes 4 letters of 3 bytes, and 78 signs of 76; the rest is for head and words.
LARGEST = attaching.MOST_BYTES * 4 // 3 * 78 // 76 + 1024 * 1024
MOST_PARTS, LONGEST_LINE = 100, 300
MEANT_FOR_NOBODY = frozenset({"script", "style", "head", "title", "template"})
BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote"})
# What the standard library raises over mail that no standard describes.
ODD = (MessageError, LookupError, ValueError, AttributeError, TypeError, RecursionError)


class OddMailError(Exception):
    """A message is not built so that anything could be read in it."""


@dataclass(frozen=True)
class Mail:
    """One message: words, files as they came, the sender's line, and what tells it from others."""

    text: str
    subject: str
    sender: str
    files: tuple[bytes, ...]
    mark: str


def read(data: bytes) -> Mail:
    """Return what a message holds; raises OddMailError when it cannot be taken apart."""
    try:
        message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
        if not message.keys():
            raise OddMailError
        parts = _parts(message)
        text = "\n\n".join(part for part in _words(parts) if part.strip())
        files = tuple(_bytes_of(part) for part in parts if _is_file(part))
    except ODD as odd:
        raise OddMailError from odd
    subject, sender = _line(message, "Subject"), _line(message, "From")
    lines = [_line(message, "Message-ID"), _line(message, "Date"), subject, sender, text]
    lines += [hashlib.sha256(one).hexdigest() for one in files]
    return Mail(text.strip(), subject, sender, files, "\0".join(lines))


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that hold something, a message within the message as one file."""
    found: list[EmailMessage] = []
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if len(found) + len(waiting) > MOST_PARTS:
            raise OddMailError
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting[:0] = [one for one in part.get_payload() if isinstance(one, EmailMessage)]
        else:
            found.append(part)
    return found


def _is_file(part: EmailMessage) -> bool:
    is_text = part.get_content_maintype() == "text"
    is_hung_on = part.get_content_disposition() == "attachment" or part.get_filename() is not None
    return not is_text or is_hung_on


def _words(parts: list[EmailMessage]) -> list[str]:
    """Return the plain texts; those of pages only where there is no plain one."""
    texts = [part for part in parts if not _is_file(part)]
    plain = [_decoded(part) for part in texts if part.get_content_subtype() != "html"]
    if any(text.strip() for text in plain):
        return plain
    return [_Reader.words_of(_decoded(part)) for part in texts]


def _decoded(part: EmailMessage) -> str:
    data = _bytes_of(part)
    try:
        text = data.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        text = data.decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\0", "")


def _bytes_of(part: EmailMessage) -> bytes:
    if part.is_multipart():
        return part.as_bytes()
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _line(message: EmailMessage, name: str) -> str:
    try:
        text = str(message.get(name, ""))
    except ODD:
        return ""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(shown.split())[:LONGEST_LINE]


class _Reader(HTMLParser):
    """Keeps the words of a page and nothing that acts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kept: list[str] = []
        self.shut = 0

    @classmethod
    def words_of(cls, page: str) -> str:
        """Return the words of a page."""
        reader = cls()
        reader.feed(page)
        reader.close()
        lines = "".join(reader.kept).splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or a stretch that nobody reads."""
        self.shut += tag in MEANT_FOR_NOBODY
        if tag in BREAKS:
            self.kept.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a stretch that nobody reads."""
        if tag in MEANT_FOR_NOBODY:
            self.shut = max(self.shut - 1, 0)

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if not self.shut:
            self.kept.append(data)
