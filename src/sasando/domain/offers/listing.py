"""Reads what lists say of a country or company: recent and verified, or to be asked about."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from sasando.domain.offers.facts import Licence, Statement

# A list older than this says nothing of today: countries open and licences end within months.
FRESH_MONTHS = 6
CLOSED, OPEN = "closed", "open"
HOUSEHOLD_SCOPE = "domestic work"
# Work that a ban on domestic work may mean: the work itself, and work that is not told.
MAY_BE_HOUSEHOLD = frozenset({"household", "unknown"})
ENDED = frozenset({"revoked", "suspended"})
LEAST_LETTERS = 3
_FORM = re.compile(r"\b(?:pt|cv|tbk)\b")
_APART = re.compile(r"[^a-z0-9]+")


def last_fresh_day(said_on: date) -> date:
    """Return the last day on which something said on a day counts as recent: six months later."""
    month = said_on.month + FRESH_MONTHS
    year, month = said_on.year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(said_on.day, monthrange(year, month)[1]))


def is_recent(said_on: date | None, *, today: date) -> bool:
    """Say whether a source is at most six months old; one without a day, or of tomorrow, is not."""
    return said_on is not None and said_on <= today <= last_fresh_day(said_on)


def is_sure(line: Statement | Licence, *, today: date) -> bool:
    """Say whether a line of a list is recent and verified."""
    return line.is_verified and is_recent(line.said_on, today=today)


def concerns(statement: Statement, *, work: str) -> bool:
    """Say whether a statement speaks of this work.

    A ban in part covers only domestic work, so it counts where the work is in a home or not told.
    """
    return HOUSEHOLD_SCOPE not in statement.scope.casefold() or work in MAY_BE_HOUSEHOLD


def read_destination(
    statements: Sequence[Statement], *, country: str, work: str, today: date
) -> tuple[str, Statement | None]:
    """Return a reading of `READINGS["destination"]` and the statement it rests on.

    The newest statement decides when it is recent and verified. Otherwise one that says closed
    goes before one that says open: neither is certain, and the careful one is told.
    """
    if not country:
        return "not_told", None
    found = [one for one in statements if one.country == country and concerns(one, work=work)]
    closed = _newest(one for one in found if one.status in (CLOSED, "partial"))
    opened = _newest(one for one in found if one.status == OPEN)
    newest = _newest(one for one in (closed, opened) if one is not None)
    if newest is not None and is_sure(newest, today=today):
        return ("open" if newest is opened else "closed"), newest
    if closed is not None:
        return "said_closed", closed
    return ("no_list", None) if opened is None else ("said_open", opened)


def _newest(statements: Iterable[Statement]) -> Statement | None:
    """Return the newest statement; of one day, the first."""
    return max(statements, key=lambda one: one.said_on or date.min, default=None)


def plain_company(text: str) -> str:
    """Return a company's name to compare: `PT. Maju  Jaya` and `maju jaya` are one."""
    parts = unicodedata.normalize("NFKD", text)
    bare = "".join(one for one in parts if not unicodedata.combining(one)).casefold()
    return _APART.sub(" ", _FORM.sub(" ", bare)).strip()


def read_licence(
    licences: Sequence[Licence], *, company: str, today: date
) -> tuple[str, Licence | None]:
    """Return a reading of `READINGS["licence"]` and the line it rests on.

    A name counts when it is the same, or when it is a licence's number. Where lines differ the
    one that warns is told.
    """
    wanted = plain_company(company)
    if len(wanted) < LEAST_LETTERS:
        return "no_name", None
    found = [one for one in licences if wanted in (plain_company(one.name), _number(one))]
    if not found:
        return "not_listed", None
    sure = [one for one in found if is_sure(one, today=today)]
    ended = next((one for one in sure if one.state in ENDED), None)
    if ended is not None:
        return "ended", ended
    unsure = next((one for one in found if one not in sure or one.state != "active"), None)
    return ("active", found[0]) if unsure is None else ("old", unsure)


def _number(licence: Licence) -> str:
    return plain_company(licence.number)
