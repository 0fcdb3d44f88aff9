"""Breaks text into words to search by, and says how well a text fits."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

Place = tuple[int, str]
LONGEST = 40
MOST_ASKED = 8
_WORD = re.compile(r"[0-9a-z]+")
# Words that nearly every article of an Indonesian act holds.
_COMMON = frozenset({
    "ada", "adalah", "agar", "akan", "antara", "atas", "atau", "bagi", "bahwa", "berdasarkan",
    "dalam", "dan", "dapat", "dari", "dengan", "di", "dimaksud", "hal", "harus", "huruf", "ini",
    "itu", "jika", "kepada", "ke", "maka", "melalui", "oleh", "pada", "para", "sebagai",
    "sebagaimana", "secara", "serta", "setelah", "setiap", "suatu", "tentang", "terhadap",
    "tidak", "untuk", "wajib", "yaitu", "yang", "the", "of", "and", "to", "in", "for", "a", "an",
    "by", "or", "on",
})  # fmt: skip


def words_of(text: str) -> Counter[str]:
    """Return how often each word stands in a text: lower case, no accents, no common words."""
    found = _WORD.findall(_bare(text))
    return Counter(word[:LONGEST] for word in found if word not in _COMMON)


def asked(text: str) -> tuple[str, ...]:
    """Return the words of a query in order, each once; the last may be cut short by typing."""
    words = _WORD.findall(_bare(text))
    kept = [word for word in words if word not in _COMMON] or words
    return tuple(dict.fromkeys(word[:LONGEST] for word in kept))[:MOST_ASKED]


def ranked(found: Sequence[Mapping[Place, int]]) -> list[Place]:
    """Return the places that hold every asked word, best first, then in order.

    `found` has one mapping per word: (work, place in it; empty for the work) → weight. A word
    that only the work itself holds counts for each of its places that hold another one.
    """
    if not found:
        return []
    works = set.intersection(*({work for work, _anchor in one} for one in found))
    scores: dict[Place, int] = {}
    for place in {place for one in found for place in one if place[0] in works}:
        whole = (place[0], "")
        weights = [one.get(place, one.get(whole, 0)) for one in found]
        if all(weights):
            scores[place] = sum(weights)
    return sorted(scores, key=lambda place: (-scores[place], place))


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
