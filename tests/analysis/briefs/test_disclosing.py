import pytest

from sasando.analysis.briefs.disclosing import Audited, Cell, shown, small_count_rule


def _cells(*values: int) -> list[Cell]:
    return [Cell("placements_by_origin", f"53.{at:02}", "2025", v) for at, v in enumerate(values)]


@pytest.mark.parametrize(
    ("indicator", "place", "value", "may"),
    [
        ("placements_by_origin", "53.21", 0, True),
        ("placements_by_origin", "53.21", 1, False),
        ("placements_by_origin", "53.21", 4, False),
        ("placements_by_origin", "53.21", 5, True),
        ("placements_by_origin", "", 3, True),
        ("deaths", "53.21", 50, False),
        ("deaths_repatriated", "53.21", 50, False),
        ("deportees", "53.21", 50, False),
        ("complaints_received", "53.21", 50, False),
        ("cases_received", "53.21", 50, False),
        ("deaths", "", 50, True),
    ],
)
def test_small_and_harmed_cells_below_the_province_do_not_print(
    indicator: str, place: str, value: int, may: bool
) -> None:
    assert small_count_rule(Cell(indicator, place, "2025", value)) is may


def test_small_groups_of_the_province_do_not_print() -> None:
    assert not small_count_rule(Cell("deaths", "", "2025", 3, "month=2025-03"))


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        ((3, 9, 40), [None, None, "40"]),
        ((3, 2, 40), [None, None, "40"]),
        ((0, 9, 40), ["0", "9", "40"]),
        ((3, 0, 0), [None, "0", "0"]),
    ],
    ids=["a lone gap takes the smallest along", "two gaps", "zero prints", "nothing to take along"],
)
def test_a_lone_gap_beside_a_printed_total_is_never_left_alone(
    values: tuple[int, ...], printed: list[str | None]
) -> None:
    assert shown(_cells(*values), may_print=small_count_rule, total_is_known=True) == printed


def test_without_a_total_a_lone_gap_stays_alone() -> None:
    found = shown(_cells(3, 9), may_print=small_count_rule, total_is_known=False)

    assert found == [None, "9"]


def test_joint_audit_prints_only_the_very_cells_it_let_pass() -> None:
    rule = Audited(frozenset({("placements_by_origin", "53.21", "2025", "")}))

    assert rule(Cell("placements_by_origin", "53.21", "2025", 12))
    assert not rule(Cell("placements_by_origin", "53.21", "2024", 12))
    assert rule(Cell("placements_by_origin", "53.21", "2024", 0))


def test_a_stretch_of_time_is_no_group_of_people() -> None:
    rule = Audited(frozenset({("deaths", "", "2025-03", "")}))

    assert rule(Cell("deaths", "", "2025-03", 12, "month=2025-03"))


def test_after_the_joint_audit_no_further_cell_goes_with_a_lone_gap() -> None:
    let = frozenset({cell.key for cell in _cells(3, 9, 40)[1:]})

    printed = shown(_cells(3, 9, 40), may_print=Audited(let), total_is_known=True)

    assert printed == [None, "9", "40"]
