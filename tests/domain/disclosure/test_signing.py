"""Who may sign a brief. Promises 6.2: the head of office lets releases out, never the maker."""

import pytest

from sasando.domain.disclosure import signing
from sasando.domain.disclosure.signing import Standing, why_not_ask, why_not_sign

PRINT, OTHER = "a" * 64, "b" * 64
ASKED = Standing(signing.ASKED, PRINT, ("maker", "asker"))
OPEN = Standing(signing.OPEN, PRINT, ("maker",))
SIGNED = Standing("signed", PRINT, ("maker",))


@pytest.mark.parametrize(
    ("brief", "login", "role", "content", "refusal"),
    [
        (ASKED, "head", "HO", PRINT, None),
        (ASKED, "maker", "HO", PRINT, signing.OWN_BRIEF),
        (ASKED, "asker", "HO", PRINT, signing.OWN_BRIEF),
        (ASKED, "other", "PO", PRINT, signing.NOT_HEAD),
        (ASKED, "head", "HO", OTHER, signing.OTHER_CONTENT),
        (OPEN, "head", "HO", PRINT, signing.NOT_ASKED),
        (SIGNED, "head", "HO", PRINT, signing.ENDED),
    ],
)
def test_only_a_head_who_had_no_hand_in_it_signs_what_was_asked(
    brief, login, role, content, refusal
):
    assert why_not_sign(brief, content_sha256=content, login=login, role=role) is refusal


@pytest.mark.parametrize(
    ("brief", "content", "refusal"),
    [
        (OPEN, PRINT, None),
        (OPEN, OTHER, signing.OTHER_CONTENT),
        (ASKED, PRINT, signing.ASKED_ALREADY),
        (SIGNED, PRINT, signing.ENDED),
    ],
)
def test_the_signature_is_asked_for_once_and_for_what_was_seen(brief, content, refusal):
    assert why_not_ask(brief, content_sha256=content) is refusal
