"""A case of each kind, plain."""

from datetime import date

import pytest

from sasando.domain.cases.facts import CaseFacts

TODAY = date(2026, 2, 11)


@pytest.fixture
def case():
    """Return a function that makes the facts of a case."""

    def make(**values) -> CaseFacts:
        given = {"kind": "complaint", "state": "received", "today": TODAY, "owner": "cw-1"}
        return CaseFacts(**(given | values))

    return make
