"""Shows as much of an identifier as tells two apart, and no more."""

DOT = "•"
GROUP = 4
HOME = "+62"


def _mask(text: str, *, head: int, tail: int) -> str:
    if len(text) <= head + tail:
        return DOT * len(text)
    return text[:head] + DOT * (len(text) - head - tail) + text[-tail:]


def _in_groups(shown: str) -> str:
    return " ".join(shown[at : at + GROUP] for at in range(0, len(shown), GROUP))


def mask_nik(nik: str) -> str:
    """Return the place of first registration and the last two: 5306 •••• •••• ••03."""
    return _in_groups(_mask(nik, head=4, tail=2))


def mask_passport(number: str) -> str:
    """Return the last two: ••••••42."""
    return _mask(number, head=0, tail=2)


def mask_phone(number: str) -> str:
    """Return the first two and the last two in fours, as dialled at home: 08•• •••• ••21.

    A number abroad keeps its plus and the first two of its country: +60• •••• ••21.
    """
    dialled = "0" + number[len(HOME) :] if number.startswith(HOME) else number
    return _in_groups(_mask(dialled, head=3 if dialled.startswith("+") else 2, tail=2))
