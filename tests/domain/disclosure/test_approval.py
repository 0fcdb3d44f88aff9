"""Two people besides the maker let a release out, one of them the head (promises 6.2)."""

import pytest

from sasando.domain.disclosure import approval as rules
from sasando.domain.disclosure.approval import Approved

BYTES = "a" * 64


def draft(*agreed: tuple[str, str], state: str = "safe") -> Approved:
    return Approved(state, "maker", BYTES, agreed)


@pytest.mark.parametrize(
    ("stands", "login", "role", "expected"),
    [
        (draft(), "cs", "CS", None),
        (draft(), "head", "HO", None),
        (draft(), "maker", "HO", rules.OWN_WORK),
        (draft(("cs", "CS")), "cs", "HO", rules.AGREED_ALREADY),
        (draft(("cs", "CS")), "po", "PO", rules.HEAD_MISSING),
        (draft(("cs", "CS")), "head", "HO", None),
        (draft(("head", "HO")), "po", "PO", None),
        (draft(state="open"), "cs", "CS", rules.NOT_AUDITED),
        (draft(state="refused"), "head", "HO", rules.NOT_SAFE),
    ],
)
def test_why_not_agree(stands, login, role, expected):
    found = rules.why_not_agree(stands, package_sha256=BYTES, login=login, role=role)

    assert found == expected


def test_why_not_agree_when_the_bytes_changed():
    found = rules.why_not_agree(draft(), package_sha256="b" * 64, login="cs", role="CS")

    assert found == rules.OTHER_BYTES


@pytest.mark.parametrize(
    ("stands", "expected"),
    [
        (draft(), rules.TOO_FEW),
        (draft(("head", "HO")), rules.TOO_FEW),
        (draft(("cs", "CS"), ("po", "PO")), rules.HEAD_MISSING),
        (draft(("maker", "HO"), ("cs", "CS")), rules.TOO_FEW),
        (draft(("cs", "CS"), ("head", "HO")), None),
        (draft(("cs", "CS"), ("head", "HO"), state="refused"), rules.NOT_SAFE),
    ],
)
def test_why_not_publish(stands, expected):
    assert rules.why_not_publish(stands) == expected
