"""Who acts, in which role, and when: one frozen value handed to every action and query."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

COMMAND_ROLE = "CLI"


@dataclass(frozen=True)
class Actor:
    """A person or command that acts: active role, team, regencies (empty: all), and now.

    `unit` is the code of the agency that a partner acts for; staff have none. `is_visit` says that
    a one-time link opened the session, which has fewer rights.
    """

    login: str
    name: str
    role: str
    now: datetime
    team: str | None = None
    regencies: frozenset[str] = field(default_factory=frozenset)
    on_behalf_of: str | None = None
    user_ref: UUID | None = None
    unit: str = ""
    is_visit: bool = False

    @classmethod
    def for_command(cls, login: str, now: datetime) -> Self:
        """Return the actor of the command line, written `cli:<login>` in the audit."""
        return cls(login=f"cli:{login}", name=login, role=COMMAND_ROLE, now=now)

    @property
    def today(self) -> date:
        """Return the day it is at the office."""
        return office_day(self.now)


def office_day(moment: datetime) -> date:
    """Return the day it is at the office at a moment."""
    return moment.astimezone(ZoneInfo(settings.OFFICE_ZONE)).date()
