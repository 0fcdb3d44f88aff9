"""Writes many identities of one received table at once; each stands for a person of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy import bulk as sealing
from sasando.foundation.privacy.models import PersonKey
from sasando.foundation.sources import bulk
from sasando.foundation.sources.models import Batch
from sasando.records.workers.models import Identity, NameToken, Person

PLAIN = [
    "name",
    "name_key",
    "aliases",
    "sex",
    "born_from",
    "born_to",
    "village_code",
    "district_code",
    "regency_code",
    "place_as_printed",
    "nik_status",
    "father_name",
    "mother_name",
]
SEALED = ("nik", "passport", "phone", "address")
INDEXED = ("nik", "passport", "phone")


@dataclass(frozen=True)
class SourceRows:
    """Clean rows column by column, with the row numbers and digests of the source."""

    columns: Mapping[str, list[Any]]
    tokens: list[list[str]]
    rows: list[int]
    hashes: list[bytes]
    sheet: str
    batch: Batch

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def provenance(self) -> dict[str, Any]:
        """Return the columns that say where each row was read."""
        return {
            "batch": self.batch.pk,
            "source_sheet": self.sheet,
            "source_row": self.rows,
            "row_hash": self.hashes,
        }


@dataclass(frozen=True)
class WrittenIdentities:
    """What was written, in the rows' order, for the tables above."""

    ids: range
    refs: list[str]
    ciphers: Sequence[AESGCM]
    nik_indexes: list[bytes | None]


def write_identities(
    rows: SourceRows, *, persons: Sequence[int | None], by: Actor
) -> WrittenIdentities:
    """Write one identity for each row in the caller's transaction; no event of its own.

    `persons` gives the id of a standing person for a row that revises an earlier one, else None.
    """
    new = [at for at, person in enumerate(persons) if person is None]
    made = bulk.reserve_ids(Person, count=len(new))
    _write_persons(made, by=by)
    owners: list[int] = [person or 0 for person in persons]
    for at, pk in zip(new, made, strict=True):
        owners[at] = pk
    ids, refs = bulk.reserve_ids(Identity, count=rows.count), sealing.new_refs(rows.count)
    texts = {name: rows.columns[name] for name in SEALED}
    sealed = sealing.seal_rows(refs, table=Identity._meta.db_table, columns=texts)
    indexes = {name: sealing.blind_indexes(name, rows.columns[name]) for name in INDEXED}
    columns: dict[str, Any] = {name: rows.columns[name] for name in PLAIN}
    columns |= {f"{name}_sealed": values for name, values in sealed.columns.items()}
    columns |= {f"{name}_index": values for name, values in indexes.items()}
    columns |= rows.provenance() | {"id": ids, "ref": refs, "person": owners}
    columns |= {"is_main": [person is None for person in persons]}
    columns |= {"recorded_at": by.now, "recorded_by": by.login}
    bulk.insert_columns(Identity, count=rows.count, columns=columns)
    _write_keys(refs, sealed, by=by)
    _write_tokens(ids, rows.tokens)
    return WrittenIdentities(ids, refs, sealed.ciphers, indexes["nik"])


def _write_persons(ids: range, *, by: Actor) -> None:
    columns = {"id": ids, "ref": sealing.new_refs(len(ids)), "created_at": by.now}
    bulk.insert_columns(Person, count=len(ids), columns=columns | {"created_by": by.login})


def _write_keys(refs: list[str], sealed: sealing.SealedRows, *, by: Actor) -> None:
    columns = {"subject": refs, "wrapped": sealed.wrapped, "kek_id": sealed.kek_id}
    bulk.insert_columns(PersonKey, count=len(refs), columns=columns | {"created_at": by.now})


def _write_tokens(ids: range, tokens: list[list[str]]) -> None:
    owners = [pk for pk, found in zip(ids, tokens, strict=True) for _ in found]
    flat = [token for found in tokens for token in found]
    columns = {"identity": owners, "token": flat}
    bulk.insert_columns(NameToken, count=len(flat), columns=columns)


def clear(batch: Batch) -> None:
    """Delete the identities of a batch that never showed, with their keys and lonely people."""
    rows = Identity.objects.filter(batch=batch)
    refs = list(rows.values_list("ref", flat=True))
    people = list(rows.values_list("person", flat=True).distinct())
    NameToken.objects.filter(identity__batch=batch).delete()
    rows.delete()
    for at in range(0, len(refs), 500):
        PersonKey.objects.filter(subject__in=refs[at : at + 500]).delete()
    for at in range(0, len(people), 500):
        Person.objects.filter(pk__in=people[at : at + 500], identities__isnull=True).delete()


def known_hashes(kind: str) -> set[bytes]:
    """Return the digests of rows of a kind that show already."""
    found = Identity.objects.filter(batch__kind=kind, batch__state__in=("provisional", "final"))
    return {bytes(item) for item in found.values_list("row_hash", flat=True) if item is not None}


def nik_indexes(niks: Sequence[str]) -> list[bytes | None]:
    """Return the blind index of each NIK."""
    return sealing.blind_indexes("nik", niks)


def standing_niks(indexes: Sequence[bytes], *, except_batch: Batch) -> dict[bytes, tuple[int, str]]:
    """Return blind index → (identity, name key) of identities that show already."""
    others = Identity.objects.filter(nik_index__isnull=False)
    if not others.exclude(batch=except_batch).exists():
        return {}
    found: dict[bytes, tuple[int, str]] = {}
    for at in range(0, len(indexes), 5000):
        rows = Identity.objects.filter(nik_index__in=indexes[at : at + 5000])
        shown = rows.exclude(batch__state__in=("receiving", "refused", "cleared"))
        for index, pk, key in shown.order_by("-id").values_list("nik_index", "id", "name_key"):
            found[bytes(index or b"")] = (pk, key)
    return found
