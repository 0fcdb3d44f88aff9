"""Invents two officials whose names say that they are made up; no real name is shipped."""

from datetime import timedelta

from sasando.foundation.access.actor import Actor
from sasando.library.directory import actions, queries
from sasando.library.directory.actions import OfficialFacts

SOURCE = "Surat rekaan (contoh)"
# Unit, post, post in English, name, since how many days, whether its own writing was seen.
OFFICIALS = (
    ("DISNAKER-NTT", "Kepala Dinas", "Head of Service", "Drs. Contohardus Rekaanono, M.Si", 400,
     True),
    ("DPRD-NTT-KOMISI-V", "Ketua Komisi V", "Chair of Commission V", "Misalina Karangwati", 90,
     False),
)  # fmt: skip


def load(*, by: Actor) -> None:
    """Write the made-up officials of units that the directory has."""
    for unit, post, post_en, name, days, seen in OFFICIALS:
        if queries.unit(unit) is None:
            continue
        facts = OfficialFacts(
            post=post, post_en=post_en, name=name, source=SOURCE, is_verified=seen,
            since=by.today - timedelta(days=days),
        )  # fmt: skip
        actions.add_official(unit, facts=facts, by=by)
