"""Versions of a text or rule over time: which held on a day, also where several claim it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sasando.domain.regulations.recorded import known


@dataclass(frozen=True)
class Version:
    """A version and its first and last day, both included; None is a day not known.

    An open end is `last` None with `is_open`: it is known to hold still.
    """

    key: str
    recorded_at: datetime
    first: date | None
    last: date | None = None
    is_open: bool = True
    corrects: str = ""
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Applied:
    """Versions that held on a day, and those that may have held, both by first day then key.

    Several in `held` overlap: all are shown, none is chosen.
    """

    held: tuple[Version, ...]
    perhaps: tuple[Version, ...]

    @property
    def is_known(self) -> bool:
        """Say whether exactly one version answers."""
        return len(self.held) == 1 and not self.perhaps

    @property
    def overlaps(self) -> bool:
        """Say whether several versions claim the day."""
        return len(self.held) > 1


def applied_on(
    versions: Iterable[Version], *, day: date, known_at: datetime | None = None
) -> Applied:
    """Return the versions of a day, as known at a moment (None: now)."""
    standing = sorted(
        known(versions, at=known_at), key=lambda one: (one.first or date.min, one.key)
    )
    held = tuple(one for one in standing if _holds(one, day=day))
    perhaps = tuple(one for one in standing if one not in held and _may_hold(one, day=day))
    return Applied(held, perhaps)


def _holds(version: Version, *, day: date) -> bool:
    if version.first is None or day < version.first:
        return False
    return version.is_open if version.last is None else day <= version.last


def _may_hold(version: Version, *, day: date) -> bool:
    if version.first is not None and day < version.first:
        return False
    return version.last is None or day <= version.last
