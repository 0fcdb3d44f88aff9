"""Privacy classes of fields: every field of every own table states one."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType


class PrivacyClass(Enum):
    """How much harm the value can do, least first."""

    S0 = "open"
    S1 = "internal"
    S2 = "personal"
    S3 = "special"
    S4 = "vault"


def declare(
    *,
    open: str = "",  # noqa: A002 — the class is called open
    internal: str = "",
    personal: str = "",
    special: str = "",
    vault: str = "",
) -> Mapping[str, PrivacyClass]:
    """Return field name → class from words separated by spaces; raises ValueError on a repeat."""
    given = {"open": open, "internal": internal, "personal": personal}
    given |= {"special": special, "vault": vault}
    found: dict[str, PrivacyClass] = {}
    for kind, names in given.items():
        for name in names.split():
            if name in found:
                raise ValueError(f"{name} is classed twice")
            found[name] = PrivacyClass(kind)
    return MappingProxyType(found)
