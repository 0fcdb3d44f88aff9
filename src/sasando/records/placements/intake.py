"""Writes many placements of one received table at once."""

from typing import Any

from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy import bulk as sealing
from sasando.foundation.sources import bulk
from sasando.foundation.sources.models import Batch
from sasando.records.placements.models import Placement, StageEvent
from sasando.records.workers.intake import SourceRows, WrittenIdentities

PLAIN = [
    "id_pmi",
    "scheme",
    "country",
    "job",
    "sector",
    "p3mi",
    "departed_on",
    "contract_from",
    "contract_months",
]
DEPARTED = "DEPARTED"
NONPROCEDURAL = "NONPROCEDURAL"


def write_placements(
    rows: SourceRows, *, identities: WrittenIdentities, supersedes: list[int | None], by: Actor
) -> None:
    """Write one placement for each row, with the stage that its departure date shows.

    A row whose ID PMI stands already supersedes it once the batch shows (`settle`).
    """
    ids, departed = bulk.reserve_ids(Placement, count=rows.count), rows.columns["departed_on"]
    columns: dict[str, Any] = {name: rows.columns[name] for name in PLAIN}
    columns |= rows.provenance() | {"id": ids, "ref": sealing.new_refs(rows.count)}
    columns |= {
        "identity": identities.ids,
        "origin_regency": rows.columns["regency_code"],
        "sisko_no": rows.columns["id_pmi"],
        "stage": [DEPARTED if day else "" for day in departed],
        "stage_on": departed,
        "supersedes": supersedes,
        "is_current": True,
        "procedural": [_procedural(scheme) for scheme in rows.columns["scheme"]],
        "procedural_evidence": [_evidence(scheme) for scheme in rows.columns["scheme"]],
        "recorded_at": by.now,
        "recorded_by": by.login,
    }
    bulk.insert_columns(Placement, count=rows.count, columns=columns)
    gone = [(pk, day) for pk, day in zip(ids, departed, strict=True) if day]
    events = {
        "placement": [pk for pk, _ in gone],
        "reached_on": [day for _, day in gone],
        "stage": DEPARTED,
        "recorded_at": by.now,
        "recorded_by": by.login,
    }
    bulk.insert_columns(StageEvent, count=len(gone), columns=events)


def _procedural(scheme: str) -> str:
    if not scheme:
        return "unknown"
    return "nonprocedural" if scheme == NONPROCEDURAL else "procedural"


def _evidence(scheme: str) -> str:
    return "skema dalam tabel yang diterima" if scheme else ""


def settle(batch: Batch) -> None:
    """Let the batch's revisions take the place of what they supersede."""
    old = Placement.objects.filter(batch=batch, supersedes__isnull=False).values("supersedes")
    Placement.objects.filter(pk__in=old).update(is_current=False)


def unsettle(batch: Batch) -> None:
    """Let what a batch superseded stand again."""
    old = Placement.objects.filter(batch=batch, supersedes__isnull=False).values("supersedes")
    Placement.objects.filter(pk__in=list(old)).update(is_current=True)


def clear(batch: Batch) -> None:
    """Delete the placements of a batch that never showed."""
    StageEvent.objects.filter(placement__batch=batch).delete()
    Placement.objects.filter(batch=batch).delete()


def standing(numbers: list[str]) -> dict[str, tuple[int, int, str, bytes | None]]:
    """Return ID PMI → (placement, person, name key, NIK index) of placements that stand."""
    if not Placement.objects.exclude(id_pmi="").exists():
        return {}
    found: dict[str, tuple[int, int, str, bytes | None]] = {}
    for at in range(0, len(numbers), 5000):
        rows = Placement.objects.filter(id_pmi__in=numbers[at : at + 5000], is_current=True)
        shown = rows.exclude(batch__state__in=("receiving", "refused", "cleared"))
        for number, pk, person, key, nik in shown.values_list(
            "id_pmi", "id", "identity__person", "identity__name_key", "identity__nik_index"
        ):
            found[number] = (pk, person, key, bytes(nik) if nik is not None else None)
    return found
