"""Words in both languages of the house, and refusals that say what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """One text in Indonesian and in English; `str()` gives Indonesian."""

    id: str
    en: str

    def __str__(self) -> str:
        """Return the Indonesian text."""
        return self.id

    def in_language(self, code: str | None) -> str:
        """Return the text in a language; any language but English reads Indonesian."""
        return self.en if (code or "").startswith("en") else self.id

    def format(self, **params: object) -> "Words":
        """Return the words with named places filled in."""
        return Words(id=self.id.format(**params), en=self.en.format(**params))


@dataclass(frozen=True)
class Refusal:
    """Why something is refused: a code for programs, words for people."""

    code: str
    words: Words
    params: Mapping[str, object] = field(default_factory=dict)


class Refused(Exception):
    """Carries a refusal up to the page or command that tells it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
