from datetime import date

import pytest

from sasando.domain.reconciliation.same_person import (
    SAME_NAME_YEAR_VILLAGE,
    SAME_NIK,
    SAME_NIK_OTHER_NAME,
    PersonFacts,
    same_person_hint,
)

YEAR = (date(1987, 1, 1), date(1987, 12, 31))
DAY = (date(1987, 5, 4), date(1987, 5, 4))


def facts(nik="", key="bri mar", born=YEAR, village="53.21.01.2001"):
    return PersonFacts(nik, key, *born, village)


@pytest.mark.parametrize(
    ("left", "right", "hint"),
    [
        (facts(nik="1"), facts(nik="1"), SAME_NIK),
        (facts(nik="1"), facts(nik="1", key="other"), SAME_NIK_OTHER_NAME),
        (facts(nik="1"), facts(nik="2"), None),
        (facts(nik="1"), facts(born=DAY), SAME_NAME_YEAR_VILLAGE),
        (facts(), facts(village=""), None),
        (facts(), facts(born=(None, None)), None),
        (facts(), facts(born=(date(1988, 1, 1), date(1988, 12, 31))), None),
        (facts(key=""), facts(key=""), None),
    ],
)
def test_same_person_hint_is_a_hint_with_its_reason(left, right, hint):
    assert same_person_hint(left, right) is hint
    assert same_person_hint(right, left) is hint
