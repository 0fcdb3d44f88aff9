"""Wrong rules are noticed by the sixty offers, wrong readings of them by the tables of cases."""

import pytest

from sasando.domain.offers.checking import check
from tests.domain.offers import mutants, test_addresses, test_amounts, test_checking, test_listing
from tests.domain.offers.sixty import OFFERS, TODAY, expected, lists, offer, told

pytestmark = pytest.mark.prove
LEAST_KILLED = 0.95
LISTS = lists()
CASES = [(offer(row), LISTS[row["lists"]], expected(row)) for row in OFFERS]
READERS = {
    "listing": [test_listing, test_checking],
    "addresses": [test_addresses, test_checking],
    "amounts": [test_amounts],
    "checking": [test_checking],
}


def is_noticed(rules) -> bool:
    return any(
        told(check(each, lists=held, today=TODAY, rules=rules)) != wanted
        for each, held, wanted in CASES
    )


def fails(call) -> bool:
    try:
        call()
    except BaseException:  # noqa: BLE001 a wrong reading may fail in any way
        return True
    return False


def test_the_sixty_offers_notice_nearly_every_wrong_row():
    found = [(name, is_noticed(rules)) for name, rules in mutants.of_table()]

    survivors = [name for name, noticed in found if not noticed]
    assert len(found) > 400
    assert 1 - len(survivors) / len(found) >= LEAST_KILLED, survivors


@pytest.mark.parametrize("name", READERS)
def test_the_tables_of_cases_notice_nearly_every_wrong_reading(name):
    calls = [call for test in READERS[name] for call in mutants.calls_of(test)]
    survivors, count = [], 0

    for said, tree in mutants.of_module(name):
        count += 1
        try:
            patches = mutants.put_in_place(name, tree, READERS[name])
        except Exception:  # noqa: BLE001 a module that cannot even be loaded is noticed
            continue
        for patch in patches:
            patch.start()
        try:
            if not any(fails(call) for call in calls):
                survivors.append(said)
        finally:
            for patch in patches:
                patch.stop()

    assert count > 15
    assert 1 - len(survivors) / count >= LEAST_KILLED, survivors
