"""Looks at a web address as text: never opened, it may only be found to imitate government."""

import re
import unicodedata
from urllib.parse import urlsplit

# Names of the ministry, its offices and systems (handbook 1, 3.2); only `.go.id` is government's.
NAMES = ("kp2mi", "bp2mi", "bp3mi", "kemnaker", "siapkerja")
GOVERNMENT = ".go.id"
ENDINGS = (
    "com", "net", "org", "id", "info", "biz", "xyz", "me", "my", "sg", "hk", "tw", "online",
    "site", "top", "link", "ly", "app", "io", "co", "shop", "store", "live", "asia",
)  # fmt: skip
# Letters of other alphabets that look like Latin ones, as used in imitations.
_ALIKE = str.maketrans("аеорсухіѕјкмтвьԁһ", "aeopcyxisjkmtbbdh")
_HOST = re.compile(r"^[^\s/@:]+\.(?:" + "|".join(ENDINGS) + r")(?:[/:?#].*)?$")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_AFTER_HOST = re.compile(r"[/?#]")


def read_address(text: str) -> str:
    """Return a reading of `READINGS["address"]`: none, plain or imitates.

    An official address is plain too: that it is typed here proves nothing about the offer.
    """
    given = unicodedata.normalize("NFC", text.strip())
    if not _is_address(given):
        return "none"
    return "imitates" if _speaks_for_government(given) else "plain"


def _is_address(given: str) -> bool:
    bare = given.casefold()
    return bool(_SCHEME.match(bare)) or bare.startswith("www.") or bool(_HOST.match(bare))


def _host(given: str) -> str:
    """Return the host that an address leads to, in small letters; empty when it has none."""
    try:
        found = urlsplit(given if _SCHEME.match(given) else f"https://{given}").hostname
    except ValueError:
        return ""
    return (found or "").removesuffix(".")


def _speaks_for_government(given: str) -> bool:
    """Say whether an address uses a name or the ending of government without being its own.

    What stands after the host does not count: a page of a newspaper may be about the ministry.
    """
    before = _AFTER_HOST.split(_SCHEME.sub("", given))[0].casefold()
    seen = _as_seen(before)
    if seen == before and _host(given).endswith(GOVERNMENT):
        return False
    return any(name in seen for name in NAMES) or "go.id" in seen


def _as_seen(before: str) -> str:
    """Return an address as the eye reads it: without accents, in Latin letters."""
    text = ".".join(_decoded(part) for part in before.split("."))
    parts = unicodedata.normalize("NFKD", text)
    return "".join(one for one in parts if not unicodedata.combining(one)).translate(_ALIKE)


def _decoded(part: str) -> str:
    """Return a label of a host in its own letters; itself when it is not well made."""
    if not part.startswith("xn--"):
        return part
    try:
        return part.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return part
