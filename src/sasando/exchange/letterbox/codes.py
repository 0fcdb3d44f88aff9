"""Twenty digits handed over in person: eighteen by chance, two that catch a slip of the pen."""

import secrets
import unicodedata

from sasando.foundation.privacy.blind import blind_index

RANDOM, WHOLE = 18, 20
KIND = "family-code"
# ISO 7064, MOD 97-10: two check digits find every single error and every swap of neighbours.
MODULUS, REST = 97, 98


def new_code() -> str:
    """Return a new code of twenty digits."""
    return with_check("".join(secrets.choice("0123456789") for _at in range(RANDOM)))


def with_check(digits: str) -> str:
    """Return eighteen digits with their two check digits."""
    return digits + f"{REST - int(digits + '00') % MODULUS:02d}"


def plain(text: str) -> str | None:
    """Return the twenty digits someone typed, in any script's digits; None when they are no code.

    Spaces, dashes and other signs do not matter; a single wrong digit never makes another code.
    """
    found = (unicodedata.decimal(sign, None) for sign in text)
    digits = "".join(str(digit) for digit in found if digit is not None)
    if len(digits) != WHOLE or int(digits) % MODULUS != 1:
        return None
    return digits


def shown(code: str) -> str:
    """Return a code as it is printed: five groups of four."""
    return " ".join(code[at : at + 4] for at in range(0, WHOLE, 4))


def digest(code: str) -> bytes:
    """Return the keyed digest under which a code is kept."""
    return blind_index(KIND, code)
