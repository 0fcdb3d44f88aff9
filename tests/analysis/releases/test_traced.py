"""Released figures are traced to rows by hand: plain SQL over the tables, none of our counting."""

import pytest
from django.db import connection

from sasando.analysis.extracts import snapshots
from sasando.analysis.releases import package
from sasando.analysis.releases.building import build
from sasando.analysis.releases.plan import parse_plan

pytestmark = pytest.mark.django_db
PLAN = """
[[table]]
name = "asal"
indicator = "placements_by_origin"
by = ["origin_regency", "sex"]
period = "2025"
"""
# Departed in 2025 from a regency of the province, typed by an officer or in a final file.
BY_HAND = """
SELECT p.origin_regency, i.sex, COUNT(*)
FROM records_placements_placement p JOIN records_workers_identity i ON i.id = p.identity_id
LEFT JOIN foundation_sources_batch b ON b.id = p.batch_id
WHERE p.departed_on BETWEEN '2025-01-01' AND '2025-12-31'
  AND p.procedural IN ('procedural', 'unknown') AND p.origin_regency <> ''
  AND (b.id IS NULL OR b.state = 'final')
GROUP BY p.origin_regency, i.sex
"""


def test_every_number_of_a_table_is_the_count_of_its_rows(reference, home, departed, by):
    snapshot = snapshots.freeze(as_of=None, by=by)
    built = build(parse_plan(PLAN), snapshot=snapshot)
    with connection.cursor() as cursor:
        cursor.execute(BY_HAND)
        counted = {(regency, sex): count for regency, sex, count in cursor.fetchall()}

    found = package.columns(built.tables[0])
    printed = {row[:2]: row[2:] for row in zip(*found.values(), strict=True)}

    assert len(counted) == 10
    for (regency, sex), (value, status) in printed.items():
        fits = [
            count
            for (place, who), count in counted.items()
            if regency in (place, "_T") and sex in (who, "_T")
        ]
        if status == "x":
            assert value is None
            assert sum(fits) >= 1
        else:
            assert value == sum(fits)
