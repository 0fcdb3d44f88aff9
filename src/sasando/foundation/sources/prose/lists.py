"""Writes the marks of numbered lists that a program draws by itself: (1), a., IV."""

_ROMANS = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"),
    (1, "i"),
)  # fmt: skip
MOST = 5000


def mark(count: int, style: str) -> str:
    """Return a count in a style: decimal, lowerLetter, upperLetter, lowerRoman, upperRoman.

    After z comes aa, as Word counts; any other style reads as decimal.
    """
    if not 0 < count <= MOST:
        return str(count)
    if style.endswith("Letter"):
        found = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif style.endswith("Roman"):
        found = _roman(count)
    else:
        return str(count)
    return found.upper() if style.startswith("upper") else found


def _roman(count: int) -> str:
    found = ""
    for value, sign in _ROMANS:
        while count >= value:
            found, count = found + sign, count - value
    return found
