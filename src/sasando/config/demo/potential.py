"""Invents candidates on their way: trained, certified, lost, and workers who came home skilled."""

import random
from datetime import date, timedelta

from sasando.config.demo.people import JOBS, MADE_UP, Home, Invented, invent
from sasando.foundation.access.actor import Actor
from sasando.records.movements import actions as movements
from sasando.records.movements.facts import MovementFacts
from sasando.records.placements import actions as placements
from sasando.records.placements import queries as placement_rows
from sasando.records.placements.facts import PlacementFacts
from sasando.records.placements.queries import PlacementRow
from sasando.records.workers import actions as workers
from sasando.records.workers import queries as people
from sasando.records.workers.facts import IdentityFacts

SEED = 20260212
# Serial numbers of these NIKs lie above those of the tables.
FIRST_SERIAL = 9000
CANDIDATES, RETURNED = 48, 12
CERTIFICATE = "LAW13-c"
WAY = ("REGISTERED", "SELECTED", "MEDICAL", "TRAINING", "CONTRACT")
ENDS = ("WITHDRAWN", "UNFIT", "DEPARTURE_FAILED", "PREVENTED")
SCHOOLS = ("SD", "SMP", "SMP", "SMA", "SMA", "SMA", "DIPLOMA")
COUNTRIES = ("MY", "MY", "MY", "SG", "HK", "TW", "JP")
EVIDENCE = "Sisko (contoh)"


def load(*, homes: list[Home], by: Actor) -> None:
    """Write candidates at every stage, and returns by own way after a placement."""
    chance = random.Random(SEED)
    for at in range(CANDIDATES):
        _candidate(at, chance, invent(chance, homes=homes, serial=FIRST_SERIAL + at), by=by)
    rows = placement_rows.placements(by).filter(departed_on__isnull=False)
    for row in rows.order_by("departed_on", "id")[: RETURNED * 5 : 5]:
        facts = MovementFacts(
            "return", "own_way", procedural="procedural", country=row.country,
            origin_regency=row.origin_regency,
            arrived_on=by.today - timedelta(days=chance.randrange(5, 400)),
        )  # fmt: skip
        movements.record_movement(row.identity, facts=facts, placement=row, by=by)


def _candidate(at: int, chance: random.Random, one: Invented, *, by: Actor) -> None:
    facts = IdentityFacts(
        name=one.name, sex=one.sex, born_from=one.born, born_to=one.born, nik=one.nik,
        regency_code=one.regency, education=chance.choice(SCHOOLS), source_note=str(MADE_UP),
    )  # fmt: skip
    person = workers.record_person(facts, by=by)
    registered = by.today - timedelta(days=chance.randrange(60, 500))
    reached = 1 + chance.randrange(len(WAY))
    is_lost = at % 6 == 5
    job, sector = chance.choice(JOBS)
    told = PlacementFacts(
        scheme=chance.choice(("P_TO_P", "P_TO_P", "G_TO_G", "PERSEORANGAN")),
        country=chance.choice(COUNTRIES), job=job, sector=sector,
        employer_type=chance.choice(("private_person", "legal_entity")),
        registered_on=registered, origin_regency=one.regency, procedural="procedural",
        procedural_evidence=EVIDENCE,
        departed_on=registered + timedelta(days=55) if at % 6 == 0 else None,
        ended_on=registered + timedelta(days=58) if is_lost else None,
    )  # fmt: skip
    identity = people.people(by).get(person=person)
    row = placements.record_placement(identity, facts=told, by=by)
    _walk(row, registered, WAY if at % 6 == 0 else WAY[:reached], by=by)
    if is_lost:
        end = registered + timedelta(days=58)
        placements.reach_stage(row, stage=chance.choice(ENDS), reached_on=end, note="", by=by)
    if reached >= WAY.index("TRAINING") and at % 3 != 1:
        placements.check_paper(row, rule=CERTIFICATE, state="present", by=by)


def _walk(row: PlacementRow, first: date, way: tuple[str, ...], *, by: Actor) -> None:
    for at, stage in enumerate(way):
        day = first + timedelta(days=at * 11)
        placements.reach_stage(row, stage=stage, reached_on=day, note="", by=by)
