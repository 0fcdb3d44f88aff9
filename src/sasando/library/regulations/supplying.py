"""Takes in texts of works: read, split, reviewed, then accepted article by article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from sasando.domain.regulations.anchors import position_of
from sasando.domain.regulations.splitting import Part, split, why_not_accept
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.sources.prose.reading import read_prose
from sasando.library.regulations import indexing
from sasando.library.regulations.actions import INSTRUMENT_MISSING, changed
from sasando.library.regulations.models import Article, ArticleText, Instrument, TextSource

DAY = timedelta(days=1)
LONGEST = 2_000_000
TEXT_MISSING = Refusal("text_missing", Words(id="Naskah itu tidak ada.", en="No such text."))
TEXT_DECIDED = Refusal(
    "text_decided",
    Words(
        id="Naskah ini sudah diterima atau dibuang. Unggah yang baru bila perlu.",
        en="This text was accepted or dropped already. Upload another where needed.",
    ),
)
TEXT_WAITS = Refusal(
    "text_waits",
    Words(
        id="Berkas yang sama sedang menunggu ditinjau.",
        en="The same file waits for review already.",
    ),
)
TEXT_SEEN_MISSING = Refusal(
    "text_seen_missing",
    Words(id="Tulis dari mana naskah ini diambil.", en="Write where this text was taken from."),
)
TEXT_LONG = Refusal(
    "text_too_long",
    Words(
        id="Teks terlalu panjang: paling panjang 2.000.000 huruf.",
        en="The text is too long: at most 2,000,000 letters.",
    ),
)


@dataclass(frozen=True)
class TextFacts:
    """What the officer says of a text: where it is from, from when it holds, what it corrects."""

    source_seen: str
    valid_from: date | None = None
    corrects: UUID | None = None


def receive(code: str, *, data: bytes, name: str, facts: TextFacts, by: Actor) -> UUID:
    """Read a text and keep it for review; return its ref. Raises Refused in words."""
    if not facts.source_seen.strip():
        raise Refused(TEXT_SEEN_MISSING)
    prose = read_prose(data)
    with transaction.atomic():
        work = Instrument.objects.filter(code=code).first()
        if work is None:
            raise Refused(INSTRUMENT_MISSING)
        waiting = TextSource.objects.filter(instrument=work, state=TextSource.State.DRAFT)
        if waiting.filter(sha256=prose.sha256).exists():
            raise Refused(TEXT_WAITS)
        row = TextSource.objects.create(
            instrument=work, kind=prose.kind, name=_clean(name), sha256=prose.sha256,
            text=prose.text, source_seen=facts.source_seen.strip()[:300],
            valid_from=facts.valid_from, corrects=_corrected(work, facts.corrects),
            received_at=by.now, received_by=by.name[:150],
        )  # fmt: skip
        told = {"work": code, "sha256": prose.sha256, "kind": prose.kind}
        _record("text_received", row, told, by=by)
    return row.ref


def revise(ref: UUID, *, text: str, edition: int, by: Actor) -> int:
    """Write the text under review anew; return its edition. The second saver is refused."""
    if len(text) > LONGEST:
        raise Refused(TEXT_LONG)
    with transaction.atomic():
        row = _open(ref, edition)
        row.text, row.edition = "\n".join(text.splitlines()).strip("\n"), row.edition + 1
        row.save()
        _record("text_revised", row, {"work": row.instrument.code, "edition": row.edition}, by=by)
    return row.edition


def accept(ref: UUID, *, edition: int, by: Actor) -> int:
    """Keep a reviewed text article by article; return how many.

    An article's earlier text ends the day before this one starts. Raises Refused in words for an
    article without number, twice, or empty, and where two texts would start on the same day.
    """
    with transaction.atomic():
        row = _open(ref, edition)
        found = split(row.text)
        refusal = why_not_accept(found)
        if refusal is not None:
            raise Refused(refusal)
        for part in found.parts:
            _keep(row, part, by=by)
        row.state, row.decided_at, row.decided_by = TextSource.State.ACCEPTED, by.now, by.name[:150]
        row.save()
        indexing.index_works([row.instrument_id])
        told = {"work": row.instrument.code, "articles": len(found.articles)}
        _record("text_accepted", row, told, by=by)
    return len(found.articles)


def drop(ref: UUID, *, by: Actor) -> None:
    """Set a text under review aside; nothing of it enters the law."""
    with transaction.atomic():
        row = _open(ref, None)
        row.state, row.decided_at, row.decided_by = TextSource.State.DROPPED, by.now, by.name[:150]
        row.save()
        _record("text_dropped", row, {"work": row.instrument.code}, by=by)


def _keep(row: TextSource, part: Part, *, by: Actor) -> None:
    article, _made = Article.objects.get_or_create(
        instrument=row.instrument, anchor=part.anchor,
        defaults={"number": part.number[:20], "position": position_of(part.anchor)},
    )  # fmt: skip
    standing = _standing(article)
    corrected = next((one for one in standing if one.taken_from_id == row.corrects_id), None)
    new = ArticleText(
        article=article, taken_from=row, heading=part.heading[:600], text=part.text,
        valid_from=row.valid_from, recorded_at=by.now, corrects=corrected,
    )  # fmt: skip
    if corrected is not None:
        new.valid_to = corrected.valid_to
        if new.valid_from is None:
            new.valid_from = corrected.valid_from
    else:
        _end_before(standing, new)
    new.save()


def _standing(article: Article) -> list[ArticleText]:
    replaced = ArticleText.objects.filter(article=article, corrects__isnull=False)
    rows = ArticleText.objects.filter(article=article)
    return list(rows.exclude(pk__in=replaced.values("corrects_id")).order_by("id"))


def _end_before(standing: Sequence[ArticleText], new: ArticleText) -> None:
    """End earlier texts the day before; refuse a second one that starts on the same day.

    A text whose first day is not known ends none and is ended by none that is known.
    """
    if any(one.valid_from == new.valid_from for one in standing):
        raise Refused(_starts_alike(new.article))
    first = new.valid_from
    if first is None:
        return
    for one in standing:
        if one.valid_from is not None and one.valid_from < first and one.valid_to is None:
            one.valid_to = first - DAY
            one.save()
    later = [one.valid_from for one in standing if one.valid_from and one.valid_from > first]
    new.valid_to = min(later) - DAY if later else None


def _starts_alike(article: Article) -> Refusal:
    place = f"Pasal {article.number}" if article.number else article.anchor
    return Refusal("text_starts_alike", Words(
        id=f"{place} sudah punya naskah yang mulai berlaku pada hari yang sama. Tulis hari mulai "
        "yang lain, atau unggah sebagai pembetulan naskah itu.",
        en=f"{place} has a text that starts on the same day. Write another first day, or upload "
        "this as a correction of that text.",
    ))  # fmt: skip


def _open(ref: UUID, edition: int | None) -> TextSource:
    rows = TextSource.objects.select_for_update(of=("self",)).select_related("instrument")
    row = rows.filter(ref=ref).first()
    if row is None:
        raise Refused(TEXT_MISSING)
    if row.state != TextSource.State.DRAFT:
        raise Refused(TEXT_DECIDED)
    if edition is not None and row.edition != edition:
        raise Refused(STALE_VERSION)
    return row


def _corrected(work: Instrument, ref: UUID | None) -> TextSource | None:
    if ref is None:
        return None
    row = TextSource.objects.filter(
        instrument=work, ref=ref, state=TextSource.State.ACCEPTED
    ).first()
    if row is None:
        raise Refused(TEXT_MISSING)
    return row


def _clean(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable())[:160] or "naskah"


def _record(deed: str, row: TextSource, facts: Mapping[str, Any], *, by: Actor) -> None:
    audit.record(by=by, deed=f"regulations.{deed}", refs=[("text", str(row.ref))], facts=facts)
    changed(by.now)
