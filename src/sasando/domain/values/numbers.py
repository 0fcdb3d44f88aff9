"""Numbers as printed in Indonesia: a dot parts thousands, a comma parts decimals."""

import re
from decimal import Decimal

from sasando.domain.values.words import Refusal, Refused, Words

_PLAIN = re.compile(r"^[+-]?[0-9]+$")
_CELL = re.compile(r"^[+-]?[0-9]+\.0+$")
_MACHINE = re.compile(r"^[+-]?[0-9]+(?:\.[0-9]+)?$")
_DOT_THOUSANDS = re.compile(r"^[+-]?[0-9]{1,3}(?:\.[0-9]{3})+$")
_COMMA_THOUSANDS = re.compile(r"^[+-]?[0-9]{1,3}(?:,[0-9]{3})+$")
_INDONESIAN = re.compile(r"^[+-]?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+),[0-9]+$")
_DOT_DECIMAL = re.compile(r"^[+-]?[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})$")

NUMBER_UNREADABLE = Refusal(
    "number_unreadable",
    Words(id="Angka tidak terbaca.", en="The number cannot be read."),
)
NUMBER_AMBIGUOUS = Refusal(
    "number_ambiguous",
    Words(
        id="Angka ini bermakna ganda: 1,234 bisa seribu dua ratus atau satu koma dua. "
        "Tulis 1234 atau 1.234 untuk ribuan.",
        en="This number has two meanings: 1,234 may be a thousand or one point two. "
        "Write 1234 for thousands.",
    ),
)
NUMBER_NOT_WHOLE = Refusal(
    "number_not_whole",
    Words(id="Jumlah harus bilangan bulat.", en="A count must be a whole number."),
)


def parse_count(text: str) -> int:
    """Return a count: 1234, 1.234 (Indonesian) or 1234.0 (a spreadsheet's cell) give 1234.

    Raises Refused: `number_ambiguous` for 1,234, `number_not_whole` for 1,5,
    `number_unreadable` for the rest.
    """
    cleaned = _cleaned(text)
    if _PLAIN.match(cleaned):
        return int(cleaned)
    if _CELL.match(cleaned) and not _DOT_THOUSANDS.match(cleaned):
        return int(cleaned.partition(".")[0])
    if _DOT_THOUSANDS.match(cleaned):
        return int(cleaned.replace(".", ""))
    if _COMMA_THOUSANDS.match(cleaned):
        raise Refused(NUMBER_AMBIGUOUS)
    if _INDONESIAN.match(cleaned) or _DOT_DECIMAL.match(cleaned):
        raise Refused(NUMBER_NOT_WHOLE)
    raise Refused(NUMBER_UNREADABLE)


def parse_printed(text: str) -> Decimal:
    """Return a printed number that may have decimals: 1.234,5 or 93,9 or 93.9 or 1234.

    Raises Refused: `number_ambiguous` for 1.234 and 1,234, where decimals are possible too;
    `number_unreadable` for the rest.
    """
    cleaned = _cleaned(text).removesuffix("%").rstrip()
    if _PLAIN.match(cleaned) or _DOT_DECIMAL.match(cleaned):
        return Decimal(cleaned)
    if cleaned.count(".") > 1 and _DOT_THOUSANDS.match(cleaned):
        return Decimal(cleaned.replace(".", ""))
    if _DOT_THOUSANDS.match(cleaned) or _COMMA_THOUSANDS.match(cleaned):
        raise Refused(NUMBER_AMBIGUOUS)
    if _INDONESIAN.match(cleaned):
        return Decimal(cleaned.replace(".", "").replace(",", "."))
    raise Refused(NUMBER_UNREADABLE)


def parse_machine(text: str) -> Decimal:
    """Return a number from a table that programs write: only a decimal point, no grouping.

    Raises Refused with `number_unreadable`.
    """
    cleaned = text.strip()
    if not _MACHINE.match(cleaned):
        raise Refused(NUMBER_UNREADABLE)
    return Decimal(cleaned)


def print_count(number: int) -> str:
    """Return a whole number as Indonesian pages print it: 1.234."""
    return f"{number:,}".replace(",", ".")


def _cleaned(text: str) -> str:
    return re.sub(r"\s", "", text).replace("−", "-")
