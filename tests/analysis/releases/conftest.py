"""A small office with enough placements that some figures may go out and others may not."""

from datetime import date
from typing import Any

import pytest

PLAN = """
[[table]]
name = "asal"
indicator = "placements_by_origin"
by = ["origin_regency", "sex"]
period = "2025"
hierarchy = ["origin_island"]

[[table]]
name = "tahun"
indicator = "placements_by_origin"
by = ["year"]
period = "2024..2025"
"""
# Regency, sex, how many departed in 2025.
DEPARTED = (
    ("53.18", "P", 12), ("53.18", "L", 7), ("53.11", "P", 9), ("53.11", "L", 8), ("53.21", "P", 6),
    ("53.21", "L", 2), ("53.02", "L", 9), ("53.02", "P", 7), ("53.03", "L", 6), ("53.03", "P", 6),
)  # fmt: skip
_FROZEN: list[Any] = []
_ROWS: list[Any] = []


@pytest.fixture
def departed(people, by):
    """Record placements of people who departed in 2025; nobody among them exists.

    What the deeds wrote is kept: later tests put the very rows back.
    """
    if _ROWS:
        for model, rows in _ROWS:
            model.objects.bulk_create(rows)
        return
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in _models()}
    _record(people, by)
    _ROWS.extend((model, list(model.objects.exclude(pk__in=pks))) for model, pks in before.items())


def _models():
    from django.apps import apps

    names = ("records_workers", "records_placements")
    return [model for name in names for model in apps.get_app_config(name).get_models()]


def _record(people, by):
    from sasando.records.placements import actions
    from sasando.records.placements.facts import PlacementFacts
    from sasando.records.workers.models import Identity

    for regency, sex, count in DEPARTED:
        for at in range(count):
            person = people(f"Contoh {regency} {sex} {at}", sex=sex, regency_code=regency)
            facts = PlacementFacts(
                scheme="P_TO_P", country="MY", job="House Maid", origin_regency=regency,
                procedural="procedural", procedural_evidence="Sisko", sisko_no=f"S{regency}{at}",
                departed_on=date(2025, 1 + at % 12, 3), contract_months=24 + at % 3,
            )  # fmt: skip
            actions.record_placement(Identity.objects.get(person=person), facts=facts, by=by)


@pytest.fixture
def snapshot(request, reference, settings, tmp_path_factory, by):
    """Return a snapshot of that office; frozen once, since nothing in it changes."""
    from sasando.analysis.extracts import snapshots

    if not _FROZEN:
        settings.SASANDO_HOME = tmp_path_factory.mktemp("office")
        request.getfixturevalue("departed")
        _FROZEN.append(snapshots.freeze(as_of=None, by=by))
    settings.SASANDO_HOME = _FROZEN[0].path.parents[1]
    return _FROZEN[0]
