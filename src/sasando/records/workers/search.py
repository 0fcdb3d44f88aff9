"""Finds people by any spelling of any name they had, or by a number, fast and bounded."""

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import Count
from rapidfuzz import fuzz

from sasando.domain.values.person_name import name_words
from sasando.domain.values.words import Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy import blind
from sasando.library.terms import queries as terms
from sasando.records.workers import names
from sasando.records.workers.facts import Candidate
from sasando.records.workers.models import Identity, IdentityQuerySet
from sasando.records.workers.queries import cards

RERANKED = 400
LEAST_SCORE = 45
SAME_NUMBER = Words(id="nomor sama", en="same number")
SAME_SOUND = Words(id="bunyi nama sama", en="name sounds the same")
ALIAS = Words(id="nama lain cocok", en="another name fits")
BORN = Words(id="tahun lahir cocok", en="birth year fits")
HOME = Words(id="kabupaten cocok", en="regency fits")


def find_people(
    text: str,
    *,
    actor: Actor,
    born_year: int | None = None,
    regency: str = "",
    limit: int = 10,
) -> list[Candidate]:
    """Return the best candidates, best first; each person once, never one the asker may not see.

    `text` is a name in any known spelling, or a NIK, passport or telephone number in full.
    """
    visible = Identity.objects.visible_to(actor)
    found = _by_number(text, visible)
    found |= _by_name(text, visible, born_year=born_year, regency=regency)
    best = sorted(found.values(), key=lambda item: (-item[1], item[0].pk))
    unique: dict[int, tuple[Identity, int, list[Words]]] = {}
    for item in best:
        unique.setdefault(item[0].person_id, item)
    chosen = list(unique.values())[:limit]
    shown = cards(row for row, _, _ in chosen)
    return [
        Candidate(card, score, tuple(why))
        for card, (_, score, why) in zip(shown, chosen, strict=True)
    ]


Found = dict[int, tuple[Identity, int, list[Words]]]


def _by_number(text: str, visible: IdentityQuerySet) -> Found:
    digits = re.sub(r"[\s.\-]", "", text).upper()
    if not re.fullmatch(r"[A-Z]{0,2}\d{6,16}", digits):
        return {}
    found: Found = {}
    for kind in ("nik", "passport", "phone"):
        for form in {digits, re.sub(r"^0", "+62", digits)}:
            rows = visible.filter(**{f"{kind}_index": blind.blind_index(kind, form)})
            for row in rows.select_related("person", "batch")[:20]:
                found[row.pk] = (row, 100, [SAME_NUMBER])
    return found


def _by_name(text: str, visible: IdentityQuerySet, *, born_year: int | None, regency: str) -> Found:
    tokens = names.tokens([text[:200]], terms.name_groups())
    if not tokens:
        return {}
    counted: Any = (
        visible.filter(tokens__token__in=sorted(tokens)[:8])
        .annotate(hits=Count("tokens"))
        .order_by("-hits", "id")
        .select_related("person", "batch")
    )
    rows: Sequence[Identity] = list(counted[:RERANKED])
    found: Found = {}
    for row in rows:
        score, why = _score(text, row, len(tokens))
        if born_year and row.born_from and row.born_to:
            fits = row.born_from.year - 1 <= born_year <= row.born_to.year + 1
            score += 8 if fits else -15
            why += [BORN] if fits else []
        if regency and row.regency_code:
            score += 6 if row.regency_code == regency else -8
            why += [HOME] if row.regency_code == regency else []
        if score >= LEAST_SCORE:
            found[row.pk] = (row, max(0, min(99, score)), why)
    return found


def _score(text: str, row: Identity, wanted: int) -> tuple[int, list[Words]]:
    """Return 0–90 from sounds shared and letters alike; the best of name and aliases counts."""
    asked = " ".join(name_words(text))
    best, reasons = 0, [SAME_SOUND]
    for at, name in enumerate([row.name, *row.aliases.split("\n")]):
        if not name:
            continue
        letters = fuzz.token_sort_ratio(asked, " ".join(name_words(name)))
        sounds = names.tokens([name], terms.name_groups())
        shared = len(sounds & names.tokens([text], terms.name_groups())) / max(wanted, 1)
        score = round(0.45 * letters + 45 * shared)
        if score > best:
            best, reasons = score, [SAME_SOUND if at == 0 else ALIAS]
    return best, reasons
