"""Invents placements that the office's own counter completed, for people of the village book."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from sasando.config.demo.files import FIRST_YEAR, PLACED
from sasando.config.demo.people import JOBS, MADE_UP
from sasando.foundation.access.actor import Actor
from sasando.records.placements import actions as placements
from sasando.records.placements.facts import PlacementFacts
from sasando.records.workers import queries as people
from sasando.records.workers.queries import IdentityRow

SEED = 20260213
COUNTRIES = ("MY",) * 9 + ("SG", "SG", "HK", "TW")
SCHEMES = ("P_TO_P",) * 7 + ("PERSEORANGAN", "G_TO_G")
WAIT = timedelta(days=55)


def load(*, by: Actor) -> None:
    """Write one departure for everybody whom the village book names with a NIK."""
    chance = random.Random(SEED)
    for identity, left in zip(_named_in_book(by), _days(chance), strict=False):
        job, sector = chance.choice(JOBS)
        facts = PlacementFacts(
            scheme=chance.choice(SCHEMES), country=chance.choice(COUNTRIES), job=job,
            sector=sector, employer_type=chance.choice(("private_person", "legal_entity")),
            registered_on=left - WAIT, departed_on=left, contract_months=24,
            origin_regency=identity.regency_code, procedural="procedural",
            procedural_evidence=str(MADE_UP),
        )  # fmt: skip
        if left <= by.today:
            placements.record_placement(identity, facts=facts, by=by)


def _named_in_book(by: Actor) -> list[IdentityRow]:
    rows = people.people(by).filter(batch__kind="workers").exclude(nik_status="absent")
    return list(rows.order_by("id"))


def _days(chance: random.Random) -> Iterator[date]:
    """Yield days of departure, each year as often as the tables of other offices name it."""
    years = [FIRST_YEAR + at for at, count in enumerate(PLACED) for _ in range(count // 50)]
    while True:
        yield date(chance.choice(years), 1, 3) + timedelta(days=chance.randrange(355))
