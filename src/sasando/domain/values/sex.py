"""Sex as papers print it: L or P."""

import re

from sasando.domain.values.words import Refusal, Refused, Words

MALE, FEMALE = "L", "P"
_MALE = frozenset(["l", "lk", "laki", "lakilaki", "pria", "cowok", "m", "male", "man"])
_FEMALE = frozenset(["p", "pr", "prp", "perempuan", "wanita", "w", "cewek", "f", "female", "woman"])

SEX_UNKNOWN = Refusal(
    "sex_unknown",
    Words(
        id="Jenis kelamin tidak terbaca. Tulis L atau P.",
        en="The sex cannot be read. Write L (male) or P (female).",
    ),
)


def parse_sex(text: str) -> str:
    """Return `L` or `P`; empty when the source does not say. Raises Refused `sex_unknown`."""
    word = re.sub(r"[^a-z0-9]", "", text.casefold())
    if word in _MALE:
        return MALE
    if word in _FEMALE:
        return FEMALE
    if text.strip():
        raise Refused(SEX_UNKNOWN)
    return ""
