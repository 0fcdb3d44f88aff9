"""Shows as much of an identifier as tells two apart, and no more."""

DOT = "•"


def _mask(text: str, *, head: int, tail: int) -> str:
    if len(text) <= head + tail:
        return DOT * len(text)
    hidden = len(text) - head - tail
    return text[:head] + DOT * hidden + (text[-tail:] if tail else "")


def mask_nik(nik: str) -> str:
    """Return region digits and the last two: 5321••••••••••07."""
    return _mask(nik, head=4, tail=2)


def mask_passport(number: str) -> str:
    """Return the series letter and the last two."""
    return _mask(number, head=1, tail=2)


def mask_phone(number: str) -> str:
    """Return the prefix and the last two."""
    return _mask(number, head=4, tail=2)
