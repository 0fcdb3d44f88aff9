"""The child process that reads a text nobody vouches for; it knows no database and no key.

Run as `python -m sasando.foundation.sources.prose.child` with the file on standard input.
Standard output holds `+`, the kind, a line end and the text; or `-` and the code of a refusal.
"""

import codecs
import re
import sys

from sasando.foundation.sources.prose import refusals
from sasando.foundation.sources.prose.refusals import ProseError
from sasando.foundation.sources.reading import jail

DOCX, HTML, TEXT = "docx", "html", "text"
MEMORY_MB, CPU_S = 512, 8
LONGEST = 2_000_000
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype|html|head|body|meta|p|div|h[1-6]|table|article|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,20})", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_FOREIGN = (b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")


def main() -> int:
    """Read the file on standard input; return 0 with a text told, 3 for a refusal told."""
    jail.enter(memory_mb=MEMORY_MB, memory_max_mb=MEMORY_MB, cpu_s=CPU_S, file_mb=0)
    try:
        kind, text = read(sys.stdin.buffer.read())
        answer = f"+{kind}\n{text}".encode()
    except ProseError as refuse:
        answer = f"-{refuse.args[0]}".encode()
    except (MemoryError, RecursionError):
        answer = f"-{refusals.TOO_HEAVY}".encode()
    except Exception:  # noqa: BLE001 — whatever a hostile file sets off, the answer is one
        answer = f"-{refusals.DAMAGED}".encode()
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 3 if answer.startswith(b"-") else 0


def read(data: bytes) -> tuple[str, str]:
    """Return kind and text of a file; raises ProseError for one that is not read."""
    kind, lines = _lines(data)
    text = "\n".join(line.replace("\xa0", " ").replace("\xad", "").rstrip() for line in lines)
    text = _CONTROLS.sub("", text).strip("\n")
    if not text.strip():
        raise ProseError(refusals.EMPTY)
    if len(text) > LONGEST:
        raise ProseError(refusals.TOO_LONG)
    return kind, text


def _lines(data: bytes) -> tuple[str, list[str]]:
    if data.startswith(b"%PDF"):
        raise ProseError(refusals.PDF)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise ProseError(refusals.OLD)
    if data.startswith(b"PK"):
        # Loaded late: a plain text needs neither archive nor XML.
        from sasando.foundation.sources.prose.docx import read_docx

        return DOCX, list(read_docx(data))
    if data.startswith(_FOREIGN):
        raise ProseError(refusals.KIND)
    text = _decoded(data)
    if _PAGE.match(text):
        from sasando.foundation.sources.prose.page import read_page

        return HTML, read_page(text)
    if _CONTROLS.search(text):
        raise ProseError(refusals.KIND)
    return TEXT, text.splitlines()


def _decoded(data: bytes) -> str:
    """Return a text by its mark of order, else UTF-8, else what the page says, else Windows."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    told = _CHARSET.search(data[:4096])
    for name in ("utf-8-sig", told[1].decode("ascii") if told else "cp1252", "cp1252"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    raise ProseError(refusals.KIND)


if __name__ == "__main__":
    sys.exit(main())
