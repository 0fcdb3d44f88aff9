"""Refuses relations between works that cannot be: circles, oneself, before the other was there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sasando.domain.values.words import Refusal, Words

AMENDS, REPEALS, IMPLEMENTS, CONTESTED_BY = "amends", "repeals", "implements", "contested_by"
KINDS = (AMENDS, REPEALS, IMPLEMENTS, CONTESTED_BY)
# What acts on another work: a later one on an earlier, so these never run in a circle. That two
# works contest each other is possible.
_ACTING = ((AMENDS, REPEALS), (IMPLEMENTS,))


@dataclass(frozen=True)
class Link:
    """One work acts on another."""

    subject: str
    kind: str
    target: str


def why_not_relate(
    link: Link,
    *,
    standing: Iterable[Link],
    on: date | None = None,
    target_from: date | None = None,
) -> Refusal | None:
    """Return why a relation cannot be: its kind, itself, a circle, or a day before its target.

    `target_from` is the first day on which the target can have been there; None: not known.
    """
    if link.kind not in KINDS:
        return Refusal("relation_unknown", Words(
            id="Pilih jenis hubungan: mengubah, mencabut, melaksanakan, atau dipersoalkan oleh.",
            en="Choose how they relate: amends, repeals, implements, or contested by.",
        ))  # fmt: skip
    if link.subject == link.target:
        return Refusal("relation_to_itself", Words(
            id="Peraturan tidak dapat mengubah, mencabut, melaksanakan, atau mempersoalkan dirinya "
            "sendiri.",
            en="A work cannot amend, repeal, implement or contest itself.",
        ))  # fmt: skip
    way = circle(link, standing=standing)
    if way:
        told = " → ".join(way)
        return Refusal("relation_in_circle", Words(
            id=f"Hubungan ini melingkar: {told}. Periksa mana yang lebih dahulu.",
            en=f"This relation runs in a circle: {told}. Check which came first.",
        ))  # fmt: skip
    if link.kind != CONTESTED_BY and on is not None and target_from is not None:
        return _too_early(on, target_from)
    return None


def circle(link: Link, *, standing: Iterable[Link]) -> tuple[str, ...]:
    """Return the works along which a relation would come back to its start; empty when none."""
    kinds = next((kinds for kinds in _ACTING if link.kind in kinds), ())
    onward: dict[str, list[str]] = {}
    for one in standing:
        if one.kind in kinds:
            onward.setdefault(one.subject, []).append(one.target)
    ways, seen = [(link.subject, link.target)], {link.target}
    while ways and kinds:
        way: tuple[str, ...] = ways.pop()
        if way[-1] == link.subject:
            return way
        for target in onward.get(way[-1], ()):
            if target not in seen:
                seen.add(target)
                ways.append((*way, target))  # type: ignore[arg-type]
    return ()


def _too_early(on: date, target_from: date) -> Refusal | None:
    if on >= target_from:
        return None
    return Refusal("relation_too_early", Words(
        id="Hari itu lebih awal daripada peraturan yang diubah atau dicabutnya. Periksa harinya.",
        en="That day lies before the work it acts on was there. Check the day.",
    ))  # fmt: skip
