"""Invents outreach sessions: villages of the province, round numbers, questions often heard."""

import random
from datetime import timedelta

from sasando.foundation.access.actor import Actor
from sasando.library.places import queries as places
from sasando.records.outreach import actions
from sasando.records.outreach.facts import AUDIENCES, MATERIALS, SessionFacts

SESSIONS = 14
# Some regencies only, so that the list of where to go next has something to say.
REGENCIES = ("53.01", "53.02", "53.06", "53.07", "53.18", "53.71")
QUESTIONS = (
    "Berapa lama mengurus paspor?",
    "Apakah boleh berangkat pada umur 17 tahun?",
    "Siapa yang membayar tiket?",
    "Bagaimana kalau paspor dipegang majikan?",
    "Ke mana keluarga melapor kalau tidak ada kabar?",
)


def load(*, by: Actor) -> None:
    """Record made-up sessions of the last year."""
    chance = random.Random(20)
    villages = sorted(code for code in places.village_names() if code[:5] in REGENCIES)
    for _ in range(SESSIONS):
        counts = {name: chance.randrange(5, 40) for name in ("women", "men", "girls", "boys")}
        facts = SessionFacts(
            held_on=by.today - timedelta(days=chance.randrange(10, 350)),
            village_code=chance.choice(villages),
            audience=chance.choice(sorted(AUDIENCES)),
            counts=counts,
            materials=frozenset(chance.sample(sorted(MATERIALS), 3)),
            questions=tuple(chance.sample(QUESTIONS, 2)),
            note="Contoh rekaan.",
        )
        actions.record_session(facts, by=by)
