"""Names as written and as heard: one key for the spellings of one name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sasando.domain.values.words import Refusal, Refused, Words

MAX_LENGTH = 200
KEY_TOKENS = 4
FORMULA_SIGNS = ("=", "\uff1d")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u0000-\u001f\u007f]")
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_TITLES = frozenset(
    [
        "bapak",
        "bpk",
        "ibu",
        "sdr",
        "sdri",
        "tn",
        "ny",
        "nn",
        "almarhum",
        "almarhumah",
        "alm",
        "almh",
        "drs",
        "dra",
        "ir",
        "sh",
        "se",
        "spd",
        "h",
        "hj",
    ]
)
_PARTICLES = frozenset(["bin", "binti", "bt", "b", "de", "da", "dos", "van"])
IGNORED_WORDS = tuple(sorted(_TITLES | _PARTICLES))
_SOUNDS = (
    ("oe", "u"), ("tj", "c"), ("dj", "j"), ("sj", "sy"), ("nj", "ny"), ("ch", "k"), ("kh", "k"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("ks", "s"), ("x", "s"), ("q", "k"),
    ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("v", "f"),
    ("p", "f"), ("w", "f"), ("z", "s"), ("sy", "s"),
    ("y", "i"), ("j", "i"), ("ii", "i"), ("h", ""), ("e", "i"), ("o", "u"),
)  # fmt: skip


NAME_MISSING = Refusal("missing_name", Words(id="Nama belum diisi.", en="The name is missing."))
NAME_UNREADABLE = Refusal(
    "name_unreadable",
    Words(
        id="Nama tidak terbaca: tidak memuat huruf, hurufnya rusak, atau berupa rumus.",
        en="The name cannot be read: it has no letters, they are damaged, or it is a formula.",
    ),
)
NAME_TOO_LONG = Refusal(
    "name_too_long",
    Words(id="Nama lebih dari 200 huruf.", en="The name is longer than 200 letters."),
)


@dataclass(frozen=True)
class PersonName:
    """A name as it is shown; `had_hidden_signs` says that invisible signs were taken out."""

    display: str
    had_hidden_signs: bool = False


def parse_name(text: str) -> PersonName:
    """Return the name written in `text`, cleaned.

    Raises Refused: `missing_name`, `name_unreadable` (no letter, a replacement sign, or a formula
    of a spreadsheet), `name_too_long` (above 200).
    """
    display = clean_name(text)
    if not display:
        raise Refused(NAME_MISSING)
    damaged = "\ufffd" in display or not re.search(r"[^\W\d_]", display)
    if damaged or display.startswith(FORMULA_SIGNS):
        raise Refused(NAME_UNREADABLE)
    if len(display) > MAX_LENGTH:
        raise Refused(NAME_TOO_LONG)
    return PersonName(display, had_hidden_signs=bool(_HIDDEN.search(text)))


def clean_name(text: str) -> str:
    """Return a name in NFC, without invisible and direction signs, single spaces."""
    spaced = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))
    return re.sub(r" +", " ", _INVISIBLE.sub("", spaced)).strip()


def name_words(text: str) -> list[str]:
    """Return the words of a name in plain lower-case letters, without titles and particles."""
    bare = unicodedata.normalize("NFKD", clean_name(text).lower())
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    words = re.findall(r"[^\W\d_]+", letters.replace("'", "").replace("’", ""))
    kept = [word for word in words if word not in _TITLES and word not in _PARTICLES]
    return kept or words


def sound_of(word: str, *, groups: Mapping[str, str]) -> str:
    """Return how one word sounds, the same for the spellings that NTT mixes.

    `groups` maps a known variant to its group's form (name_variants.csv); a hint, never a proof.
    """
    sound = groups.get(word, word)
    for written, heard in _SOUNDS:
        sound = sound.replace(written, heard)
    sound = re.sub(r"(.)\1+", r"\1", sound)
    return (sound[0] + re.sub(r"[aiu]+$", "", sound[1:])) if len(sound) > 3 else sound or word


def name_key(text: str, *, groups: Mapping[str, str]) -> str:
    """Return one key for a whole name: its sounds in order of the alphabet."""
    sounds = {sound_of(word, groups=groups) for word in name_words(text)}
    return " ".join(sorted(sounds))[:MAX_LENGTH]


def sound_tokens(names: Iterable[str], *, groups: Mapping[str, str]) -> set[str]:
    """Return the sounds of every word of several names, each at most 40 letters."""
    return {
        sound_of(word, groups=groups)[:40] for name in names for word in name_words(name) if word
    }
