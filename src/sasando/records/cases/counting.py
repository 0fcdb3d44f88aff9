"""Counts the work lists for the tabs of the list, in one statement along the indexes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.access.models import Grant
from sasando.records.cases.models import Case
from sasando.records.cases.models.case import CASE, SUPERVISOR

# Beyond this a tab says "and more"; whoever has a thousand cases waiting needs no exact number.
COUNT_LIMIT = 1000
MINE, TEAM, UNASSIGNED, OVERDUE, WAITING = "saya", "tim", "tanpa", "lewat", "menunggu"

_OPEN = "closed_at IS NULL"
_LATE = f"{_OPEN} AND queue_on < %(today)s"
_WAITING = f"{_OPEN} AND NOT (waits_for = '')"
_GRANTED = (
    "ref IN (SELECT ref FROM {grants} WHERE who = %(me)s AND kind = '" + CASE + "'"
    " AND (until IS NULL OR until > %(now)s))"
)
# The same parts as `CaseQuerySet.parts_of`: they share no case, so their counts add up.
_PARTS = {
    SUPERVISOR: (
        "team = %(team)s",
        "owner IS NULL AND NOT (team = %(team)s)",
        f"{_GRANTED} AND NOT (owner_login = '') AND NOT (team = %(team)s)",
    ),
    "": (
        f"owner = %(me)s AND {_GRANTED}",
        f"{_GRANTED} AND (owner IS NULL OR NOT (owner = %(me)s))",
    ),
}


def counts(actor: Actor) -> Mapping[str, int]:
    """Return how many cases each work list of the asker holds, counted up to `COUNT_LIMIT`."""
    if actor.user_ref is None or not policy.may(actor, Case.objects.all().permission):
        return {}
    is_supervisor = actor.role == SUPERVISOR
    parts = _PARTS[SUPERVISOR if is_supervisor else ""]
    lists: dict[str, Sequence[str]] = {
        MINE: [f"owner = %(me)s AND {_OPEN}" + ("" if is_supervisor else f" AND {_GRANTED}")],
        OVERDUE: [f"{_LATE} AND {part}" for part in parts],
        WAITING: [f"{_WAITING} AND {part}" for part in parts],
    }
    if is_supervisor:
        lists[TEAM] = [f"team = %(team)s AND {_OPEN}"]
        lists[UNASSIGNED] = [f"owner IS NULL AND {_OPEN}"]
    sql = "SELECT " + ", ".join(_summed(wheres) for wheres in lists.values())
    with connection.cursor() as cursor:
        cursor.execute(sql.format(grants=Grant._meta.db_table), _values(actor))
        found = cursor.fetchone()
    return {
        name: min(int(count), COUNT_LIMIT) for name, count in zip(lists, found or (), strict=True)
    }


def _summed(wheres: Sequence[str]) -> str:
    table = Case._meta.db_table
    each = (
        f"(SELECT COUNT(*) FROM (SELECT 1 FROM {table} WHERE {where} LIMIT {COUNT_LIMIT}) few)"
        for where in wheres
    )
    return " + ".join(each)


def _values(actor: Actor) -> dict[str, Any]:
    owner, arrived = Case._meta.get_field("owner"), Case._meta.get_field("arrival_at")
    day = Case._meta.get_field("next_on")
    return {
        "me": owner.get_db_prep_value(actor.user_ref, connection),
        "now": arrived.get_db_prep_value(actor.now, connection),
        "today": day.get_db_prep_value(actor.today, connection),
        "team": actor.team or "",
    }
