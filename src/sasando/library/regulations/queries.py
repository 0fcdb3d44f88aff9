"""Reads legal instruments and the deadline rules in force on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from sasando.domain.values.words import Words
from sasando.library.regulations.models import DeadlineRule, Instrument

VERIFIED = ("primary", "press")
UNITS = ("calendar_days", "working_days", "months", "hours")
UNIT_WORDS: Mapping[str, Words] = {
    "calendar_days": Words(id="hari", en="days"),
    "working_days": Words(id="hari kerja", en="working days"),
    "months": Words(id="bulan", en="months"),
    "hours": Words(id="jam", en="hours"),
    "days_undefined": Words(id="hari (kerja atau kalender?)", en="days (working or calendar?)"),
}
NO_FIRST_DAY = Words(id="tanggal mulai berlaku belum diketahui", en="first day not known")
NO_UNIT = Words(id="satuan hari belum jelas", en="unit of days not clear")
NOT_CHECKED = Words(id="belum diperiksa pada naskah resmi", en="not checked in an official text")


@dataclass(frozen=True)
class RuleView:
    """One version of a deadline rule; `why_no_clock` None when it starts one."""

    rule_id: str
    version: int
    instrument: str
    basis: str
    article: str
    trigger: str
    trigger_code: str
    amount: int | None
    unit: str
    about: Words
    valid_from: date | None
    valid_to: date | None
    source: str
    source_date: date | None
    is_verified: bool
    verified_on: date | None
    note: str
    why_no_clock: Words | None

    @property
    def starts_clock(self) -> bool:
        """Say whether a term runs under this rule."""
        return self.why_no_clock is None

    @property
    def applies_to(self) -> str:
        """Return what the rule asks for, in Indonesian as stored with a case."""
        return self.about.id

    @property
    def length(self) -> Words:
        """Return the length of the term in words."""
        unit = UNIT_WORDS.get(self.unit, Words(id=self.unit, en=self.unit))
        count = "?" if self.amount is None else str(self.amount)
        return Words(id=f"{count} {unit.id}", en=f"{count} {unit.en}")


@dataclass(frozen=True)
class InstrumentView:
    """One legal instrument."""

    code: str
    short: str
    title: str
    subject: str
    status: str
    in_force_from: date | None
    issuer: str
    source: str
    is_verified: bool
    note: str


def rules() -> tuple[RuleView, ...]:
    """Return every version of every deadline rule, by rule and version."""
    return _rules()


@cache
def _rules() -> tuple[RuleView, ...]:
    return tuple(_view(row) for row in DeadlineRule.objects.all())


def rules_for(trigger_code: str, day: date) -> list[RuleView]:
    """Return the rules a trigger sets off on a day: the version in force, else one unverified.

    A rule whose first day is not known is returned too, so that the page can say so; it starts
    no clock.
    """
    found = []
    for rule_id in dict.fromkeys(rule.rule_id for rule in _rules()):
        rule = rule_on(rule_id, day)
        if rule is not None and rule.trigger_code == trigger_code:
            found.append(rule)
    return found


def rule_on(rule_id: str, day: date) -> RuleView | None:
    """Return the version of a rule in force on a day; one of unknown first day when none is."""
    versions = [rule for rule in _rules() if rule.rule_id == rule_id]
    for rule in versions:
        has_begun = rule.valid_from is not None and rule.valid_from <= day
        if has_begun and (rule.valid_to is None or day <= rule.valid_to):
            return rule
    return next((rule for rule in versions if rule.valid_from is None), None)


def rule_row(rule_id: str, version: int) -> DeadlineRule | None:
    """Return one version for an action."""
    return DeadlineRule.objects.filter(rule_id=rule_id, version=version).first()


def instruments() -> list[InstrumentView]:
    """Return every instrument, newest first."""
    return [
        InstrumentView(
            row.code, " ".join(part for part in (row.type, row.number) if part)
            + (f"/{row.year}" if row.year else ""),
            row.title, row.subject, row.status, row.in_force_from, row.issuer, row.source,
            row.verified in VERIFIED, row.note,
        )
        for row in Instrument.objects.all()
    ]  # fmt: skip


def _view(row: DeadlineRule) -> RuleView:
    article = f" Ps. {row.article}" if row.article else ""
    return RuleView(
        rule_id=row.rule_id, version=row.version, instrument=row.instrument,
        basis=f"{row.short_name}{article}", article=row.article, trigger=row.trigger,
        trigger_code=row.trigger_code, amount=row.amount, unit=row.unit,
        about=Words(id=row.applies_to_id, en=row.applies_to_en), valid_from=row.valid_from,
        valid_to=row.valid_to, source=row.source, source_date=row.source_date,
        is_verified=row.verified in VERIFIED, verified_on=row.verified_on, note=row.note,
        why_no_clock=_why_no_clock(row),
    )  # fmt: skip


def _why_no_clock(row: DeadlineRule) -> Words | None:
    if row.unit not in UNITS or row.amount is None:
        return NO_UNIT
    if row.valid_from is None:
        return NO_FIRST_DAY
    return None if row.verified in VERIFIED else NOT_CHECKED


def forget() -> None:
    """Drop what was remembered of the tables."""
    _rules.cache_clear()
