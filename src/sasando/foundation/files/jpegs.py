"""Takes place, camera and comments out of a JPEG without touching its pixels."""

START, SCAN, COMMENT = 0xD8, 0xDA, 0xFE
# APP0 says how dense the points are, APP14 how colours are written; both are needed to draw it.
TAGS = frozenset(range(0xE1, 0xF0)) - {0xEE} | {COMMENT}
WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xDA)})
HEAD = 4


def without_tags(photo: bytes) -> bytes:
    """Return a JPEG without its tags; one that is oddly built comes back as it was."""
    kept, at = [photo[:2]], 2
    while at + HEAD <= len(photo):
        if photo[at] != 0xFF:
            return photo
        kind = photo[at + 1]
        if kind == 0xFF:
            at += 1
            continue
        if kind == SCAN:
            return b"".join([*kept, photo[at:]])
        end = at + 2 + (0 if kind in WITHOUT_LENGTH else _length(photo, at))
        if kind not in TAGS:
            kept.append(photo[at:end])
        at = end
    return photo


def _length(photo: bytes, at: int) -> int:
    return int.from_bytes(photo[at + 2 : at + HEAD], "big")
