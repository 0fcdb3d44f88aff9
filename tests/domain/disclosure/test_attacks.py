"""Made-up worlds, an office that releases twice, and five attacks on what it printed."""

import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pytest

from sasando.domain.disclosure.audit import audit
from sasando.domain.disclosure.dimensions import Dimension
from sasando.domain.disclosure.protect import protect
from sasando.domain.disclosure.results import Problem
from sasando.domain.disclosure.sparsity import propose
from sasando.domain.disclosure.tables import Filter, KnownEvent, Protection, Rates, Table
from sasando.domain.values.period import Period
from tests.domain.disclosure.attacker import Attacker, Printed, PrintedRate
from tests.domain.disclosure.worlds import SEX, table_of

WORLDS = {"short": 6, "": 200}
HALF, YEAR = (
    Period(date(2025, 1, 1), date(2025, month, day)) for month, day in ((6, 30), (12, 31))
)
ISLAND_OF = {"a1": "A", "a2": "A", "b1": "B", "b2": "B", "b3": "B"}
REGENCY = Dimension.nested("regency", {code: (island,) for code, island in ISLAND_OF.items()})
ISLAND = Dimension.flat("regency", ("A", "B"))
COUNTRY = Dimension.flat("country", ("HK", "MY", "SG"))
WAY = Dimension.flat("way", ("np", "p"))
AXES = (REGENCY, SEX, COUNTRY, WAY)
STRETCHES = {HALF: ("h1",), YEAR: ("h1", "h2")}
NEWSPAPER_PRINTS = 0.15


@dataclass
class World:
    """Counts by half-year, regency, sex, country and way; the events that a newspaper printed."""

    counts: np.ndarray
    protection: Protection
    press: tuple[KnownEvent, ...]

    def table(self, table_id: str, period: Period, by: tuple, **given) -> Table:
        counts = self.counts[: len(STRETCHES[period])].sum(axis=0)
        for one in given.get("where", ()):
            axis = [axis.name for axis in AXES].index(one.dimension.name)
            counts = counts.take([one.dimension.leaves.index(one.code)], axis)
        names = [one.name for one in by]
        away = tuple(at for at, one in enumerate(AXES) if one.name not in names)
        leaves = counts.sum(axis=away)
        if ISLAND in by:
            leaves = np.stack([leaves[:2].sum(axis=0), leaves[2:].sum(axis=0)])
        return table_of(
            leaves, by, table_id=table_id, period=period, protection=self.protection, **given
        )

    def places(self, careful: bool) -> Dimension:
        """Return regencies, or islands where half a year by country would be mostly empty."""
        asked = self.table("asked", HALF, (REGENCY, COUNTRY))
        return ISLAND if careful and propose(asked, place="regency") else REGENCY


def make_world(seed: int) -> World:
    chance = np.random.default_rng(seed)
    size = chance.gamma(1.2, chance.choice([30.0, 60.0, 120.0]), 5)
    women, ways = chance.beta(2, 2, 5), chance.beta(5, 0.5, 5)
    going = chance.dirichlet((1, 4, 1), 5)
    mean = np.einsum(
        "r,rs,rc,rw->rscw",
        size,
        np.stack([women, 1 - women], 1),
        going,
        np.stack([ways, 1 - ways], 1),
    )
    counts = chance.poisson(np.stack([mean, mean]))
    press = []
    for at in np.argwhere(counts):
        for _ in range(chance.binomial(counts[tuple(at)], NEWSPAPER_PRINTS)):
            codes = {"regency": REGENCY.leaves[at[1]], "sex": SEX.leaves[at[2]]}
            press.append(KnownEvent("placements", date(2025, (3, 9)[at[0]], 1), codes))
    protection = Protection.STRICT if seed % 4 == 0 else Protection.PROTECTED
    return World(counts, protection, tuple(press))


@dataclass
class Released:
    """What the office printed, and what became of its totals."""

    tables: list[Table]
    rates: list[Rates]
    totals: int = 0
    totals_printed: int = 0


