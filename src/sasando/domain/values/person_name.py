"""Names as written and as heard: one key for the spellings of one name."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

MAX_LENGTH = 200
KEY_TOKENS = 4
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u0000-\u001f\u007f]")
_TITLES = frozenset(
    "bapak bpk ibu sdr sdri tn ny nn almarhum almarhumah alm almh drs dra ir sh se spd h hj".split()
)
_PARTICLES = frozenset("bin binti bt b de da dos van".split())
_SOUNDS = (
    ("oe", "u"), ("tj", "c"), ("dj", "j"), ("sj", "sy"), ("nj", "ny"), ("ch", "k"), ("kh", "k"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("ks", "s"), ("x", "s"), ("q", "k"),
    ("ck", "k"), ("c", "k"), ("v", "f"), ("p", "f"), ("w", "f"), ("z", "s"), ("sy", "s"),
    ("y", "i"), ("j", "i"), ("ii", "i"), ("h", ""), ("e", "i"), ("o", "u"),
)  # fmt: skip


def clean_name(text: str) -> str:
    """Return a name in NFC, without invisible and direction signs, single spaces."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", " ", visible).strip()


def name_words(text: str) -> list[str]:
    """Return the words of a name in plain lower-case letters, without titles and particles."""
    bare = unicodedata.normalize("NFKD", clean_name(text).casefold())
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
