"""Telephone numbers in one international form."""

import re

from sasando.domain.values.words import Refusal, Refused, Words

# ITU-T E.164: at most 15 digits; shorter than 8 is no number that can be called from abroad.
SHORTEST, LONGEST = 8, 15
HOME = "62"

PHONE_UNREADABLE = Refusal(
    "phone_unreadable",
    Words(
        id="Nomor HP tidak terbaca. Tulis satu nomor, misalnya 0812… atau +60 12….",
        en="The phone number cannot be read. Write one number, for example 0812… or +60 12….",
    ),
)


def parse_phone(text: str) -> str:
    """Return a number as +628…; 08…, 8… (zero lost in a spreadsheet) and 62… are Indonesian.

    Raises Refused with `phone_unreadable`.
    """
    plain = re.sub(r"[\s().\-/'’]", "", re.sub(r"\.0$", "", text.strip()))
    digits = plain.removeprefix("+")
    if not re.fullmatch(r"[0-9]+", digits):
        raise Refused(PHONE_UNREADABLE)
    if not plain.startswith("+"):
        digits = _with_country(digits)
    if not SHORTEST <= len(digits) <= LONGEST:
        raise Refused(PHONE_UNREADABLE)
    return f"+{digits}"


def _with_country(digits: str) -> str:
    if digits.startswith("00"):
        return digits[2:]
    if digits.startswith("0"):
        return HOME + digits[1:]
    # Countries that begin with 8 (852, 886) are typed with plus; 8… of 9 to 12 digits lost its 0.
    if digits.startswith("8") and 9 <= len(digits) <= 12:
        return HOME + digits
    return digits
