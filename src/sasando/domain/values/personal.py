"""Text that points at one person: numbers of a person are refused, words of address looked at."""

import re

from sasando.domain.values.words import Refusal, Words

NUMBER_OF_A_PERSON = Refusal(
    "number_of_a_person",
    Words(
        id="Ada nomor yang mirip NIK, paspor, atau telepon. Tulis secara umum, tanpa nomor orang.",
        en="A number looks like a NIK, a passport or a telephone. Write in general, without it.",
    ),
)
NAME_OF_A_PERSON = Refusal(
    "name_of_a_person",
    Words(
        id="Teks ini mungkin menyebut nama orang. Periksa, dan tulis secara umum.",
        en="This text may name a person. Look at it, and write in general.",
    ),
)
# Nine digits or more, however grouped, and passports (handbook 7.2); 17.500.000 is money.
_DIGITS = re.compile(r"(?<![\d.])\+?\d(?:[\s.\-]?\d){8,}(?![\d])")
_MONEY = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PASSPORT = re.compile(r"\b[A-Za-z]{1,2}[ -]?\d{6,7}\b")
_ADDRESSED = re.compile(
    r"\b(?:bapak|pak|ibu|bu|mama|saudara|saudari|sdr|sdri|nona|tuan|kakak|adik|suster|romo|pater"
    r"|bernama|namanya|nama saya|atas nama|a\.n\.|an\.|mr|mrs|ms)\b[.:]?\s+(?-i:[A-Z][a-z']{2,})",
    re.IGNORECASE,
)
# What follows a word of address and is an office or a place, not a name.
_OFFICES = re.compile(
    r"\s(?:Kota|Kepala|Desa|Camat|Lurah|Gubernur|Bupati|Presiden|Guru|Rumah|Menteri|Dinas|Kades|Ibu"
    r"|Bapak|Pertiwi|Hamil)\b"
)


def has_number_of_a_person(text: str) -> bool:
    """Say whether a text holds what looks like a NIK, a passport or a telephone number."""
    if _PASSPORT.search(text):
        return True
    return any(not _MONEY.fullmatch(found[0]) for found in _DIGITS.finditer(text))


def may_name_a_person(text: str) -> bool:
    """Say whether a word of address stands before what is written like a name."""
    return any(not _OFFICES.search(found[0]) for found in _ADDRESSED.finditer(text))
