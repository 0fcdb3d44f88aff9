"""Numbers, days and moments as each language writes them."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import get_language

from sasando.domain.values.money import Money

MONTHS_ID = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
LONG_ID = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
LONG_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEK_ID = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
WEEK_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}
DASH = "–"


def is_english() -> bool:
    """Say whether the page is in English."""
    return (get_language() or "").startswith("en")


def number(value: int | float | Decimal | None) -> str:
    """Return 4.163 or 113,6 (Indonesian), 4,163 or 113.6 (English), with a true minus."""
    if value is None:
        return DASH
    text = f"{value:,.4f}".rstrip("0").rstrip(".") if value % 1 else f"{int(value):,}"
    if not is_english():
        text = text.translate(str.maketrans(",.", ".,"))
    return text.replace("-", "−")


def signed(value: int | Decimal | None) -> str:
    """Return a difference with its sign."""
    return f"+{number(value)}" if value is not None and value > 0 else number(value)


def money(value: Money) -> str:
    """Return an amount as the office writes it: Rp1.250.000, MYR 8.050,00; never rounded."""
    whole, _point, part = f"{value.amount:f}".partition(".")
    text = number(int(whole))
    if part and (part.strip("0") or value.currency != "IDR"):
        text += ("." if is_english() else ",") + part
    return f"Rp{text}" if value.currency == "IDR" else f"{value.currency} {text}"


def day(value: date | None) -> str:
    """Return 6 Feb 2026."""
    if value is None:
        return DASH
    months = MONTHS_EN if is_english() else MONTHS_ID
    return f"{value.day} {months[value.month - 1]} {value.year}"


def full_day(value: date | None) -> str:
    """Return Jumat, 6 Februari 2026."""
    if value is None:
        return DASH
    week, months = (WEEK_EN, LONG_EN) if is_english() else (WEEK_ID, LONG_ID)
    return f"{week[value.weekday()]}, {value.day} {months[value.month - 1]} {value.year}"


def moment(value: datetime | None) -> str:
    """Return 6 Feb 2026, 13.20 WITA."""
    if value is None:
        return DASH
    local = value.astimezone(ZoneInfo(settings.OFFICE_ZONE))
    sign = ":" if is_english() else "."
    zone = ZONE_NAMES.get(settings.OFFICE_ZONE, settings.OFFICE_ZONE)
    return f"{day(local.date())}, {local:%H}{sign}{local:%M} {zone}"


def born(first: date | None, last: date | None) -> str:
    """Return a birth date, a year alone, or a range of years."""
    if first is None or last is None:
        return DASH
    if first == last:
        return day(first)
    if first.year == last.year:
        only = "year only" if is_english() else "tahun saja"
        return f"{first.year}, {only}"
    return f"{first.year}–{last.year}"


def initials(name: str) -> str:
    """Return the first letters of a person's first and last word."""
    parts = [part[0].upper() for part in name.split() if part[0].isalpha()]
    return "".join(parts[:1] + parts[1:][-1:])
