"""Shares a signed brief with kinds of partners, by deed; nobody has it until then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.directory import queries as directory
from sasando.library.places import electoral
from sasando.library.publications.briefs import WHOLE, BriefView, sheet_path, view
from sasando.library.publications.facts import FileFacts
from sasando.library.publications.models import Brief, BriefFile, BriefShare

AUDIENCES: tuple[str, ...] = tuple(BriefShare.Audience.values)
# Who oversees the whole province is given every sheet; a regency its own and its district's.
SEES_ALL_SHEETS = (BriefShare.Audience.PARLIAMENT, BriefShare.Audience.PROVINCE)
MISSING = Refusal("brief_missing", Words(id="Paparan itu tidak ada.", en="There is no such brief."))
NO_AUDIENCE = Refusal(
    "brief_audience_unknown",
    Words(
        id="Paparan hanya dibagikan kepada DPRD, provinsi, atau kabupaten/kota.",
        en="A brief is shared with the parliament, the province or regencies only.",
    ),
)
ALREADY = Refusal(
    "brief_share_stands",
    Words(id="Sudah demikian; tidak ada yang diubah.", en="It already is so; nothing was changed."),
)


@dataclass(frozen=True)
class ShareLine:
    """One deed: with whom, whether given or withdrawn, by whom and when."""

    audience: str
    is_open: bool
    at: datetime
    name: str


def share(number: str, audience: str, *, by: Actor) -> None:
    """Let a kind of partners take a signed brief from now on; raises Refused."""
    _write(number, audience, is_open=True, by=by)


def withdraw(number: str, audience: str, *, by: Actor) -> None:
    """End that a kind of partners may take a brief; what they took stays with them."""
    _write(number, audience, is_open=False, by=by)


def history(number: str) -> list[ShareLine]:
    """Return every deed of sharing a brief, oldest first."""
    rows = BriefShare.objects.filter(brief__number=number)
    return [ShareLine(row.audience, row.is_open, row.at, row.by_name) for row in rows]


def standing(lines: Iterable[ShareLine]) -> dict[str, bool]:
    """Return for each audience whether it may take the brief now, from its deeds in order."""
    return dict.fromkeys(AUDIENCES, False) | {line.audience: line.is_open for line in lines}


def open_to(actor: Actor) -> list[BriefView]:
    """Return the briefs that a partner may take, newest first."""
    return [view(row) for row in _open(actor)]


def brief_for(actor: Actor, number: str) -> BriefView | None:
    """Return a brief that a partner may take; None for every other, shared or not."""
    row = _open(actor).filter(number=number).first()
    return view(row) if row else None


def paths_for(actor: Actor, found: BriefView) -> list[str]:
    """Return the paths of a brief that a partner may take: the pack, then its own sheets."""
    kept = [path for path, *_rest in found.files]
    return [path for path in kept if path in _wanted(actor, found)]


def take(actor: Actor, number: str, path: str) -> FileFacts | None:
    """Return one form of a shared brief, byte for byte, and write who took it; None otherwise."""
    with transaction.atomic():
        found = brief_for(actor, number)
        if found is None or path not in _wanted(actor, found):
            return None
        row = BriefFile.objects.filter(brief__number=number, path=path).first()
        if row is None:
            return None
        ref = str(Brief.objects.values_list("ref", flat=True).get(number=number))
        audit.record(by=actor, deed="briefs.taken", refs=[("brief", ref)], facts={"form": path})
    return FileFacts(row.path, row.media_type, bytes(row.content))


def _write(number: str, audience: str, *, is_open: bool, by: Actor) -> None:
    if audience not in AUDIENCES:
        raise Refused(NO_AUDIENCE)
    with transaction.atomic():
        row = Brief.objects.select_for_update().filter(number=number).first()
        if row is None:
            raise Refused(MISSING)
        if standing(history(number))[audience] == is_open:
            raise Refused(ALREADY)
        BriefShare.objects.create(
            brief=row, audience=audience, is_open=is_open, at=by.now, by_login=by.login,
            by_name=by.name,
        )  # fmt: skip
        deed = "briefs.shared" if is_open else "briefs.withdrawn"
        told = {"number": number, "audience": audience}
        audit.record(by=by, deed=deed, refs=[("brief", str(row.ref))], facts=told)


def _open(actor: Actor) -> QuerySet[Brief]:
    newest = BriefShare.objects.filter(brief=OuterRef("pk"), audience=actor.role).order_by("-id")
    rows = Brief.objects.annotate(is_shared=Subquery(newest.values("is_open")[:1]))
    return rows.filter(is_shared=True)


def _wanted(actor: Actor, found: BriefView) -> set[str]:
    return {*WHOLE.values(), *(sheet_path(code) for code in _sheets(actor, found))}


def _sheets(actor: Actor, found: BriefView) -> Iterable[str]:
    if actor.role in SEES_ALL_SHEETS:
        return found.laid.choice.sheets
    unit = directory.unit(actor.unit) if actor.unit else None
    regency = unit.regency_code if unit else ""
    return (regency, electoral.slug_of(regency)) if regency else ()
