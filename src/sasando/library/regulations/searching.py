"""Finds works and places in them by words, through the index alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from sasando.domain.regulations.anchors import label_of
from sasando.domain.regulations.searching import LONGEST, Place, asked, ranked
from sasando.domain.values.words import Words
from sasando.library.regulations.law import Work, law
from sasando.library.regulations.models import SearchWord

MOST = 60
# A shorter word is looked up whole: "pp" is no beginning of a word.
SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class Hit:
    """A work, or a place in it, that holds every word asked for."""

    work: Work
    anchor: str
    label: Words
    said: tuple[Words, ...]


def search(text: str, *, most: int = MOST) -> list[Hit]:
    """Return works and places that hold every word of a text or its beginning, best first."""
    maps = [_weights(word) for word in asked(text)]
    found = law()
    works = {work.id: work for work in found.works.values()}
    hits = []
    for key, anchor in ranked(maps)[:most]:
        work = works.get(key)
        if work is not None:
            said = tuple(
                one.summary for one in found.said.get(work.code, ()) if one.anchor == anchor
            )
            hits.append(Hit(work, anchor, label_of(anchor), said))
    return hits


def _weights(word: str) -> Mapping[Place, int]:
    rows = SearchWord.objects.all()
    if len(word) < SHORTEST_BEGINNING or word.isdigit():
        rows = rows.filter(word=word)
    else:
        # Words are of a–z and 0–9 alone: no word that begins so stands after this end.
        rows = rows.filter(word__gte=word, word__lte=word.ljust(LONGEST, "z"))
    found: dict[Place, int] = {}
    for key, anchor, weight in rows.values_list("instrument_id", "anchor", "weight"):
        place = (key, anchor)
        found[place] = found.get(place, 0) + weight
    return found
