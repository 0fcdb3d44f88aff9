"""Takes a partner's notice into a case: one act, one line of the timeline, one audit event."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox import notices as hatch
from sasando.exchange.letterbox.notices import Became, NoticeView
from sasando.foundation.access.actor import COMMAND_ROLE, Actor
from sasando.foundation.access.models import Grant
from sasando.records.cases.acting import act
from sasando.records.cases.models import Case
from sasando.records.cases.models.case import RESTRICTED

NOTE, CONTACT = "note", "contact"
NO_NOTICE = Refusal(
    "no_such_notice",
    Words(
        id="Kabar itu tidak ditemukan atau tidak terbuka untuk Anda.",
        en="That notice was not found, or is not open to you.",
    ),
)


def readable(refs: Iterable[UUID | None], *, actor: Actor) -> frozenset[UUID]:
    """Return which of these cases the asker may read: what is about them is as closed as they."""
    wanted = {ref for ref in refs if ref is not None}
    if not wanted:
        return frozenset()
    rows = Case.objects.visible_to(actor).filter(ref__in=wanted)
    if actor.role != COMMAND_ROLE:
        inside = Q(is_restricted=False)
        if actor.user_ref is not None:
            let_in = Grant.objects.standing(who=actor.user_ref, now=actor.now)
            inside |= Q(ref__in=let_in.filter(kind=RESTRICTED).values("ref"))
        rows = rows.filter(inside)
    return frozenset(rows.values_list("ref", flat=True))


def may_read(notice: NoticeView, *, actor: Actor) -> bool:
    """Say whether the asker may read a notice: one about a case is as closed as the case."""
    return notice.about is None or notice.about in readable([notice.about], actor=actor)


def read(ref: UUID, *, by: Actor) -> NoticeView | None:
    """Return a notice with its words, the look written first; None when missing or not open."""
    notice = hatch.header(ref)
    if notice is None or not may_read(notice, actor=by):
        return None
    return hatch.read(ref, by=by)


def take_into(case: Case, *, notice: UUID, kind: str = NOTE, by: Actor) -> NoticeView:
    """Write a notice onto a case as a note or a contact, sealed; raises Refused when taken."""
    return _write(case, notice=notice, became=Became.NOTE, kind=kind, by=by)


def begin_with(case: Case, *, notice: UUID, by: Actor) -> NoticeView:
    """Write the notice that a case was opened from, within the act that opened it."""
    return _write(case, notice=notice, became=Became.CASE, kind=NOTE, by=by)


def _write(case: Case, *, notice: UUID, became: str, kind: str, by: Actor) -> NoticeView:
    found = hatch.header(notice)
    if found is None or not may_read(found, actor=by):
        raise Refused(NO_NOTICE)
    with act(case, deed="notice_taken_in", by=by, is_open=False) as doing:
        taken = hatch.take_in(notice, became=became, number=doing.case.number, by=by)
        doing.kind = kind if kind in (NOTE, CONTACT) else NOTE
        doing.facts = {"notice": taken.number, "agency": f"{taken.number}, {taken.unit_name}"}
        doing.text = "\n".join(filter(None, (taken.text, taken.contact)))
        doing.refs = [("notice", str(taken.ref))]
    return taken
