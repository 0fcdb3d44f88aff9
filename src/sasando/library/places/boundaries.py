"""Takes in the boundaries of regencies from an office's own file, and drops them again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sasando.domain.values.outlines import Ring, read_outlines
from sasando.domain.values.refusals import DATE_IN_FUTURE
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.places import queries
from sasando.library.places.models import Outlines

KEMENDAGRI, BPS = "kemendagri", "bps"
LARGEST = 20 * 1024 * 1024
SOURCE_LENGTH = 300
NO_SOURCE = Refusal(
    "outlines_no_source",
    Words(
        id="Tulis siapa yang membuat batas ini dan tanggalnya.",
        en="Write who made these boundaries, and their date.",
    ),
)
TOO_LARGE = Refusal(
    "outlines_too_large",
    Words(
        id="Berkasnya lebih dari 20 MB. Sederhanakan lapisannya dulu.",
        en="The file is over 20 MB. Simplify the layer first.",
    ),
)
NONE_KEPT = Refusal(
    "outlines_none", Words(id="Tidak ada batas wilayah tersimpan.", en="No boundaries are kept.")
)


@dataclass(frozen=True)
class Boundaries:
    """The boundaries in use: rings by regency, and whose they are."""

    rings: Mapping[str, tuple[Ring, ...]]
    source: str
    source_date: date
    taken_at: datetime
    taken_name: str


def current() -> Boundaries | None:
    """Return the boundaries in use; None while maps are drawn as squares."""
    row = Outlines.objects.filter(dropped_at=None).order_by("-id").first()
    if row is None:
        return None
    rings = {
        code: tuple(tuple((x, y) for x, y in ring) for ring in parts)
        for code, parts in row.rings.items()
    }
    return Boundaries(rings, row.source, row.source_date, row.taken_at, row.taken_name)


def take(data: bytes, *, codes: str, source: str, source_date: date | None, by: Actor) -> int:
    """Take in the outlines of all regencies of NTT and return the number of their corners.

    `codes` is `kemendagri` or `bps`: which system the file's codes without a dot are of.
    """
    if not source.strip() or source_date is None:
        raise Refused(NO_SOURCE)
    if source_date > by.today:
        raise Refused(DATE_IN_FUTURE)
    if len(data) > LARGEST:
        raise Refused(TOO_LARGE)
    rings = read_outlines(data, codes=_known(codes), province=queries.NTT)
    corners = sum(len(ring) for parts in rings.values() for ring in parts)
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        row = Outlines.objects.create(
            rings=rings, source=source.strip()[:SOURCE_LENGTH], source_date=source_date,
            file_sha256=digest, taken_at=by.now, taken_name=by.name,
        )  # fmt: skip
        audit.record(
            by=by, deed="places.outlines_taken", refs=[("outlines", str(row.pk))],
            facts={"sha256": digest, "corners": corners},
        )  # fmt: skip
    return corners


def drop(*, by: Actor) -> None:
    """Drop the boundaries in use, and those before them: maps are squares again."""
    with transaction.atomic():
        kept = Outlines.objects.select_for_update().filter(dropped_at=None)
        refs = [("outlines", str(row.pk)) for row in kept]
        if not refs:
            raise Refused(NONE_KEPT)
        kept.update(dropped_at=by.now)
        audit.record(by=by, deed="places.outlines_dropped", refs=refs)


def _known(codes: str) -> dict[str, str]:
    """Return each code as the file may write it, and the Kemendagri code it stands for."""
    ours = [code for code, _name in queries.ntt_regencies()]
    dotted = {code: code for code in ours}
    if codes == BPS:
        lists = {bps: code for bps, code in queries.regency_by_bps().items() if code in dotted}
    else:
        lists = {code.replace(".", ""): code for code in ours}
    return dotted | lists
