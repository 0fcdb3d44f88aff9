"""Public lists of placement companies: taken in with source and date, and asked by a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sasando.domain.reconciliation.p3mi_rows import P3miRow
from sasando.domain.values.words import Words
from sasando.foundation.sources.models import Batch
from sasando.library.directory.models import P3miListed

# Licences are suspended and given back within months: a list older than half a year only asks.
TRUSTED = timedelta(days=183)
NOT_LISTED = Words(
    id="tidak ada dalam daftar {day} ({source})", en="not in the list of {day} ({source})"
)
ASK_FIRST = Words(
    id="tanyakan dulu: daftar lebih dari 6 bulan", en="ask first: the list is over 6 months old"
)
STATES = {
    "active": Words(id="berlaku", en="active"),
    "suspended": Words(id="diskors", en="suspended"),
    "revoked": Words(id="dicabut", en="revoked"),
    "unknown": Words(id="terdaftar; status izin tidak disebut", en="listed; licence not stated"),
}


@dataclass(frozen=True)
class Listed:
    """What the newest list up to a day says of a company; never more than it says.

    `state` is None where an older list of the same source named the company and this one does not.
    """

    name: str
    licence_no: str
    state: str | None
    listed_on: date
    source: str
    is_old: bool

    @property
    def words(self) -> Words:
        """Return the state in words; absence from a list is never a revocation."""
        if self.state is not None:
            return STATES[self.state]
        return NOT_LISTED.format(day=self.listed_on.strftime("%d/%m/%Y"), source=self.source)


def keep(rows: Iterable[tuple[int, P3miRow]], *, batch: Batch, sheet: str) -> None:
    """Keep (row number, row) of a list, in the caller's transaction."""
    P3miListed.objects.bulk_create(
        P3miListed(
            batch=batch, source_sheet=sheet[:120], source_row=number, name=row.name,
            form=row.form, licence_no=row.licence_no, licence_state=row.licence,
            listed_on=row.listed_on,
        )
        for number, row in rows
    )  # fmt: skip


def clear(batch: Batch) -> None:
    """Delete what a withdrawn list said."""
    P3miListed.objects.filter(batch=batch).delete()


def kept(batch: Batch) -> list[str]:
    """Return the licence state of each company that a list named."""
    return list(P3miListed.objects.filter(batch=batch).values_list("licence_state", flat=True))


def listed(*, on: date, text: str = "") -> list[Listed]:
    """Return what final lists up to a day say of each company, by name, of each source its own."""
    rows = P3miListed.objects.filter(batch__state=Batch.State.FINAL, listed_on__lte=on)
    rows = rows.select_related("batch").order_by("listed_on", "id")
    newest: dict[str, date] = {}
    last: dict[tuple[str, str], P3miListed] = {}
    for row in rows:
        source = row.batch.source_name or row.batch.file_name
        newest[source] = row.listed_on
        last[source, row.form] = row
    wanted = text.strip().casefold()
    found = [
        _listed(row, source, newest[source], on)
        for (source, _), row in last.items()
        if wanted in row.name.casefold() or wanted in row.licence_no.casefold()
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.source))


def _listed(row: P3miListed, source: str, newest: date, on: date) -> Listed:
    state = row.licence_state if row.listed_on == newest else None
    return Listed(row.name, row.licence_no, state, newest, source, on - newest > TRUSTED)
