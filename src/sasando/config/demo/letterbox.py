"""Gives one made-up family a code, and lets a made-up partner send two notices."""

from datetime import datetime, timedelta

from sasando.domain.cases.family import KINSHIP_UNCHECKED
from sasando.exchange.letterbox import links, notices
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.library.directory import queries as directory
from sasando.records.cases import persons, queries, slips
from sasando.records.cases.queries import CaseRow

PARTNER = "YPBB-FLOTIM"
PHONE = "0380 555 0123"
TEXTS = (
    ("tracing", "Kami bertemu keluarganya di Larantuka; nomor teleponnya kini aktif lagi."),
    ("notice", "Dua orang dari desa kami ditawari kerja ke luar negeri, berangkat pekan depan."),
)


def load(*, now: datetime) -> None:
    """Give the code and send the notices, through the ordinary actions."""
    user = accounts.user_named("demo-cw")
    if user is None:
        return
    by = Actor(user.username, user.name, "CW", now, team="kupang", user_ref=user.ref)
    case = _complaint(by)
    if case is None:
        return
    persons.check_kinship(case, kinship="sibling", how="Kartu keluarga dilihat.", by=by)
    slips.give(case, phone=PHONE, by=by)
    _notices(case, by=by)


def _complaint(by: Actor) -> CaseRow | None:
    mine = queries.cases(by).filter(owner=by.user_ref, closed_at__isnull=True)
    rows = mine.filter(kind="complaint").order_by("id")
    return next((row for row in rows if slips.why_not_give(row) == KINSHIP_UNCHECKED), None)


def _notices(case: CaseRow, *, by: Actor) -> None:
    unit = directory.unit(PARTNER)
    if unit is None:
        return
    about = links.About(case.ref, case.number)
    for hours, ((kind, text), asked) in enumerate(zip(TEXTS, (about, None), strict=True), start=1):
        token = links.make(unit_code=unit.code, unit_name=unit.name, about=asked, by=by)
        said = notices.Said(kind=kind, text=text, contact="Sekretariat (contoh)", form=kind)
        notices.drop(token, said=said, now=by.now - timedelta(hours=hours), today=by.today)
