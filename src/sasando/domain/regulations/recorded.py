"""Facts that were learnt at a moment, and corrected later without losing what was believed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, TypeVar


class Recorded(Protocol):
    """A fact with a key, the moment it was written, and the fact whose place it takes."""

    @property
    def key(self) -> str:
        """Return what names the fact."""

    @property
    def recorded_at(self) -> datetime:
        """Return when it was written."""

    @property
    def corrects(self) -> str:
        """Return the key of the fact it takes the place of; empty for a new one."""

    @property
    def is_withdrawn(self) -> bool:
        """Say whether it only takes an older one away."""


Fact = TypeVar("Fact", bound=Recorded)


def known(facts: Iterable[Fact], *, at: datetime | None = None) -> tuple[Fact, ...]:
    """Return the facts that stood at a moment (None: now), in the order given.

    A fact whose place another took stands no longer, also when that other was corrected in turn.
    """
    written = [fact for fact in facts if at is None or fact.recorded_at <= at]
    replaced = {fact.corrects for fact in written if fact.corrects}
    return tuple(fact for fact in written if fact.key not in replaced and not fact.is_withdrawn)
