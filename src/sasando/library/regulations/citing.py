"""Follows citations both ways: from a place in the law to what rests on it, and back."""

from collections.abc import Iterator
from dataclasses import dataclass

from sasando.domain.regulations.anchors import anchor_of, is_within, label_of
from sasando.domain.values.words import Words
from sasando.library.regulations import queries
from sasando.library.regulations.law import Cited, Evidence, law
from sasando.library.terms import queries as terms

RULE, GROUND, CATEGORY = "rule", "ground", "category"
KIND_WORDS = {
    RULE: Words(id="Aturan tenggat", en="Deadline rule"),
    GROUND: Words(id="Alasan penutupan", en="Closing ground"),
    CATEGORY: Words(id="Kategori kasus", en="Case category"),
    "duty": Words(id="Kewajiban", en="Duty"),
    "indicator": Words(id="Indikator", en="Indicator"),
    "offer_check": Words(id="Pemeriksaan tawaran", en="Offer check"),
}
GROUNDS = "closing_grounds"


@dataclass(frozen=True)
class Place:
    """A place in the law that something rests on."""

    code: str
    short: str
    path: str
    anchor: str
    label: Words


def resting_on(code: str, *, anchor: str = "") -> list[Cited]:
    """Return what rests on a work, or on a place in it or inside that place, by kind and key."""
    found = [one for one in _all_of(code) if is_within(one.anchor, anchor)]
    order = {kind: at for at, kind in enumerate(KIND_WORDS)}
    return sorted(found, key=lambda one: (order.get(one.kind, len(order)), one.key, one.anchor))


def places_of(kind: str, key: str) -> list[Place]:
    """Return the places in the law that a rule, ground, category, duty or indicator rests on."""
    return [
        _place(one)
        for code in law().works
        for one in _all_of(code)
        if (one.kind, one.key) == (kind, key)
    ]


def _all_of(code: str) -> Iterator[Cited]:
    yield from law().cited.get(code, ())
    yield from _rules(code)
    yield from _grounds(code)


def _rules(code: str) -> Iterator[Cited]:
    for rule in queries.rules():
        if rule.instrument == code:
            level = "primary" if rule.is_verified else "memory"
            evidence = Evidence(rule.source, rule.source_date, level, "", rule.verified_on, "")
            label = Words(
                id=f"{rule.about.id} ({rule.length.id})", en=f"{rule.about.en} ({rule.length.en})"
            )
            yield Cited(RULE, rule.rule_id, code, anchor_of(rule.article), label, evidence)


def _grounds(code: str) -> Iterator[Cited]:
    for term in terms.terms(GROUNDS).values():
        if term.extra.get("instrument") == code:
            anchor = anchor_of(term.extra.get("article", ""))
            level = "primary" if term.is_verified else "memory"
            evidence = Evidence(term.source, term.source_date, level, "", None, term.note)
            yield Cited(GROUND, term.code, code, anchor, term.label, evidence)


def _place(one: Cited) -> Place:
    work = law().works[one.instrument]
    return Place(work.code, work.short, work.path, one.anchor, label_of(one.anchor))
