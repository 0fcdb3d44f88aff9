"""What a duty's cell is made of: evidence with its verdicts, and the bearer's own answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sasando.domain.values.words import Words

WHOLE, PART, NOT_ENOUGH, WITHDRAWN = "whole", "part", "not_enough", "withdrawn"
OUTCOMES: Mapping[str, Words] = MappingProxyType(
    {
        WHOLE: Words(id="menunjukkan kewajiban ini ada", en="shows that the duty is met"),
        PART: Words(id="menunjukkan sebagian", en="shows a part"),
        NOT_ENOUGH: Words(id="belum cukup", en="is not enough"),
        WITHDRAWN: Words(id="ditarik", en="was withdrawn"),
    }
)
HAVE, SOME, NONE = "have", "some", "none"
REPLIES: Mapping[str, Words] = MappingProxyType(
    {
        HAVE: Words(id="ada", en="we have it"),
        SOME: Words(id="sebagian", en="partly"),
        NONE: Words(id="tidak ada", en="we do not have it"),
    }
)


@dataclass(frozen=True)
class Verdict:
    """What an officer found in a piece of evidence, and on which day."""

    on: date
    outcome: str
    next_review_on: date | None = None


@dataclass(frozen=True)
class Proof:
    """One piece of evidence: its verdicts, oldest first."""

    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True)
class Reply:
    """What the bearer itself answered, on the day the office knew it."""

    on: date
    says: str


@dataclass(frozen=True)
class CellFacts:
    """One duty of one bearer; replies oldest first. `is_optional`: the Act says it may."""

    is_optional: bool = False
    proofs: tuple[Proof, ...] = ()
    replies: tuple[Reply, ...] = ()
