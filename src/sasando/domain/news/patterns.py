"""What no news item may hold, whoever is meant: numbers of people, causes of death, children.

Source: handbook 7.2 and 7.3 (NIK, passports), promises (guard), UU 17/2016 on children's identity.
"""

import re
from collections.abc import Iterator

from sasando.domain.news.reading import fold
from sasando.domain.news.whole import Whole

NUMBER, CAUSE, CHILD, FACE, PERSON = "number", "cause", "child", "face", "person"
ADULT = 18
# Of this many dead a cause is a figure, not somebody's story (the smallest printed cell, 5).
COUNTED = 5
_NIK = re.compile(r"(?<!\d)(?:\d[ .\-]?){15}\d(?!\d)")
_PASSPORT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}\d{6,7}(?!\d)")
_PASSPORT_APART = re.compile(r"(?<![A-Za-z0-9])[A-Z]{1,2}[ -]\d{6,7}(?!\d)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_])")
_DEAD = re.compile(
    r"\b(?:meninggal|wafat|tewas|kematian\w*|jenazah\w*|almarhum(?:ah)?|died|death|dead|remains)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:karena|akibat|disebabkan|penyebab\w*|menderita|mengidap|serangan jantung|gagal ginjal"
    r"|stroke|kanker|tbc|tuberkulosis|malaria|hiv|aids|bunuh diri|gantung diri|tenggelam"
    r"|kecelakaan|dianiaya|penganiayaan|dibunuh|tertimpa|because of|due to|caused by|cause of"
    r"|heart attack|suicide|cancer|accident|drowned|illness|sakit \w+)\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(\d{1,3}(?:[.,]\d{3})*|\d+)\s+(?:\w+\s+){0,2}?(?:orang|jenazah|pekerja|pmi|kasus|people|workers"
    r"|deaths|remains|cases)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:usia|umur|berusia|berumur|aged|age)\s+(\d{1,2})\b|\((\d{1,2})(?:\s*(?:tahun|thn|th))?\)"
    r"|\b(\d{1,2})[- ](?:tahun|years?[- ]old|year[- ]old)\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:di bawah|kurang dari|minimal|paling rendah|sekurang\w*|batas|under|below|at least"
    r"|minimum)\s+(?:usia\s+|umur\s+)?\d",
    re.IGNORECASE,
)
_SOMEONE = re.compile(
    r"(?<![^\W\d_])(?:[A-Z]\.\s?){1,4}[A-Z]?(?![^\W\d_])|(?<![.!?]\s)(?<!^)\b[A-Z][a-z]{2,}\b"
    r"|\b(?:seorang|remaja|gadis|bocah|anak|korban|a girl|a boy|a child)\b"
)
_CHILD_WORD = re.compile(
    r"\b(?:anak|bocah|remaja|gadis|pelajar|siswi?|girl|boy|child|teenager|pupil)\b", re.IGNORECASE
)


def found(whole: Whole) -> Iterator[tuple[int, str]]:
    """Yield (place of the part, kind) of each pattern that a draft holds."""
    for at, part in enumerate(whole.parts):
        text = fold(part.text)
        if _holds_number(text):
            yield at, NUMBER
        for sentence in _SENTENCE.split(text):
            if _tells_cause(sentence):
                yield at, CAUSE
            if _tells_child(sentence):
                yield at, CHILD


def _holds_number(text: str) -> bool:
    apart = "paspor" in text.lower() or "passport" in text.lower()
    return bool(
        _NIK.search(text) or _PASSPORT.search(text) or (apart and _PASSPORT_APART.search(text))
    )


def _tells_cause(sentence: str) -> bool:
    if not (_DEAD.search(sentence) and _CAUSE.search(sentence)):
        return False
    counts = [int(re.sub(r"\D", "", number)) for number in _MANY.findall(sentence)]
    return not any(count >= COUNTED for count in counts)


def _tells_child(sentence: str) -> bool:
    if _GENERAL.search(sentence):
        return False
    ages = [int(next(filter(None, groups))) for groups in _AGE.findall(sentence)]
    if not any(age < ADULT for age in ages):
        return False
    return bool(_CHILD_WORD.search(sentence) or _SOMEONE.search(sentence))
