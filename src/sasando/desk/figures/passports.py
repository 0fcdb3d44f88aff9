"""The passport of a figure that staff explore, in the contract's order; what is empty says so."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sasando.analysis.measures.running import OWN_RECORDS
from sasando.analysis.releases import beside
from sasando.analysis.releases.beside import Beside
from sasando.desk.figures.asking import REGENCY
from sasando.desk.figures.naming import Names, place_name
from sasando.domain.indicators.dimensions import NTT
from sasando.domain.indicators.passport import Passport
from sasando.domain.reconciliation.beside import Cause, Side
from sasando.domain.values.words import Words
from sasando.foundation.ui.words import day, number

DAYS_BEFORE_MONTHS, MONTHS_BEFORE_OLD = 60, 12
# A month has 30.44 days on average over four years.
DAYS_PER_MONTH = 30.44
# A total stands for all codes of a dimension.
EACH = "*"
SPLIT_IN_PRINT = {"year", REGENCY}
Pair = tuple[str, str]


def rows(passport: Passport, *, names: Names, place: str) -> list[Pair]:
    """Return label and value of each field."""
    told, language = passport.indicator, names.language
    denominator = told.denominator
    return [
        (_("Indicator"), _("%(id)s, version %(version)s")
         % {"id": told.id, "version": told.version}),
        (_("Definition"), told.definition.in_language(language)),
        (_("Measured in"), told.unit.in_language(language)),
        (_("Value"), number(passport.value)),
        (_("Area"), f"{_area(passport, place)} · Kemendagri {passport.area_code}"),
        (_("Period"), _period(passport)),
        *_split(passport.by, names),
        (_("What is counted"), told.rule.in_language(language)),
        (_("Denominator"), _("none") if denominator is None else
         f"{denominator.in_language(language)}: {number(passport.denominator_value)}"),
        (_("Source"), OWN_RECORDS.in_language(language)),
        (_("Data up to"), f"{day(passport.as_of)} · {age(passport)}"),
        (_("Snapshot"), passport.snapshot[:12]),
        (_("Rows used"), number(passport.quality.used)),
        *_left_out(passport, language, place),
        (_("Duplicates"), told.duplicates.in_language(language)),
        (_("Suppressed"), _("no: shown to staff alone; class %(class)s")
         % {"class": told.disclosure.value}),
        (_("Signed by"), passport.signed_by or _("not yet")),
        (_("Supersedes"), passport.supersedes or "–"),
    ]  # fmt: skip


def citation(passport: Passport, *, names: Names, place: str) -> str:
    """Return the figure in one sentence with all that must stand beside it."""
    told, language = passport.indicator, names.language
    codes = {name: code for name, code in passport.by.items() if name != REGENCY}
    split = (value for _label, value in _split(codes, names))
    where = ", ".join((_area(passport, place), *split))
    return _(
        "%(label)s, %(where)s, %(period)s: %(value)s %(unit)s (%(rule)s). Source: %(source)s; data "
        "up to %(as_of)s; snapshot %(snapshot)s. For staff only, not signed."
    ) % {
        "label": told.label.in_language(language), "where": where, "period": _period(passport),
        "value": number(passport.value), "unit": told.unit.in_language(language),
        "rule": told.rule.in_language(language), "source": OWN_RECORDS.in_language(language),
        "as_of": day(passport.as_of), "snapshot": passport.snapshot[:12],
    }  # fmt: skip


def age(passport: Passport) -> str:
    """Return how old the newest row is: in days under 60, then in months."""
    days = passport.age_days
    if days is None:
        return _("age not known")
    if days < DAYS_BEFORE_MONTHS:
        return ngettext("%(count)s day old", "%(count)s days old", days) % {"count": days}
    months = int(days / DAYS_PER_MONTH)
    return ngettext("%(count)s month old", "%(count)s months old", months) % {"count": months}


def is_old(passport: Passport) -> bool:
    """Say whether the newest row is over a year old."""
    return (passport.age_days or 0) / DAYS_PER_MONTH > MONTHS_BEFORE_OLD


def printed(passport: Passport, *, place: str) -> list[Beside]:
    """Return what others printed for the same area and time, where they printed something else."""
    period = passport.period
    split = {name: code for name, code in passport.by.items() if code != EACH}
    if period is None or set(split) - SPLIT_IN_PRINT:
        return []
    if split.get(REGENCY, passport.area_code) != passport.area_code:
        # An origin that is not known is no area.
        return []
    value = None if passport.value is None else Decimal(passport.value)
    ours = Side(
        passport.indicator.id, value, passport.area_code, period.starts_on, period.ends_on,
        passport.as_of,
    )  # fmt: skip
    name = _area(passport, place)
    where = Words(id=name, en=name)
    same = Cause.SAME.value
    return [one for one in beside.beside_figure(ours, where=where) if one.code != same]


def _area(passport: Passport, place: str) -> str:
    return place_name(place if passport.area_code == NTT else passport.area_code)


def _period(passport: Passport) -> str:
    if passport.period:
        return passport.period.label.in_language(get_language())
    if passport.indicator.date_field:
        return _("all that is recorded")
    return _("on the day of the snapshot")


def _split(by: Mapping[str, str], names: Names) -> list[Pair]:
    """Return the dimensions of one cell, or those that a table is split by."""
    return [
        (names.dimension(name), _("each") if code == EACH else names.code(name, code))
        for name, code in by.items()
        if name in names.known
    ]


def _left_out(passport: Passport, language: str, place: str) -> list[Pair]:
    words = {rule.code: rule.words for rule in passport.indicator.left_out}
    found = []
    for code, count in passport.quality.why.items():
        told = words[code].in_language(language) if code in words else code
        # Rows of a provisional file are counted whole, wherever the people are from.
        whole = _(" (of all places)") if code == "provisional" and place else ""
        found.append((_("Left out"), f"{told}{whole}: {number(count)}"))
    return found or [(_("Left out"), _("nothing"))]
