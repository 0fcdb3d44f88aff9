"""Checks an offer against the table of rules; says what warns and what to ask, never 'safe'."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sasando.domain.offers.addresses import read_address
from sasando.domain.offers.bases import BASES, COST_DISPUTE
from sasando.domain.offers.facts import (
    ASK,
    DANGER,
    LEVELS,
    Finding,
    Licence,
    Lists,
    Offer,
    Result,
    Statement,
)
from sasando.domain.offers.listing import read_destination, read_licence
from sasando.domain.offers.rules import RULES
from sasando.domain.offers.table import Rule, Seen
from sasando.domain.values.words import Words

# UU 18/2017 Ps. 5: at least 18 years old (handbook 3.3, from memory).
LEAST_AGE = 18
# Older rule of UU 39/2004 for work in a home, still asked by some countries (handbook 3.3).
LEAST_AGE_AT_HOME = 21
DISPUTED = Words(
    id="Aturan turunannya masih diperdebatkan.", en="The rule below the law is still contested."
)
REVOKED = Words(
    id="Aturan ini tercatat sudah dicabut; tanyakan yang baru.",
    en="This rule is recorded as revoked; ask for the new one.",
)
Told = Mapping[str, Statement | Licence | None]


def check(offer: Offer, *, lists: Lists, today: date, rules: Sequence[Rule] = RULES) -> Result:
    """Return what is found in an offer: dangers first, those that call for help before others.

    Nothing found is no sign that it is safe. A rule whose law was revoked only asks.
    """
    seen, told = read(offer, lists=lists, today=today)
    found = [
        _finding(rule, told=told, law=lists.law)
        for rule in rules
        if all(condition.holds(seen) for condition in rule.when)
    ]
    return Result(tuple(sorted(found, key=_place)))


def read(offer: Offer, *, lists: Lists, today: date) -> tuple[Seen, Told]:
    """Return what is seen by question or reading, and the lines of lists that were read."""
    destination, statement = read_destination(
        lists.destinations, country=offer.country, work=offer.work, today=today
    )
    address = read_address(offer.company)
    licence, line = "not_asked", None
    if offer.who == "p3mi":
        company = offer.company if address == "none" else ""
        licence, line = read_licence(lists.licences, company=company, today=today)
    answers = {
        "who": offer.who, "work": offer.work, "visa": offer.visa, "fee": offer.fee,
        "contract": offer.contract, "passport": offer.passport, "data": offer.data,
        "permission": offer.permission, "route": offer.route, "age": age_group(offer.age),
        "destination": destination, "licence": licence, "address": address,
    }  # fmt: skip
    seen = {name: frozenset({answer}) for name, answer in answers.items()}
    return seen | {"signs": offer.signs}, {"destination": statement, "licence": line}


def age_group(age: int) -> str:
    """Return a reading of `READINGS["age"]`."""
    if age < LEAST_AGE:
        return "under_18"
    return "under_21" if age < LEAST_AGE_AT_HOME else "from_21"


def _finding(rule: Rule, *, told: Told, law: Mapping[str, str]) -> Finding:
    bases = tuple(BASES[code] for code in rule.bases)
    made = Finding(
        rule.code, rule.topic, rule.level, rule.title, rule.reason, rule.todo, bases,
        help_first=rule.help_first, told=told.get(rule.told),
        is_disputed=_is_disputed(rule.bases, law=law),
    )  # fmt: skip
    laws = [basis.instrument for basis in bases if basis.instrument]
    if len(laws) < len(bases) or not all(law.get(one) == "revoked" for one in laws):
        return made
    level = ASK if made.level == DANGER else made.level
    return replace(made, level=level, is_revoked=True)


def _is_disputed(bases: Iterable[str], *, law: Mapping[str, str]) -> bool:
    """Say whether a finding on cost must add that the rule below the law is contested.

    It stays contested until the library says that the rule is in force or gone.
    """
    return "UU18-30" in bases and law.get(COST_DISPUTE, "contested") in ("contested", "unknown")


def _place(finding: Finding) -> tuple[int, bool]:
    return LEVELS.index(finding.level), finding.help_first is None
