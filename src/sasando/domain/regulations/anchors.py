"""Names places in a law so that they stay: art_30__para_1__point_a, as Akoma Ntoso does."""

import re

from sasando.domain.values.words import Words

PREAMBLE, CLOSING, ANNEX, ELUCIDATION = "preamble", "closing", "annex", "elucidation"
_PLACES = {
    PREAMBLE: Words(id="Pembukaan", en="Preamble"),
    CLOSING: Words(id="Penutup", en="Closing"),
    ANNEX: Words(id="Lampiran", en="Annex"),
    ELUCIDATION: Words(id="Penjelasan", en="Elucidation"),
}
_STEPS = {
    "art": ("Pasal {}", "Article {}"),
    "para": ("ayat ({})", "paragraph ({})"),
    "point": ("huruf {}", "letter {}"),
    "item": ("angka {}", "number {}"),
    "dictum": ("diktum {}", "dictum {}"),
}
_AFTER = {PREAMBLE: 0, CLOSING: 900_000, ELUCIDATION: 1_000_000, ANNEX: 2_000_000}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_DICTA = (
    "kesatu", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan",
    "kesembilan", "kesepuluh", "kesebelas", "keduabelas", "ketigabelas", "keempatbelas",
    "kelimabelas",
)  # fmt: skip
# 30 · 22A · 30(1) · 30(1)a · 30a · IV
_CITED = re.compile(r"(\d{1,3}[A-Z]{0,2}|[IVXL]{1,6})(?:\((\d{1,2}[a-z]?)\))?([a-z]{1,2})?")
_STEP = re.compile(r"(art|para|point|item|dictum)_([0-9A-Za-z]+)")


def anchor_of(article: str) -> str:
    """Return the anchor of an article as people cite it ("30(1)a"), or empty when it is none."""
    found = _CITED.fullmatch(article.replace(" ", "").removeprefix("Ps.").removeprefix("Pasal"))
    if found is None:
        return ""
    number, paragraph, point = found.groups()
    steps = [f"art_{number}"]
    if paragraph:
        steps.append(f"para_{paragraph}")
    if point:
        steps.append(f"point_{point}")
    return "__".join(steps)


def article_of(anchor: str) -> str:
    """Return the anchor of the whole article that an anchor lies in."""
    steps = anchor.split("__")
    kept = 2 if steps[0] == ELUCIDATION and len(steps) > 1 else 1
    return "__".join(steps[:kept])


def position_of(anchor: str) -> int:
    """Return where an article stands in its law, whatever was supplied first.

    Preamble, articles and dicta by number (22, 22A, 23), closing, elucidation, annex.
    """
    steps = anchor.split("__")
    if steps[0] == ELUCIDATION:
        return _AFTER[ELUCIDATION] + (position_of(steps[1]) if len(steps) > 1 else 0)
    if steps[0] in _AFTER:
        return _AFTER[steps[0]]
    found = _STEP.fullmatch(steps[0])
    number = found[2] if found else ""
    if number in _DICTA:
        return 1 + _DICTA.index(number)
    digits = re.match(r"\d+", number)
    if digits is None:
        return 100 * _roman(number)
    letters = number[digits.end() :]
    return 100 * int(digits[0]) + sum(ord(letter) - 64 for letter in letters)


def _roman(number: str) -> int:
    values = [_ROMAN.get(sign, 0) for sign in number]
    return sum(
        -value if any(value < after for after in values[at + 1 : at + 2]) else value
        for at, value in enumerate(values)
    )


def is_anchor(text: str) -> bool:
    """Say whether a text is an anchor that `label_of` can read."""
    steps = text.split("__")
    rest = steps[1:] if steps[0] in _PLACES else steps
    return bool(text) and all(_STEP.fullmatch(step) for step in rest)


def is_within(anchor: str, whole: str) -> bool:
    """Say whether a place lies in another, or is it; an empty `whole` is the work itself."""
    return not whole or anchor == whole or anchor.startswith(f"{whole}__")


def label_of(anchor: str) -> Words:
    """Return how people call a place: Pasal 30 ayat (1) huruf a; empty for the work itself."""
    ids, ens = [], []
    for step in anchor.split("__") if anchor else []:
        place = _PLACES.get(step)
        found = _STEP.fullmatch(step)
        if place is not None:
            ids.append(place.id)
            ens.append(place.en)
        elif found is not None:
            for told, form in zip((ids, ens), _STEPS[found[1]], strict=True):
                told.append(form.format(found[2]))
    return Words(id=" ".join(ids), en=" ".join(ens))
