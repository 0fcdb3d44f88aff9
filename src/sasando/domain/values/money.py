"""Money: whole minor units and a currency, never a float."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from sasando.domain.values.numbers import parse_count, parse_printed
from sasando.domain.values.words import Refusal, Refused, Words

# ISO 4217, table A.1: digits after the decimal point of the currencies of destinations.
MINOR_DIGITS: Mapping[str, int] = MappingProxyType(
    {
        "IDR": 2, "MYR": 2, "SGD": 2, "BND": 2, "HKD": 2, "TWD": 2, "SAR": 2, "AED": 2,
        "QAR": 2, "USD": 2, "EUR": 2, "AUD": 2, "KRW": 0, "JPY": 0, "KWD": 3, "BHD": 3,
        "OMR": 3, "JOD": 3,
    }
)  # fmt: skip
_SIGNS: Mapping[str, str] = MappingProxyType({"RP": "IDR", "RM": "MYR", "S$": "SGD", "NT$": "TWD"})
_SPLIT = re.compile(r"^([A-Z$]{2,3})?\.?\s*([0-9.,]+?)(?:,-)?\s*([A-Z]{3})?$")

MONEY_UNREADABLE = Refusal(
    "money_unreadable",
    Words(
        id="Jumlah uang tidak terbaca. Tulis misalnya Rp1.250.000 atau 1500 MYR.",
        en="The amount cannot be read. Write for example Rp1.250.000 or 1500 MYR.",
    ),
)
CURRENCIES_DIFFER = Refusal(
    "currencies_differ",
    Words(
        id="Mata uangnya berbeda; tidak dapat dihitung bersama.",
        en="The currencies differ; they cannot be reckoned together.",
    ),
)


@dataclass(frozen=True)
class Money:
    """An amount in minor units (sen, cent) of an ISO 4217 currency."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        """Refuse a currency whose minor unit is not known."""
        if self.currency not in MINOR_DIGITS:
            raise Refused(MONEY_UNREADABLE)

    @property
    def amount(self) -> Decimal:
        """Return the amount in major units, exact."""
        return Decimal(self.minor).scaleb(-MINOR_DIGITS[self.currency])

    def __add__(self, other: "Money") -> "Money":
        """Return the sum; raises Refused when the currencies differ."""
        if self.currency != other.currency:
            raise Refused(CURRENCIES_DIFFER)
        return Money(self.minor + other.minor, self.currency)

    def is_above(self, other: "Money") -> bool:
        """Say whether this is more; raises Refused when the currencies differ."""
        if self.currency != other.currency:
            raise Refused(CURRENCIES_DIFFER)
        return self.minor > other.minor


def parse_money(text: str, *, currency: str | None = None) -> Money:
    """Return an amount such as Rp1.250.000, RM 1.500,50 or 1500 MYR.

    `currency` is used when the text names none. A dot parts thousands, as Indonesia prints.
    Raises Refused with `money_unreadable`.
    """
    match = _SPLIT.match(text.strip().upper())
    if match is None:
        raise Refused(MONEY_UNREADABLE)
    named = match[1] or match[3] or currency or ""
    iso = _SIGNS.get(named, named)
    if iso not in MINOR_DIGITS:
        raise Refused(MONEY_UNREADABLE)
    minor = _amount(match[2]).scaleb(MINOR_DIGITS[iso])
    if minor != minor.to_integral_value():
        raise Refused(MONEY_UNREADABLE)
    return Money(int(minor), iso)


def _amount(digits: str) -> Decimal:
    try:
        return Decimal(parse_count(digits))
    except Refused as not_whole:
        if not_whole.refusal.code != "number_not_whole":
            raise Refused(MONEY_UNREADABLE) from not_whole
    return parse_printed(digits)
