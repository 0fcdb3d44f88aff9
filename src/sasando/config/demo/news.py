"""Lets the made-up newsroom report the meeting of 6 February 2026, and correct it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from sasando.desk.news import guarding, paths
from sasando.desk.news.forms import drafted
from sasando.desk.news.sources import told_of
from sasando.domain.news import composing
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.library.commitments import queries as commitments
from sasando.library.commitments.facts import PUBLIC_SEES
from sasando.library.publications import newsroom
from sasando.library.publications.articles import MEETING, ArticleFacts, Origin
from sasando.records.cases import protecting

CODE, DATED = "2026-02-06-komisi-v", date(2026, 2, 9)
DAYS_AGO = timedelta(days=3)
TITLE = "Komisi V DPRD NTT berkunjung ke BP3MI NTT"
TITLE_EN = "Commission V of DPRD NTT visited the protection office"
BODY_EN = (
    "Commission V of the provincial parliament visited the office on Friday 6 February 2026. They"
    " spoke of regulation, placement data, how cases are handled, and what is difficult.\n\n"
    "The commission plans to lay the general picture before all of DPRD. No date was named."
)
ERRATUM = "Semula terbit tanpa baris tentang sumber; kini sumbernya disebut pada alinea terakhir."
SOURCE = (
    "Berita contoh ini disusun dari catatan rapat kantor, yang dibuat menurut siaran kementerian"
    " tanggal 9 Februari 2026. Kata-katanya bukan kutipan."
)


def load(*, now: datetime) -> None:
    """Draft from the record, have it checked, approve, publish, then add what was missing."""
    then = now - DAYS_AGO
    row = commitments.meetings(PUBLIC_SEES).filter(code=CODE).first()
    page = commitments.page(row.ref, day=DATED, sees=PUBLIC_SEES) if row else None
    if page is None:
        return
    made = composing.from_meeting(told_of(page))
    body = "\n\n".join(part for part in made.body.split("\n\n") if "[KUTIPAN" not in part)
    facts = replace(
        drafted(made, category="kegiatan", initials="YK", day=DATED), title=TITLE, body=body,
        title_en=TITLE_EN, body_en=BODY_EN, is_lead=True,
    )  # fmt: skip
    ref = newsroom.write(facts, origin=Origin(MEETING, str(page.card.ref)), by=_editor(then))
    _out(ref, at=then)
    fixed = replace(facts, body=f"{body}\n\n{SOURCE}", erratum=ERRATUM)
    _correct(ref, fixed, at=then + timedelta(days=1))


def _correct(ref: UUID, facts: ArticleFacts, *, at: datetime) -> None:
    newsroom.revise(ref, facts, version=1, by=_editor(at))
    _out(ref, at=at)


def _out(ref: UUID, *, at: datetime) -> None:
    """Have the newest revision checked and approved as two people would."""
    protecting.keep_guard_current(by=Actor.for_command("demo", at))
    verdict = guarding.check(paths.article(ref), by=_editor(at))
    if verdict.has_passed:
        newsroom.ask(ref, content_sha256=verdict.content_sha256, by=_editor(at))
        newsroom.approve(ref, content_sha256=verdict.content_sha256, by=_acts("demo-ho", "HO", at))


def _editor(now: datetime) -> Actor:
    return _acts("demo-cms", "CMS", now)


def _acts(login: str, role: str, now: datetime) -> Actor:
    user = accounts.user_named(login)
    name, ref = (user.name, user.ref) if user else (login, None)
    return Actor(login, name, role, now, user_ref=ref)
