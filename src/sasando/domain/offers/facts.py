"""What a reader answers about an offer, what lists say, and what is found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sasando.domain.values.money import Money
from sasando.domain.values.words import Words

DANGER, ASK, NOTE = "danger", "ask", "note"
# The order in which findings are read: what may harm first, what is merely on record last.
LEVELS = (DANGER, ASK, NOTE)


@dataclass(frozen=True)
class Offer:
    """Answers by question, each a code of `questions`; `country` is ISO 3166, `other` or empty.

    `signs` holds none, one or more codes. `asked` is the sum asked, None when it is not known.
    `company` is a name, a licence number or a web address as the reader was given it.
    """

    who: str
    country: str
    work: str
    visa: str
    fee: str
    contract: str
    passport: str
    data: str
    age: int
    permission: str
    route: str
    signs: frozenset[str] = frozenset()
    asked: Money | None = None
    company: str = ""


@dataclass(frozen=True)
class Statement:
    """What one source says of one country: `status` open, partial, closed or unknown.

    `scope` is the part it speaks of, in the source's English. `said_on` is the day of the source,
    None when it has none; then it is never recent.
    """

    country: str
    status: str
    scope: str
    said_on: date | None
    is_verified: bool
    source: str = ""


@dataclass(frozen=True)
class Licence:
    """What a list says of one placement company on a day: active, suspended, revoked, unknown."""

    name: str
    number: str
    state: str
    said_on: date | None
    is_verified: bool
    source: str = ""


@dataclass(frozen=True)
class Lists:
    """What the office has on record: of countries, of companies, and how each law stands.

    `law` maps an instrument's code to in_force, amended, contested, revoked or unknown.
    """

    destinations: tuple[Statement, ...] = ()
    licences: tuple[Licence, ...] = ()
    law: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Basis:
    """What a rule stands on: the article in words, where it was read, and when.

    `source` is empty when it was not read anywhere; `handbook` says where the handbook has it.
    `read_on` is None when the source has no day. `is_verified` is true only of an official text.
    `instrument` is the library's code, empty when it is no law.
    """

    code: str
    words: Words
    source: str
    handbook: str
    read_on: date | None = None
    is_verified: bool = False
    instrument: str = ""


@dataclass(frozen=True)
class Finding:
    """One finding: why, on what ground, and what to do next.

    Words may hold the places `{amount}` and `{day}`. `told` is the line of a list it speaks of.
    """

    code: str
    topic: str
    level: str
    title: Words
    reason: Words
    todo: Words
    bases: tuple[Basis, ...]
    help_first: Words | None = None
    told: Statement | Licence | None = None
    is_revoked: bool = False
    is_disputed: bool = False


@dataclass(frozen=True)
class Result:
    """Everything that was found, what may harm first."""

    findings: tuple[Finding, ...]

    def of_level(self, level: str) -> tuple[Finding, ...]:
        """Return the findings of one level, in their order."""
        return tuple(one for one in self.findings if one.level == level)

    @property
    def help_first(self) -> tuple[Words, ...]:
        """Return why help comes first; empty when no answer is a sign of trafficking."""
        return tuple(one.help_first for one in self.findings if one.help_first is not None)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing warns and nothing needs asking; never a sign that it is safe."""
        return not self.of_level(DANGER) and not self.of_level(ASK)
