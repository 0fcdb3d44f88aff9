"""A small office, row by row; nobody in it exists."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from sasando.domain.values.money import Money
from sasando.foundation.access.actor import Actor
from sasando.records.cases import opening, working
from sasando.records.cases.facts import IntakeFacts
from sasando.records.cases.inputs import CostFacts
from sasando.records.movements import actions as movements
from sasando.records.movements.facts import MovementFacts
from sasando.records.outreach import actions as outreach
from sasando.records.outreach.facts import SessionFacts
from sasando.records.placements import actions as placements
from sasando.records.placements.facts import PlacementFacts
from sasando.records.workers import actions as workers
from sasando.records.workers.facts import IdentityFacts
from sasando.records.workers.models import Identity

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
BY = Actor.for_command("test", NOW)
# Name, sex, born, regency, education.
PEOPLE = (
    ("Yustina Mau Lodo", "P", date(1995, 3, 2), "53.18", "SMA"),
    ("Maria Kaleka Ngongo", "P", date(1990, 8, 20), "53.18", "SMP"),
    ("Petrus Seran Bria", "L", date(2007, 12, 31), "53.21", ""),
    ("Blasius Uran Sogen", "L", None, "53.06", "SD"),
    ("Simon Tefa Nope", "L", date(1960, 1, 1), "", ""),
)


def _identity(name, **facts):
    person = workers.record_person(IdentityFacts(name=name, **facts), by=BY)
    return Identity.objects.get(person=person)


def record_people():
    """Record five people, in the order of PEOPLE."""
    return [
        _identity(
            name, sex=sex, born_from=born, born_to=born, regency_code=regency, education=education
        )
        for name, sex, born, regency, education in PEOPLE
    ]


def place(identities):
    """Write placements: three departed (two in 2025), one candidate, one lost."""
    base = PlacementFacts(
        scheme="P_TO_P", country="MY", job="House Maid", sector="Domestik",
        employer_type="private_person", origin_regency="53.18", procedural="procedural",
        procedural_evidence="Sisko", registered_on=date(2024, 11, 4), contract_months=24,
    )  # fmt: skip
    told = (
        replace(base, departed_on=date(2025, 1, 15), sisko_no="S1"),
        replace(base, departed_on=date(2025, 7, 1), country="HK", contract_months=25),
        replace(base, departed_on=date(2024, 12, 31), origin_regency="53.21", scheme="RE_ENTRY",
                employer_type="legal_entity", procedural="unknown"),
        replace(base, origin_regency="53.06", registered_on=date(2025, 9, 9)),
        replace(base, origin_regency="", ended_on=date(2025, 5, 5)),
    )  # fmt: skip
    rows = [
        placements.record_placement(identity, facts=facts, by=BY)
        for identity, facts in zip(identities, told, strict=True)
    ]
    for stage, day in (("REGISTERED", 4), ("TRAINING", 20), ("WITHDRAWN", 28)):
        reached = date(2025, 4, day)
        placements.reach_stage(rows[4], stage=stage, reached_on=reached, note="", by=BY)
    reached = date(2024, 12, 1)
    placements.reach_stage(rows[0], stage="TRAINING", reached_on=reached, note="", by=BY)
    placements.check_paper(rows[0], rule="LAW13-c", state="present", by=BY)
    return rows


def bring_home(identities, placed):
    """Write returns: two deported, one deceased, one own way after a placement."""
    base = MovementFacts(
        "return", "deported", country="MY", origin_regency="53.06", arrived_on=date(2025, 6, 3)
    )
    dead = replace(
        base, kind="deceased", procedural="nonprocedural", died_on=date(2024, 12, 28),
        arrived_on=date(2025, 1, 7),
    )  # fmt: skip
    home = replace(
        base, kind="own_way", procedural="procedural", origin_regency="53.18",
        arrived_on=date(2026, 1, 5),
    )  # fmt: skip
    told = (
        (identities[3], base, None),
        (identities[2], replace(base, origin_regency="", origin_province="53"), None),
        (identities[4], dead, None),
        (identities[0], home, placed[0]),
    )
    return [
        movements.record_movement(identity, facts=facts, placement=placement, by=BY)
        for identity, facts, placement in told
    ]


def open_cases():
    """Open three cases some days apart, one with costs in two currencies."""
    officer = Actor("uji-cw", "Uji", "CW", NOW, team="pelindungan", user_ref=uuid4())
    days = {"GAJI_TIDAK_DIBAYAR": 40, "SAKIT": 20, "LAINNYA": 10}
    rows = []
    for category, ago in days.items():
        by = replace(officer, now=NOW - timedelta(days=ago))
        facts = IntakeFacts(
            category=category, channel="LANGSUNG", country="MY", narrative="Uji.",
            received_at=by.now,
        )  # fmt: skip
        identity = _identity(f"Uji {ago}", regency_code="53.18")
        rows.append(opening.open_case(facts, identity=identity, by=by))
    lines = (
        ("ticket", Money(15_000_000, "IDR"), "office"),
        ("ambulance", Money(5_000_000, "IDR"), "family"),
        ("hospital", Money(120_000, "MYR"), "employer"),
    )
    for line, money, payer in lines:
        facts = CostFacts(
            line, "Uji", money, is_estimate=False, payer=payer, state="paid", carrier="", at=NOW
        )
        working.write_cost(rows[1], facts=facts, by=officer)
    return rows


def hold_sessions():
    """Hold four sessions: two in one village within a year, one a year before, one elsewhere."""
    base = SessionFacts(
        held_on=date(2025, 3, 4), village_code="53.21.05.2005", audience="village",
        counts={"women": 20, "men": 10}, questions=("Siapa bayar tiket?", "Berapa umur?"),
    )  # fmt: skip
    told = (
        base,
        replace(base, held_on=date(2025, 9, 9), counts={"unknown": 7}, questions=()),
        replace(base, held_on=date(2024, 5, 5), audience="school", counts={"girls": 3}),
        replace(base, village_code="53.21.05.2006", questions=("Apa kabar dunia?",)),
    )
    return [outreach.record_session(facts, by=BY) for facts in told]
