"""Numbers of passports and travel papers."""

import re

from sasando.domain.values.words import Refusal, Refused, Words

# ICAO Doc 9303: at most nine letters and digits; Indonesian ones are a letter or two and digits.
_NUMBER = re.compile(r"^[A-Z]{0,3}[0-9]{5,9}$")
LONGEST = 9

PASSPORT_UNREADABLE = Refusal(
    "passport_unreadable",
    Words(
        id="Nomor paspor tidak terbaca. Bentuknya huruf lalu angka, misalnya X0000000.",
        en="The passport number cannot be read. It is letters, then digits, such as X0000000.",
    ),
)


def parse_passport(text: str) -> str:
    """Return the number in capitals without spaces, dots and dashes.

    Raises Refused with `passport_unreadable`; a letter O among the digits is refused too, since
    guessing would point at another person.
    """
    cleaned = re.sub(r"[\s.\-'’/]", "", text).upper()
    if len(cleaned) > LONGEST or not _NUMBER.match(cleaned):
        raise Refused(PASSPORT_UNREADABLE)
    return cleaned
