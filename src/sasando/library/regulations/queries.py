"""Reads legal instruments and the deadline rules in force on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Q

from sasando.domain.values.words import Words
from sasando.library.regulations import law
from sasando.library.regulations.models import DeadlineRule, Instrument
from sasando.library.regulations.naming import short_name
from sasando.library.regulations.triggers import TRIGGERS

RULES = law.RULES
VERIFIED = ("primary", "press")
UNITS = ("calendar_days", "working_days", "months", "hours")
UNIT_WORDS: Mapping[str, Words] = {
    "calendar_days": Words(id="hari", en="days"),
    "working_days": Words(id="hari kerja", en="working days"),
    "months": Words(id="bulan", en="months"),
    "hours": Words(id="jam", en="hours"),
    "days_undefined": Words(id="hari (kerja atau kalender?)", en="days (working or calendar?)"),
}
STATUS_WORDS: Mapping[str, Words] = {
    "in_force": Words(id="berlaku", en="in force"),
    "amended": Words(id="berlaku, sudah diubah", en="in force, amended"),
    "revoked": Words(id="dicabut", en="revoked"),
    "contested": Words(id="dipersoalkan", en="contested"),
    "draft": Words(id="rancangan", en="draft"),
    "unknown": Words(id="status belum diketahui", en="status not known"),
}
# A revoked rule still rules what began while it held; its versions then have a last day.
HELD = ("in_force", "amended", "revoked")
NO_FIRST_DAY = Words(id="tanggal mulai berlaku belum diketahui", en="first day not known")
NO_UNIT = Words(id="satuan hari belum jelas", en="unit of days not clear")
NO_STATUS = Words(
    id="belum jelas apakah aturannya masih berlaku", en="not clear whether the rule still holds"
)
NO_LAST_DAY = Words(
    id="dicabut, tetapi hari terakhirnya belum diketahui", en="revoked, but last day not known"
)
NOT_CHECKED = Words(id="belum diperiksa pada naskah resmi", en="not checked in an official text")


@dataclass(frozen=True)
class RuleView:
    """One version of a deadline rule; `why_no_clock` None when it starts one."""

    rule_id: str
    version: int
    instrument: str
    instrument_title: str
    basis: str
    article: str
    trigger: str
    trigger_code: str
    amount: int | None
    unit: str
    about: Words
    valid_from: date | None
    valid_to: date | None
    status: str
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
    def status_words(self) -> Words:
        """Return in words whether the rule holds."""
        return STATUS_WORDS.get(self.status, STATUS_WORDS["unknown"])

    @property
    def trigger_words(self) -> Words:
        """Return what sets the term off; the source's own English where no words are known."""
        return TRIGGERS.get(self.trigger_code, Words(id=self.trigger, en=self.trigger))

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
    promulgated: date | None
    issuer: str
    level: str
    source: str
    source_date: date | None
    is_verified: bool
    note: str

    @property
    def status_words(self) -> Words:
        """Return in words whether the instrument holds."""
        return STATUS_WORDS.get(self.status, STATUS_WORDS["unknown"])


def rules() -> tuple[RuleView, ...]:
    """Return every version of every deadline rule, by rule and version."""
    return _rules(law.law())


@lru_cache(maxsize=1)
def _rules(_law: law.Law) -> tuple[RuleView, ...]:
    known = {row.code: row for row in Instrument.objects.all()}
    return tuple(_view(row, known.get(row.instrument)) for row in DeadlineRule.objects.all())


def versions(rule_id: str) -> list[RuleView]:
    """Return the versions of one rule, oldest first."""
    return [rule for rule in rules() if rule.rule_id == rule_id]


def rules_for(trigger_code: str, day: date) -> list[RuleView]:
    """Return the rules a trigger sets off on a day: the version in force, else one unverified.

    A rule whose first day is not known is returned too, so that the page can say so; it starts
    no clock.
    """
    every = rules()
    found = []
    for rule_id in dict.fromkeys(rule.rule_id for rule in every):
        rule = _in_force([one for one in every if one.rule_id == rule_id], day)
        if rule is not None and rule.trigger_code == trigger_code:
            found.append(rule)
    return found


def rule_on(rule_id: str, day: date) -> RuleView | None:
    """Return the version of a rule in force on a day; one of unknown first day when none is."""
    return _in_force(versions(rule_id), day)


def _in_force(found: Sequence[RuleView], day: date) -> RuleView | None:
    """Return the latest version that has begun and not ended, else one of unknown first day."""
    standing = [rule for rule in found if rule.valid_to is None or day <= rule.valid_to]
    begun = [
        (rule.valid_from, rule.version, rule)
        for rule in standing
        if rule.valid_from is not None and rule.valid_from <= day
    ]
    if begun:
        return max(begun, key=lambda item: item[:2])[2]
    return next((rule for rule in standing if rule.valid_from is None), None)


def instruments(text: str = "") -> list[InstrumentView]:
    """Return instruments, newest first; with a text those that hold it in title or subject."""
    wanted = text.strip()[:100]
    rows = Instrument.objects.all()
    if wanted:
        rows = rows.filter(Q(title__icontains=wanted) | Q(subject__icontains=wanted))
    return [
        InstrumentView(
            row.code, short_name(row), row.title, row.subject, row.status, row.in_force_from,
            row.promulgated, row.issuer, row.level, row.source, row.source_date,
            row.verified in VERIFIED, row.note,
        )
        for row in rows
    ]  # fmt: skip


def _view(row: DeadlineRule, instrument: Instrument | None) -> RuleView:
    article = f" Ps. {row.article}" if row.article else ""
    status = row.status or (instrument.status if instrument else "")
    return RuleView(
        rule_id=row.rule_id, version=row.version, instrument=row.instrument,
        instrument_title=instrument.title if instrument else row.short_name,
        basis=f"{row.short_name}{article}", article=row.article, trigger=row.trigger,
        trigger_code=row.trigger_code, amount=row.amount, unit=row.unit,
        about=Words(id=row.applies_to_id, en=row.applies_to_en), valid_from=row.valid_from,
        valid_to=row.valid_to, status=status, source=row.source, source_date=row.source_date,
        is_verified=row.verified in VERIFIED, verified_on=row.verified_on, note=row.note,
        why_no_clock=_why_no_clock(row, status),
    )  # fmt: skip


def _why_no_clock(row: DeadlineRule, status: str) -> Words | None:
    if row.unit not in UNITS or row.amount is None:
        return NO_UNIT
    if row.valid_from is None:
        return NO_FIRST_DAY
    if status not in HELD:
        return NO_STATUS
    if status == "revoked" and row.valid_to is None:
        return NO_LAST_DAY
    return None if row.verified in VERIFIED else NOT_CHECKED


def forget() -> None:
    """Drop what was remembered of the tables."""
    _rules.cache_clear()
    law.forget()
