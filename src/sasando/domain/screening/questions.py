"""What a screening sheet asks, by code; the wording stands in the list of the library."""

from collections.abc import Mapping
from types import MappingProxyType

from sasando.domain.values.words import Words

YES, NO, UNKNOWN = "yes", "no", "unknown"
ANSWERS = (YES, NO, UNKNOWN)
ACT, MEANS, PURPOSE, EXPLOITATION, INDICATOR = (
    "act",
    "means",
    "purpose",
    "exploitation",
    "indicator",
)

# UU 21/2007 Ps. 1 (handbook 4.5, S73b): process, means, purpose. The forms of exploitation
# (Ps. 1 point 7) are known from memory only; the list marks them so on every page.
_ACT = ("RECRUIT", "TRANSPORT", "HARBOUR", "SEND", "TRANSFER", "RECEIVE")
_MEANS = (
    "THREAT", "VIOLENCE", "ABDUCT", "CONFINE", "FORGE", "DECEIVE", "ABUSE_POWER", "DEBT",
    "PAY_CONTROLLER",
)  # fmt: skip
_PURPOSE = ("EXPLOIT", "TO_BE_EXPLOITED")
_EXPLOITATION = (
    "PROSTITUTION", "FORCED_LABOUR", "SLAVERY", "OPPRESSION", "EXTORTION", "PHYSICAL_SEXUAL",
    "ORGAN", "LABOUR_GAIN",
)  # fmt: skip
# ILO indicators of forced labour (handbook 4.5, S81).
ILO_INDICATORS = 11
CHILD_RULE = "TPPO_RULE-CHILD"

QUESTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        INDICATOR: tuple(f"ILO-{number:02}" for number in range(1, ILO_INDICATORS + 1)),
        ACT: tuple(f"TPPO_ACT-{code}" for code in _ACT),
        MEANS: tuple(f"TPPO_MEANS-{code}" for code in _MEANS),
        PURPOSE: tuple(f"TPPO_PURPOSE-{code}" for code in _PURPOSE),
        EXPLOITATION: tuple(f"TPPO_EXPLOITATION-{code}" for code in _EXPLOITATION),
    }
)
GROUPS: Mapping[str, Words] = MappingProxyType(
    {
        INDICATOR: Words(id="Keadaan kerja", en="Conditions of work"),
        ACT: Words(id="Proses: apa yang dilakukan", en="Act: what was done"),
        MEANS: Words(id="Cara: bagaimana", en="Means: how it was done"),
        PURPOSE: Words(id="Tujuan: untuk apa", en="Purpose: what for"),
        EXPLOITATION: Words(id="Bentuk eksploitasi", en="Forms of exploitation"),
    }
)
GROUP_OF: Mapping[str, str] = MappingProxyType(
    {code: group for group, codes in QUESTIONS.items() for code in codes}
)
ANSWER_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        YES: Words(id="Ya", en="Yes"),
        NO: Words(id="Tidak", en="No"),
        UNKNOWN: Words(id="Tidak tahu", en="Not known"),
    }
)
