"""Where mail for the letterbox waits: a folder that the office's mail server fills, or IMAP on TLS.

Nothing is read that is larger than a report may be, and nothing is taken away before it is told
that the sealed copy stands.
"""

import imaplib
import os
import re
import ssl
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from sasando.domain.values.words import Refusal, Refused, Words

SCHEME, PORT, TIMEOUT_S = "imaps", 993, 30
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
# Maildir: what was delivered and what a reader saw; `tmp` is still being written.
SHELVES = ("new", "cur")
NOT_A_BOX = Refusal(
    "mailbox_unknown",
    Words(
        id="SASANDO_MAILBOX harus folder, Maildir, atau imaps://pengguna:sandi@host/INBOX.",
        en="SASANDO_MAILBOX must be a folder, a Maildir, or imaps://user:password@host/INBOX.",
    ),
)
SHUT = Refusal(
    "mailbox_shut",
    Words(
        id="Kotak surel tidak dapat dibuka. Periksa alamat, sandi, sertifikat, dan hak folder.",
        en="The mailbox cannot be opened. Check address, password, certificate, folder rights.",
    ),
)


@dataclass(frozen=True)
class Letter:
    """One message that waits; `take_away` removes it from where it waits."""

    key: str
    size: int
    read: Callable[[], bytes]
    take_away: Callable[[], None]


def waiting(address: str) -> Generator[Letter, None, None]:
    """Yield what waits in a box, the oldest first; raises Refused for no box, or one that is shut.

    Only the host that the address names is asked, over TLS with a certificate that holds.
    """
    try:
        if "://" not in address:
            yield from _in_folder(Path(address).expanduser())
            return
        parts = urlsplit(address)
        if parts.scheme != SCHEME or not parts.hostname or not parts.username:
            raise Refused(NOT_A_BOX)
        yield from _by_imap(parts)
    except (OSError, imaplib.IMAP4.error, ValueError):
        raise Refused(SHUT) from None


def _in_folder(folder: Path) -> Iterator[Letter]:
    if not folder.is_dir():
        raise Refused(NOT_A_BOX)
    is_maildir = (folder / "new").is_dir()
    shelves = [folder / name for name in SHELVES] if is_maildir else [folder]
    found = [
        entry
        for shelf in shelves
        if shelf.is_dir()
        for entry in os.scandir(shelf)
        if entry.is_file(follow_symlinks=False)
        and not entry.name.startswith(".")
        and (is_maildir or entry.name.endswith(".eml"))
    ]
    for entry in sorted(found, key=lambda one: (one.stat().st_mtime, one.name)):
        path = Path(entry.path)
        yield Letter(entry.name, entry.stat().st_size, path.read_bytes, path.unlink)


def _by_imap(parts: SplitResult) -> Iterator[Letter]:
    context = ssl.create_default_context()
    link = imaplib.IMAP4_SSL(
        str(parts.hostname), parts.port or PORT, ssl_context=context, timeout=TIMEOUT_S
    )
    try:
        link.login(unquote(parts.username or ""), unquote(parts.password or ""))
        _must(link.select(unquote(parts.path.strip("/")) or "INBOX"))
        [found] = _must(link.uid("SEARCH", "UNDELETED"))
        for uid in (found or b"").decode("ascii").split():
            [sized] = _must(link.uid("FETCH", uid, "(RFC822.SIZE)"))
            told = SIZE.search(sized if isinstance(sized, bytes) else b"")
            if told:
                yield Letter(uid, int(told[1]), _reader(link, uid), _remover(link, uid))
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            link.logout()


def _reader(link: imaplib.IMAP4, uid: str) -> Callable[[], bytes]:
    def read() -> bytes:
        # PEEK leaves a message unread for the people who share the box.
        for part in _must(link.uid("FETCH", uid, "(BODY.PEEK[])")):
            if isinstance(part, tuple):
                return bytes(part[1])
        raise OSError(uid)

    return read


def _remover(link: imaplib.IMAP4, uid: str) -> Callable[[], None]:
    def take_away() -> None:
        _must(link.uid("STORE", uid, "+FLAGS.SILENT", r"(\Deleted)"))
        # RFC 4315: only this one, where the server can; else what others marked would go along.
        if "UIDPLUS" in link.capabilities:
            _must(link.uid("EXPUNGE", uid))
        else:
            _must(link.expunge())

    return take_away


def _must(answer: tuple[str, list[Any]]) -> list[Any]:
    status, found = answer
    if status != "OK":
        raise OSError(status)
    return found
