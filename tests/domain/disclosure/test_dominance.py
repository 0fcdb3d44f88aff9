import pytest

from sasando.domain.disclosure.dominance import Contributions


@pytest.mark.parametrize(
    ("told", "is_safe"),
    [
        (Contributions(100, 10, 20, 10), True),
        (Contributions(100, 9, 20, 10), False),
        (Contributions(100, 10, 80, 12), True),
        (Contributions(100, 10, 80, 13), False),
        (Contributions(100, 10, 99, 1), False),
        (Contributions(0, 30, 0, 0), False),
        (Contributions(100, 10, 20, 10, -1), False),
    ],
    ids=["even", "nine people", "just enough left", "too little left", "one person", "all zero",
         "a part below zero"],
)  # fmt: skip
def test_a_sum_prints_only_where_nobody_makes_up_most_of_it(
    told: Contributions, is_safe: bool
) -> None:
    assert told.is_safe is is_safe
