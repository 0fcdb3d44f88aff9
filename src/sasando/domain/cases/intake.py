"""Reads a pasted message: what a caseworker would otherwise type again. Suggestions, no facts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_STAMP = re.compile(
    r"^\s*\[?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?"
    r"(?:\s*[AaPp]\.?[Mm]\.?)?\]?\s*[-–]?\s*(?:~\s*)?(?:(?P<sender>[^:]{1,60}):(?:\s|$))?"
)
# What telephones put around numbers: marks of direction, unbreaking spaces and hyphens.
_UNSEEN = str.maketrans(
    {"\u202f": " ", "\xa0": " ", "\u2011": "-"} | dict.fromkeys("\u200e\u200f\u202a\u202c")
)
_PHONE = re.compile(r"(?<!\d)(?:\+?62|\+?60|\+?65|\+?852|\+?886|0)(?:[ .-]?\d){8,13}(?!\d)")
_NIK = re.compile(r"(?<![\d+])\d{4}(?:[ .-]?\d{4}){3}(?!\d)")
_DAY = re.compile(r"(?<![\d.-])\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)")
_PASSPORT = re.compile(r"\b[A-Z]{1,2}\d{6,7}\b")
_NAME = re.compile(
    r"(?:\bnama(?:nya)?|\ban\.|\ba\.n\.?)(?:[ \t]+saya)?[ \t]*[:=]?[ \t]*"
    r"([^\W\d_][\w'’.-]*(?:[ \t]+[^\W\d_][\w'’.-]*){0,5})",
    re.IGNORECASE | re.UNICODE,
)
_CAPITALISED = re.compile(r"^[A-ZÀ-Þ][\w'’.-]*$")
_PARTICLES = frozenset({"bin", "binti", "da", "de", "alias"})
# Words that name a category of `case_categories.csv`; first hit wins, gravest first.
_SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "MENINGGAL": ("meninggal", "jenazah", "almarhum", "wafat", "mati", "died", "body"),
        "PERDAGANGAN_ORANG": ("dijual", "disekap", "perdagangan orang", "trafficking"),
        "PELECEHAN_SEKSUAL": ("perkosa", "dilecehkan", "cabul"),
        "KEKERASAN_MAJIKAN": ("dipukul", "disiksa", "aniaya", "beaten"),
        "ORANG_HILANG": ("hilang", "missing"),
        "SAKIT": ("sakit", "rumah sakit", "dirawat", "stroke", "sick", "hospital"),
        "DEPORTASI": ("deportasi", "dideportasi", "dipulangkan paksa", "deport"),
        "DALAM_TAHANAN": ("ditahan", "penjara", "tahanan", "ditangkap"),
        "GAJI_TIDAK_DIBAYAR": (
            "gaji ditahan",
            "upah ditahan",
            "gaji",
            "upah",
            "belum dibayar",
            "wage",
            "salary",
        ),
        "PENAHANAN_DOKUMEN": ("paspor ditahan", "tahan paspor", "menahan paspor"),
        "HILANG_KOMUNIKASI": ("hilang kontak", "putus kontak", "tidak ada kabar", "lost contact"),
        "INGIN_DIPULANGKAN": ("mau pulang", "ingin pulang", "pulangkan", "come home"),
        "PENIPUAN_PELUANG_KERJA": ("ditipu", "penipuan", "calo", "fraud"),
        "GAGAL_BERANGKAT": ("gagal berangkat", "batal berangkat"),
    }
)


@dataclass(frozen=True)
class Suggested:
    """What a message may say; a person decides. `text` is the message without time stamps."""

    text: str
    sender: str = ""
    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    niks: tuple[str, ...] = ()
    passports: tuple[str, ...] = ()
    category: str = ""


def read_message(text: str) -> Suggested:
    """Return what a pasted WhatsApp text suggests; an unreadable one gives its text alone."""
    sender, lines = "", []
    for line in text.translate(_UNSEEN).splitlines():
        match = _STAMP.match(line)
        if match:
            sender = sender or (match["sender"] or "")
            line = line[match.end() :]
        lines.append(line.rstrip())
    body = "\n".join(lines).strip()
    niks = tuple(dict.fromkeys(_digits(found) for found in _NIK.findall(body)))
    without = _DAY.sub(" ", _NIK.sub(" ", body))
    return Suggested(
        text=body,
        sender=sender.strip(),
        names=_names(body),
        phones=tuple(dict.fromkeys(_digits(found) for found in _PHONE.findall(without))),
        niks=niks,
        passports=tuple(dict.fromkeys(_PASSPORT.findall(without))),
        category=_category(body),
    )


def _digits(text: str) -> str:
    return ("+" if text.strip().startswith("+") else "") + re.sub(r"\D", "", text)


def _names(body: str) -> tuple[str, ...]:
    found = []
    for match in _NAME.finditer(body):
        words = []
        for word in match[1].split():
            if not (_CAPITALISED.match(word) or word.lower() in _PARTICLES):
                break
            words.append(word)
        while words and words[-1].lower() in _PARTICLES:
            words.pop()
        if words:
            found.append(" ".join(words).strip(".,"))
    return tuple(dict.fromkeys(found))


def _category(body: str) -> str:
    """Return the gravest category named; a phrase counts before the words it is made of."""
    left, found = body.lower(), set()
    signs = [(sign, category) for category, given in _SIGNS.items() for sign in given]
    for sign, category in sorted(signs, key=lambda pair: -len(pair[0].split())):
        # "paspor ditahan" is also "paspornya ditahan" and "paspor saya ditahan".
        left, hits = re.subn(r"\b" + sign.replace(" ", r"\w*\s+(?:\w+\s+)?"), " ", left)
        if hits:
            found.add(category)
    return next((category for category in _SIGNS if category in found), "")
