"""Signs that two records may be of one person: hints for a person to decide, never a proof."""

from dataclasses import dataclass
from datetime import date

from sasando.domain.values.words import Words


@dataclass(frozen=True)
class PersonFacts:
    """What one source says of a person; empty or None where it says nothing."""

    nik: str = ""
    name_key: str = ""
    born_from: date | None = None
    born_to: date | None = None
    village_code: str = ""


@dataclass(frozen=True)
class Hint:
    """Why two records may be of one person."""

    code: str
    words: Words


SAME_NIK = Hint("same_nik", Words(id="NIK sama.", en="The same NIK."))
SAME_NIK_OTHER_NAME = Hint(
    "same_nik_other_name",
    Words(
        id="NIK sama, nama berbeda: periksa apakah identitas dipinjam.",
        en="The same NIK under another name: check whether papers were borrowed.",
    ),
)
SAME_NAME_YEAR_VILLAGE = Hint(
    "same_name_year_village",
    Words(
        id="Bunyi nama, tahun lahir, dan desa sama.",
        en="The sound of the name, the year of birth and the village agree.",
    ),
)


def same_person_hint(left: PersonFacts, right: PersonFacts) -> Hint | None:
    """Return why two records may be of one person, or None.

    Two different NIK speak against it, so the name is then no hint; a source without NIK, or born
    within an overlapping range of years, is compared by name, birth and village (handbook 6.3).
    """
    if left.nik and right.nik:
        if left.nik != right.nik:
            return None
        return SAME_NIK if left.name_key == right.name_key else SAME_NIK_OTHER_NAME
    same_name = bool(left.name_key) and left.name_key == right.name_key
    same_village = bool(left.village_code) and left.village_code == right.village_code
    if same_name and same_village and _share_a_year(left, right):
        return SAME_NAME_YEAR_VILLAGE
    return None


def _share_a_year(left: PersonFacts, right: PersonFacts) -> bool:
    if not (left.born_from and left.born_to and right.born_from and right.born_to):
        return False
    return left.born_from.year <= right.born_to.year and right.born_from.year <= left.born_to.year
