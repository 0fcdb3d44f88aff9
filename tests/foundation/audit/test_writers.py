"""Many writers at once make one chain without gaps (a real PostgreSQL)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from sasando.foundation.audit import actions, chain
from sasando.foundation.audit.models import Event

WRITERS, EACH = 6, 20


@pytest.mark.postgres
def test_writers_side_by_side_make_one_chain(committed, actor):
    if connection.vendor != "postgresql":
        pytest.skip("needs a real PostgreSQL")

    def work(writer: int) -> list[bool]:
        checks = []
        for at in range(EACH):
            with transaction.atomic():
                refs = [("person", f"{writer}-{at}")]
                actions.record(by=actor("CS"), deed="workers.viewed", refs=refs)
            if at % 5 == 0:
                checks.append(chain.verify().ok)
        connection.close()
        return checks

    with ThreadPoolExecutor(WRITERS) as pool:
        checks = [ok for found in pool.map(work, range(WRITERS)) for ok in found]

    assert all(checks)
    assert chain.verify(chain.anchor()).checked == WRITERS * EACH
    seqs = Event.objects.order_by("seq").values_list("seq", flat=True)
    assert list(seqs) == list(range(1, WRITERS * EACH + 1))