def plans(world: World, *, careful: bool = True) -> tuple[list[Table], list[Table], list[Rates]]:
    women = (Filter(SEX, "F"),)
    places = world.places(careful)
    first = [
        world.table("half by sex", HALF, (places, SEX)),
        world.table("half by country", HALF, (places, COUNTRY)),
        world.table("half, women", HALF, (COUNTRY,), where=women),
    ]
    by_sex = world.table("year by sex", YEAR, (places, SEX))
    ways = world.table("year by way", YEAR, (REGENCY, WAY), sensitive=("way",))
    if careful and any(one.problem is Problem.ALIKE for one in audit((ways,)).findings):
        ways = world.table("year by way", YEAR, (ISLAND, WAY), sensitive=("way",))
    second = [
        by_sex,
        world.table("year by country", YEAR, (places, COUNTRY)),
        world.table("year, sex by country", YEAR, (SEX, COUNTRY)),
        ways,
    ]
    counted = world.table("share of women", YEAR, (REGENCY,), where=women)
    share = Rates("share of women", counted, world.table("base", YEAR, (REGENCY,)))
    return first, second, [share]


def release_with_care(world: World) -> Released:
    """Release twice as the office does: what is refused is left out, the worst table first."""
    done = Released([], [])
    first, second, shares = plans(world)
    for number, (tables, rates) in enumerate(((first, []), (second, shares))):
        asked = list(tables)
        while asked:
            found = protect(
                tuple(asked),
                earlier=tuple(done.tables),
                rates=tuple((*rates, *done.rates)),
                known=world.press,
            )
            if not found.audit.findings:
                break
            out = (found.remedy.leave_out or tuple(one for one, _ in found.remedy.coarser))[-1]
            asked = [one for one in asked if one.id != out]
        kept = {one.id: one for one in found.tables} if asked else {}
        for table in tables:
            count_totals(done, table, kept.get(table.id))
        if asked:
            release = f"r{number}"
            done.tables = [*(one.as_released(release) for one in found.tables), *done.tables]
            done.rates = [
                *(one.as_released(release) for one in found.rates[: len(rates)]),
                *done.rates,
            ]
    return done


def release_naively(world: World) -> Released:
    """Hide what is small, in each table alone, and print everything else."""
    first, second, shares = plans(world, careful=False)
    small = [(one, (one.values > 0) & (one.values < one.protection.k)) for one in (*first, *second)]
    return Released([one.with_hidden(mask).as_released("n") for one, mask in small], shares)


def count_totals(done: Released, table: Table, printed: Table | None) -> None:
    """Count the totals of the province: cells whose place is the total."""
    place = [at for at, one in enumerate(table.by) if one.name == "regency"]
    whole = table.values.take([-1], place[0]) if place else table.values
    hidden = np.ones(whole.shape, dtype=bool)
    if printed is not None:
        hidden = printed.hidden.take([-1], place[0]) if place else printed.hidden
    done.totals += whole.size
    done.totals_printed += int((~hidden).sum())


def attacker_of(released: Released) -> Attacker:
    below = {one.name: dict(one.leaves_of) for one in AXES}
    attacker = Attacker(below, STRETCHES[YEAR])
    for table in released.tables:
        fixed = {one.dimension.name: one.code for one in table.subject.where}
        stretches = STRETCHES[table.subject.period]
        attacker.read(Printed(table.columns(), fixed, stretches, table.protection.k))
    for rates in released.rates:
        for at, rate in np.ndenumerate(rates.rounded()):
            if np.isfinite(rate):
                place = {"regency": REGENCY.codes[at[0]]}
                counted = place | {"sex": "F"}
                told = PrintedRate(counted, place, STRETCHES[YEAR], float(rate), rates.decimals)
                attacker.read_rate(told)
    return attacker


def by_solver(_: World, released: Released) -> list[str]:
    return attacker_of(released).broken()


