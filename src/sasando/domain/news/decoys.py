"""Made-up names, mixed into the filter where the registry has nobody else to stand there."""

from sasando.domain.news.names import Protected


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# First names and family names as NTT has them; together they name nobody we know of.
FIRST = _words(
    "Maria Yustina Petrus Yohanes Fransiska Marselina Dominggus Kornelis Agustina Benediktus"
    " Yuliana Stefanus Theresia Oktovianus Kristina Paulus"
)
FAMILY = _words(
    "Nahak Seran Bria Klau Fahik Lekat Lodo Kaleka Manek Hurek Tukan Sogen Uran Pareira Nope"
    " Tefa Sanam Dethan Ndawa Woda Ngongo Lende"
)


def made_up(point: bytes, *, villages: tuple[str, ...]) -> Protected:
    """Return the made-up person of a point: the same point gives the same person."""
    first, second, family = point[0] % len(FIRST), point[1] % len(FIRST), point[2] % len(FAMILY)
    middle = f" {FIRST[second]}" if point[3] % 2 and second != first else ""
    return Protected((f"{FIRST[first]}{middle} {FAMILY[family]}",), villages)
