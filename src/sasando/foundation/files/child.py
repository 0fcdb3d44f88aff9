"""The child process that reads a file nobody vouches for; it knows no database and no key.

Run as `python -m sasando.foundation.files.child MEDIA DEED [NUMBER …]` with the file on standard
input. Standard output holds `+` and the cleaned file, or `-` and the code of a refusal.
"""

import sys

from sasando.foundation.files import limits

CLEAN, BOXES, PAGES = "clean", "boxes", "pages"
TAKEN, REFUSED = b"+", b"-"
DONE, REFUSED_CODE = 0, 3
SIDES = 4


def main(argv: list[str]) -> int:
    """Clean the file on standard input onto standard output; return how it ended."""
    limits.enter()
    media, deed, numbers = argv[0], argv[1], [int(number) for number in argv[2:]]
    try:
        answer = TAKEN + _cleaned(sys.stdin.buffer.read(), media, deed, numbers)
    except limits.Refuse as refuse:
        answer = REFUSED + refuse.code.encode()
    except MemoryError:
        answer = REFUSED + b"file_too_heavy"
    except Exception:  # noqa: BLE001 — whatever a hostile file sets off, the answer is one
        answer = REFUSED + b"file_broken"
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return REFUSED_CODE if answer.startswith(REFUSED) else DONE


def _cleaned(data: bytes, media: str, deed: str, numbers: list[int]) -> bytes:
    # Loaded late: a photo does not need the reader of PDFs, nor the other way round.
    if media == "application/pdf":
        from sasando.foundation.files import documents

        return documents.clean(data, without=numbers if deed == PAGES else [])
    from sasando.foundation.files import pictures

    boxes = [numbers[at : at + SIDES] for at in range(0, len(numbers), SIDES)]
    return pictures.clean(data, media=media, boxes=boxes if deed == BOXES else [])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
