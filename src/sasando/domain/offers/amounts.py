"""Reads a sum as people say it: `8 juta`, `1,5 jt`, `500 ribu`, `Rp8.000.000`, `RM 3000`."""

import re

from sasando.domain.values.money import MONEY_UNREADABLE, Money, parse_money
from sasando.domain.values.numbers import parse_printed
from sasando.domain.values.words import Refused

TIMES = {"juta": 1_000_000, "jt": 1_000_000, "ribu": 1_000, "rb": 1_000}
_SPOKEN = re.compile(r"^(?:rp\.?)?\s*([0-9.,]+)\s*(juta|jt|ribu|rb)(?:\s*rupiah)?$")
# Longer is no sum that anyone is asked for.
LONGEST = 30


def parse_asked(text: str) -> Money:
    """Return the sum someone is asked for, in rupiah unless the text names a currency.

    Raises Refused with `money_unreadable`; `number_ambiguous` for 1,250 juta.
    """
    given = text.strip().casefold()
    if len(given) > LONGEST:
        raise Refused(MONEY_UNREADABLE)
    spoken = _SPOKEN.match(given)
    if spoken is None:
        return parse_money(given.removesuffix("rupiah"), currency="IDR")
    minor = parse_printed(spoken[1]) * TIMES[spoken[2]] * 100
    if minor != minor.to_integral_value():
        raise Refused(MONEY_UNREADABLE)
    return Money(int(minor), "IDR")
