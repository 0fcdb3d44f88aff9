"""Addresses of one file that live some minutes, for one user: signed, never stored."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core import signing

from sasando.domain.values.words import Refused
from sasando.foundation.files import refusals

SALT = "sasando.foundation.files.links"
MINUTES = 5
# A clock that is set right by a little must not close an address just made.
CLOCK_SLACK = timedelta(minutes=1)


def make(file_ref: UUID, *, user_ref: UUID, now: datetime, minutes: int = MINUTES) -> str:
    """Return the token of an address `/berkas/<token>/`, good for one user for some minutes."""
    ends = now + timedelta(minutes=minutes)
    signed = [file_ref.hex, user_ref.hex, _seconds(now), _seconds(ends)]
    return signing.Signer(salt=SALT).sign_object(signed)


def open(token: str, *, user_ref: UUID, now: datetime) -> UUID:  # noqa: A001 — an address is opened
    """Return the file of a token.

    Raises Refused, with one answer for a forged token, one that is over, and another user's.
    """
    try:
        file_hex, user_hex, made, ends = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError):
        raise Refused(refusals.LINK_OVER) from None
    is_in_time = made - CLOCK_SLACK.total_seconds() <= _seconds(now) < ends
    if user_hex != user_ref.hex or not is_in_time:
        raise Refused(refusals.LINK_OVER)
    return UUID(hex=file_hex)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
