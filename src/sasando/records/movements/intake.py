"""Writes many returns of one received table at once: manifests of deportees, lists of the dead."""

from datetime import date
from typing import Any

from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy import bulk as sealing
from sasando.foundation.sources import bulk
from sasando.foundation.sources.models import Batch
from sasando.records.movements.models import Movement
from sasando.records.workers.intake import SourceRows, WrittenIdentities

HOME_COUNTRY_OF_DEPOTS = "MY"


def write_deportees(
    rows: SourceRows, *, identities: WrittenIdentities, arrived_on: date | None, by: Actor
) -> None:
    """Write one return by deportation for each row of a manifest."""
    given = rows.columns["arrived_on"]
    own = {
        "kind": Movement.Kind.DEPORTED,
        "procedural": "unknown",
        "country": HOME_COUNTRY_OF_DEPOTS,
        "origin_province": rows.columns["province"],
        "arrived_on": [day or arrived_on for day in given],
        "manifest_category": rows.columns["category"],
        "depot": [text[:120] for text in rows.columns["depot"]],
        "letter_no": [text[:80] for text in rows.columns["letter_no"]],
        "offence": [text[:120] for text in rows.columns["offence"]],
    }
    _write(rows, identities, own, {"note": rows.columns["note"]}, by)


def write_deaths(rows: SourceRows, *, identities: WrittenIdentities, by: Actor) -> None:
    """Write one return of a deceased person for each row."""
    own = {
        "kind": Movement.Kind.DECEASED,
        "procedural": rows.columns["procedural"],
        "country": rows.columns["country"],
        "origin_province": [code[:2] for code in rows.columns["regency_code"]],
        "died_on": rows.columns["died_on"],
        "arrived_on": rows.columns["arrived_on"],
    }
    _write(rows, identities, own, {"cause": rows.columns["cause"]}, by)


def _write(
    rows: SourceRows,
    identities: WrittenIdentities,
    own: dict[str, Any],
    sealed: dict[str, list[str]],
    by: Actor,
) -> None:
    refs = sealing.new_refs(rows.count)
    table = Movement._meta.db_table
    columns = own | rows.provenance()
    columns |= {
        f"{name}_sealed": sealing.seal_column(
            refs, texts, ciphers=identities.ciphers, table=table, column=name
        )
        for name, texts in sealed.items()
    }
    columns |= {
        "ref": refs,
        "identity": identities.ids,
        "direction": Movement.Direction.RETURN,
        "origin_regency": rows.columns["regency_code"],
        "recorded_at": by.now,
        "recorded_by": by.login,
    }
    bulk.insert_columns(Movement, count=rows.count, columns=columns)


def clear(batch: Batch) -> None:
    """Delete the returns of a batch that never showed."""
    Movement.objects.filter(batch=batch).delete()