def by_differences(_: World, released: Released) -> list[str]:
    """Subtract every printed pair: periods from periods, one sex or leaf from its sum."""
    printed: dict[tuple, int] = {}
    k = 5
    for table in released.tables:
        k = table.protection.k
        fixed = {one.dimension.name: one.code for one in table.subject.where}
        columns = table.columns()
        names = [one.name for one in table.by]
        for at, value in enumerate(columns["value"]):
            codes = {name: columns[name][at] for name in names} | fixed
            plain = frozenset(pair for pair in codes.items() if pair[1] != "_T")
            if value is not None:
                printed[table.subject.period, plain] = value
    found = []
    for (period, codes), value in printed.items():
        later = printed.get((YEAR, codes)) if period == HALF else None
        if later is not None and 0 < later - value < k:
            found.append(f"{set(codes)}: {later} - {value}")
        whole = printed.get((period, frozenset(one for one in codes if one[0] != "sex")))
        if "sex" in dict(codes) and whole is not None and 0 < whole - value < k:
            found.append(f"{set(codes)}: {whole} - {value}")
    return found


def by_likeness(_: World, released: Released) -> list[str]:
    """Find printed groups with one way only: whoever is known to be in it went that way."""
    found = []
    for table in released.tables:
        if table.sensitive:
            cells = np.where(table.hidden, 1, table.values)[:, : len(WAY.leaves)]
            alike = (cells > 0).sum(axis=1) == 1
            codes = zip(table.by[0].codes, alike, strict=True)
            found += [f"{table.id}: {code}" for code, one in codes if one]
    return found


def by_one_known_person(world: World, released: Released) -> list[str]:
    """Know everything about one person of a hidden cell, then ask how many are in it."""
    attacker = attacker_of(released)
    truth = dict(zip(attacker.joint, world.counts.ravel(), strict=True))
    chance, found = random.Random(5321), []
    for members, k, name in attacker.hidden[:: max(1, len(attacker.hidden) // 12)]:
        inside = [at for at in np.flatnonzero(members) if truth[attacker.joint[at]] > 0]
        person = np.zeros(len(attacker.joint), dtype=bool)
        person[chance.choice(inside)] = True
        attacker.know(person, 1, np.inf)
        low, high = attacker.interval(members)
        attacker.rows.pop(), attacker.low.pop(), attacker.high.pop()
        if high - low < k:
            found.append(f"{name}: {low}..{high}")
    return found


def by_newspaper(world: World, released: Released) -> list[str]:
    attacker = attacker_of(released)
    counted: dict[tuple, int] = {}
    for event in world.press:
        key = ("h1" if event.day.month < 7 else "h2", event.codes["regency"], event.codes["sex"])
        counted[key] = counted.get(key, 0) + 1
    for (stretch, regency, sex), count in counted.items():
        members = attacker.members({"regency": regency, "sex": sex}, (stretch,))
        attacker.know(members, count, np.inf)
    return attacker.broken()


ATTACKS: dict[str, Callable[[World, Released], list[str]]] = {
    "solver": by_solver,
    "differences": by_differences,
    "likeness": by_likeness,
    "one known person": by_one_known_person,
    "newspaper": by_newspaper,
}


def attack(
    seeds: range, release: Callable[[World], Released]
) -> tuple[dict[str, list[str]], float]:
    """Return what each attack broke, and the share of the province's totals that is printed."""
    broken: dict[str, list[str]] = {name: [] for name in ATTACKS}
    totals = printed = 0
    for seed in seeds:
        world = make_world(seed)
        released = release(world)
        totals, printed = totals + released.totals, printed + released.totals_printed
        for name, run in ATTACKS.items():
            broken[name] += [f"world {seed}: {one}" for one in run(world, released)]
    return broken, printed / totals if totals else 1.0


def test_no_attack_narrows_a_cell_of_one_world():
    broken, totals_printed = attack(range(3, 4), release_with_care)

    assert broken == {name: [] for name in ATTACKS}
    assert totals_printed >= 0.9


def test_a_naive_office_is_broken_in_one_world():
    world = make_world(2)

    released = release_naively(world)

    assert by_solver(world, released)
    assert by_differences(world, released)


@pytest.mark.prove
def test_no_attack_narrows_a_cell_of_many_worlds():
    worlds = range(WORLDS.get(os.environ.get("PROVE", ""), 200))

    broken, totals_printed = attack(worlds, release_with_care)

    assert broken == {name: [] for name in ATTACKS}
    assert totals_printed >= 0.9


@pytest.mark.prove
def test_every_attack_breaks_what_a_naive_office_releases():
    broken, _ = attack(range(3), release_naively)

    assert [name for name, cells in broken.items() if not cells] == []
