"""The passport of a number: what was counted, from where, up to when, and what was left out."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sasando.domain.indicators.definition import Indicator
from sasando.domain.values.period import Period
from sasando.domain.values.words import Words

KEMENDAGRI = "kemendagri"


@dataclass(frozen=True)
class Quality:
    """How many rows the figure uses and leaves out; `why` gives code of a rule → rows.

    `newest` is the month of the newest row that is used; None when there is none.
    """

    used: int
    left_out: int
    why: Mapping[str, int]
    newest: date | None = None


@dataclass(frozen=True)
class Passport:
    """Everything that must stand beside a figure.

    `value` is None where it cannot be given (no denominator, or suppressed). `by` names the
    dimensions and, for one cell, their values. `period` None counts what stands on `as_of`.
    `signed_by` is None until a release is signed; `supersedes` names the figure it replaces.
    """

    id: str
    indicator: Indicator
    value: int | Decimal | None
    area_code: str
    period: Period | None
    by: Mapping[str, str]
    source: Words
    snapshot: str
    as_of: date
    quality: Quality
    denominator_value: int | None = None
    is_suppressed: bool = False
    signed_by: str | None = None
    supersedes: str | None = None

    @property
    def age_days(self) -> int | None:
        """Return how old the newest row was on the day of the snapshot, at least; None without.

        A month is as young as its last day.
        """
        if self.quality.newest is None:
            return None
        first = self.quality.newest
        last = first.replace(day=monthrange(first.year, first.month)[1])
        return max((self.as_of - last).days, 0)

    def to_json(self, *, language: str = "id") -> dict[str, object]:
        """Return the passport as its outside contract shapes it, words in one language."""
        told = self.indicator
        period = self.period
        return {
            "id": self.id,
            "indicator": told.id,
            "definition": told.definition.in_language(language),
            "unit": told.unit.in_language(language),
            "value": None if self.is_suppressed else _number(self.value),
            "area": {"code": self.area_code, "system": KEMENDAGRI},
            "period": {
                "start": period.starts_on.isoformat() if period else None,
                "end": period.ends_on.isoformat() if period else None,
            },
            "by": dict(self.by),
            "denominator": self._denominator(language),
            "source": self.source.in_language(language),
            "snapshot": self.snapshot,
            "as_of": self.as_of.isoformat(),
            "rule": told.rule.in_language(language),
            "disclosure": {
                "class": told.disclosure.value,
                "k": told.disclosure.k,
                "suppressed": self.is_suppressed,
            },
            "quality": self._quality(language),
            "signed_by": self.signed_by,
            "supersedes": self.supersedes,
        }

    def _denominator(self, language: str) -> dict[str, object] | None:
        told = self.indicator.denominator
        if told is None:
            return None
        return {"definition": told.in_language(language), "value": self.denominator_value}

    def _quality(self, language: str) -> dict[str, object]:
        words = {rule.code: rule.words for rule in self.indicator.left_out}
        return {
            "used": self.quality.used,
            "left_out": self.quality.left_out,
            "why": [
                {
                    "code": code,
                    "words": words.get(code, Words(id=code, en=code)).in_language(language),
                    "rows": rows,
                }
                for code, rows in self.quality.why.items()
            ],
            "duplicates": self.indicator.duplicates.in_language(language),
            "newest": self.quality.newest.strftime("%Y-%m") if self.quality.newest else None,
            "age_days": self.age_days,
        }


def _number(value: int | Decimal | None) -> int | float | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
