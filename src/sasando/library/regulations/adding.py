"""Writes citations and readings that the office adds, checks or takes back; none is deleted."""

from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction

from sasando.domain.regulations.anchors import is_anchor
from sasando.domain.values.refusals import REASON_MISSING
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.regulations import citing
from sasando.library.regulations.actions import INSTRUMENT_MISSING, changed
from sasando.library.regulations.law import law
from sasando.library.regulations.models import Citation, Instrument, Reading
from sasando.library.regulations.works import PLACE_UNKNOWN, SOURCE_MISSING, Seen, mark

# What may be said to rest on a place; closing grounds name their article in their own list.
KINDS = ("rule", "category", "offer_check", "duty", "indicator")
CITATION_INCOMPLETE = Refusal(
    "citation_incomplete",
    Words(id="Pilih apa yang bersandar pada pasal ini.", en="Choose what rests on this article."),
)
CITATION_EXISTS = Refusal(
    "citation_exists",
    Words(
        id="Rujukan itu sudah tercatat pada pasal ini.",
        en="That citation is on record for this article.",
    ),
)
CITATION_MISSING = Refusal(
    "citation_missing", Words(id="Rujukan itu tidak ada.", en="There is no such citation.")
)
READING_INCOMPLETE = Refusal(
    "reading_incomplete",
    Words(
        id="Tulis siapa yang membacanya begitu dan bagaimana bunyi bacaannya.",
        en="Write who reads it so, and what the reading says.",
    ),
)
READING_EXISTS = Refusal(
    "reading_exists",
    Words(
        id="Bacaan dengan kata-kata itu sudah tercatat.",
        en="A reading in those words is on record.",
    ),
)
READING_MISSING = Refusal(
    "reading_missing", Words(id="Bacaan itu tidak ada.", en="There is no such reading.")
)
Row = TypeVar("Row", Citation, Reading)


@dataclass(frozen=True)
class CitationFacts:
    """Something of ours, by kind and stable key, and the place it rests on; `anchor` may be ""."""

    kind: str
    key: str
    anchor: str
    label: Words


@dataclass(frozen=True)
class ReadingFacts:
    """How somebody reads a place; `dispute` "" begins a contest of its own."""

    anchor: str
    holder: str
    words: str
    words_en: str = ""
    dispute: str = ""


def cite(code: str, *, facts: CitationFacts, seen: Seen, by: Actor) -> int:
    """Write that something of ours rests on a place in a work; return its number.

    One that was taken back comes to stand again. Raises Refused in words.
    """
    _check_place(code, facts.anchor, seen)
    if facts.kind not in KINDS or not facts.key:
        raise Refused(CITATION_INCOMPLETE)
    standing = {(one.kind, one.key, one.anchor) for one in citing.resting_on(code)}
    if (facts.kind, facts.key, facts.anchor) in standing:
        raise Refused(CITATION_EXISTS)
    with transaction.atomic():
        at = {"kind": facts.kind, "key": facts.key, "instrument": code, "anchor": facts.anchor}
        row = Citation.objects.select_for_update().filter(**at).first() or Citation(**at)
        row.label_id, row.label_en = facts.label.id[:300], facts.label.en[:300]
        _add(row, seen, by)
        _tell("citation_added", _of_citation(row), by=by)
    return row.pk


def check_citation(pk: int, *, seen: Seen, by: Actor) -> None:
    """Write that an officer saw a citation at its source. Raises Refused."""
    _check_seen(seen)
    with transaction.atomic():
        row = _citation(pk)
        mark(row, seen, by)
        row.save()
        _tell("citation_checked", _of_citation(row), by=by)


def withdraw_citation(pk: int, *, reason: str, by: Actor) -> None:
    """Take a citation back with the reason; the row stays."""
    with transaction.atomic():
        row = _citation(pk)
        _withdraw(row, reason)
        _tell("citation_withdrawn", _of_citation(row), by=by, reason=reason)


def read(code: str, *, facts: ReadingFacts, seen: Seen, by: Actor) -> str:
    """Write how somebody reads a contested place, beside the other readings; return its code.

    The office chooses none of them. Raises Refused in words.
    """
    _check_place(code, facts.anchor, seen)
    if not (facts.holder.strip() and facts.words.strip()):
        raise Refused(READING_INCOMPLETE)
    with transaction.atomic():
        work = Instrument.objects.select_for_update().get(code=code)
        words = facts.words.strip()[:500]
        if any(one.words.id == words and one.instrument == code for one in law().readings):
            raise Refused(READING_EXISTS)
        made = _reading_code(work)
        dispute = facts.dispute or made
        beside = Reading.objects.filter(dispute=dispute).order_by("-position").first()
        row = Reading(
            code=made, dispute=dispute, instrument=code, anchor=facts.anchor,
            position=beside.position + 1 if beside else 1, holder_id=facts.holder.strip()[:200],
            words_id=words, words_en=facts.words_en.strip()[:500],
        )  # fmt: skip
        _add(row, seen, by)
        _tell("reading_added", {"reading": made, "work": code, "source": row.source}, by=by)
    return made


def withdraw_reading(code: str, *, reason: str, by: Actor) -> None:
    """Take a reading back with the reason; the row stays."""
    with transaction.atomic():
        row = Reading.objects.select_for_update().filter(code=code, is_withdrawn=False).first()
        if row is None:
            raise Refused(READING_MISSING)
        _withdraw(row, reason)
        _tell("reading_withdrawn", {"reading": code}, by=by, reason=reason)


def _check_place(code: str, anchor: str, seen: Seen) -> None:
    if code not in law().works:
        raise Refused(INSTRUMENT_MISSING)
    if anchor and not is_anchor(anchor):
        raise Refused(PLACE_UNKNOWN)
    _check_seen(seen)


def _check_seen(seen: Seen) -> None:
    if not seen.source.strip():
        raise Refused(SOURCE_MISSING)


def _add(row: Row, seen: Seen, by: Actor) -> None:
    row.added_by, row.added_on, row.is_withdrawn = by.name[:150], by.today, False
    mark(row, seen, by)
    row.save()


def _withdraw(row: Row, reason: str) -> None:
    if not reason.strip():
        raise Refused(REASON_MISSING)
    row.is_withdrawn, row.office_edited = True, True
    row.note = reason.strip()[:500]
    row.save()


def _citation(pk: int) -> Citation:
    row = Citation.objects.select_for_update().filter(pk=pk, is_withdrawn=False).first()
    if row is None:
        raise Refused(CITATION_MISSING)
    return row


def _reading_code(work: Instrument) -> str:
    number = Reading.objects.filter(code__startswith=f"B{work.pk}-").count() + 1
    return f"B{work.pk}-{number}"


def _of_citation(row: Citation) -> dict[str, str]:
    return {
        "kind": row.kind, "key": row.key, "work": row.instrument, "place": row.anchor,
        "source": row.source,
    }  # fmt: skip


def _tell(deed: str, facts: dict[str, str], *, by: Actor, reason: str = "") -> None:
    audit.record(by=by, deed=f"regulations.{deed}", facts=facts, reason=reason)
    changed(by.now)
