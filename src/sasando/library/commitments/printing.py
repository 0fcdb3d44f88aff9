"""Prints minutes and first pages, and writes the letter that asks for dates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sasando.domain.commitments.facts import KINDS
from sasando.domain.commitments.opening import GROUPS
from sasando.domain.values.words import Words
from sasando.foundation.print import typst_pdf
from sasando.foundation.print.papers import Facts, Paper, Rows, Text, as_docx
from sasando.library.commitments import telling
from sasando.library.commitments.facts import (
    CAME,
    MEETING_KINDS,
    CommitmentView,
    ItemView,
    MeetingPage,
    SeatView,
    StatementView,
)
from sasando.library.commitments.openings import Opening

TEMPLATES = Path(__file__).with_name("typst")
HEADS = (
    Words(id="Jenis", en="Kind"),
    Words(id="Isi", en="What"),
    Words(id="Pemilik", en="Owner"),
    Words(id="Tenggat", en="Due"),
    Words(id="Keadaan", en="State"),
)
W: Mapping[str, Words] = MappingProxyType(
    {
        "minutes": Words(id="Notulen: {title}", en="Minutes: {title}"),
        "opening": Words(id="Yang masih terbuka", en="What is still open"),
        "seats": Words(id="Peserta", en="Who took part"),
        "commitments": Words(id="Komitmen dari rapat ini", en="Commitments of this meeting"),
        "still": Words(id="Masih terbuka dari rapat sebelumnya", en="Still open from before"),
        "none": Words(id="Tidak ada yang tercatat.", en="Nothing is written down."),
        "draft": Words(id="Rancangan, belum disetujui", en="Draft, not agreed yet"),
        "told": Words(id="Yang disampaikan kantor", en="What the office laid before it"),
        "from_press": Words(
            id="Disusun dari berita, bukan notulen resmi",
            en="Written from press reports, not the official minutes",
        ),
        "agreed": Words(id="Disetujui {day}, {name}", en="Agreed {day}, {name}"),
        "as_of": Words(id="Keadaan per {day}", en="As of {day}"),
        "since": Words(
            id="Dari {titles}; yang ditutup sejak {day} ikut disebut.",
            en="From {titles}; what was closed since {day} is named too.",
        ),
        "clock": Words(
            id="Hanya janji atau rencana dengan pemilik dan tanggal dapat lewat tenggat. Harapan "
            "dicatat, tidak ditagih. Tanpa tanggal berarti tidak ada tanggal yang disebut.",
            en="Only a promise or plan with owner and date can be overdue. A hope is noted, not "
            "called in. No date given means that nobody named one.",
        ),
        "source": Words(id="Sumber: {source}.", en="Source: {source}."),
        "for": Words(id="untuk: {whom}", en="for: {whom}"),
        "taker": Words(id="Notulis", en="Taken by"),
        "chair": Words(id="Pimpinan rapat", en="Chair"),
        "letter": Words(id="Permintaan tanggal", en="Request for dates"),
        "about": Words(id="Perihal", en="About"),
        "to": Words(id="Kepada", en="To"),
        "ask": Words(
            id="Dalam {title} pada {day} disampaikan hal-hal di bawah ini tanpa tanggal. Mohon "
            "disebutkan kapan masing-masing direncanakan selesai dan siapa yang dapat dihubungi. "
            "Tanpa tanggal, kemajuannya tidak dapat dilaporkan kepada DPRD.",
            en="In {title} on {day} the matters below were told without a date. Please say until "
            "when each is planned and whom we may ask. Without a date their progress cannot be "
            "reported to DPRD.",
        ),
        "answer": Words(id="Rencana selesai", en="Planned by"),
    }
)


@dataclass(frozen=True)
class Print:
    """For whom a paper is printed: the office's name, the language and the day."""

    office: str
    language: str
    today: date

    def say(self, words: Words, **params: object) -> str:
        """Return words in the language of the paper."""
        return words.format(**params).in_language(self.language)

    def day(self, value: date) -> str:
        """Return a day as the language writes it."""
        return telling.day(value, self.language)


def minutes_pdf(page: MeetingPage, still_open: Iterable[CommitmentView], *, form: Print) -> bytes:
    """Return the minutes of a meeting as PDF/UA: a draft says so until somebody agreed."""
    say, language = form.say, form.language
    agreed = (
        say(W["agreed"], day=form.day(page.agreed_on), name=page.agreed_by)
        if page.agreed_on
        else ""
    )
    data = _frame(form, title=say(W["minutes"], title=page.card.title.in_language(language)))
    data |= {
        "lines": [line for line in (meeting_line(page, form), agreed) if line],
        "draft": "" if agreed else say(W["from_press" if page.card.source else "draft"]),
        "told": page.told.in_language(language),
        "seats": [_seat(seat, language) for seat in page.seats],
        "items": [_item(item, form) for item in page.items] + _loose(page.loose, form),
        "rows": [_row(one, form) for one in page.commitments],
        "still": [_row(one, form) for one in still_open],
        "notes": _notes(page, form),
        "signatures": [] if page.card.source else [say(W["taker"]), say(W["chair"])],
    }  # fmt: skip
    return typst_pdf(TEMPLATES, "minutes.typ", data=data, files={})


def meeting_line(page: MeetingPage, form: Print) -> str:
    """Return kind, day, hours and place of a meeting in one line."""
    card, language = page.card, form.language
    parts = (
        telling.cap(MEETING_KINDS[card.kind].in_language(language)),
        telling.full_day(card.held_on, language), telling.hours(card, language), card.site,
    )  # fmt: skip
    return " · ".join(part for part in parts if part)


def _frame(form: Print, *, title: str) -> dict[str, Any]:
    return {
        "language": form.language, "office": form.office, "title": title, "draft": "",
        "foot": f"{form.office} · {title}", "heads": [form.say(head) for head in HEADS],
        "words": {name: form.say(words) for name, words in W.items() if "{" not in words.id},
    }  # fmt: skip


def _seat(seat: SeatView, language: str) -> dict[str, str]:
    role, came = seat.role.in_language(language), CAME[seat.came].in_language(language)
    name = seat.name or role
    return {"name": name, "meta": ", ".join(p for p in (role if seat.name else "", came) if p)}


def _item(item: ItemView, form: Print) -> dict[str, Any]:
    return {
        "title": item.title.in_language(form.language), "presenter": item.presenter,
        "minutes": item.minutes.in_language(form.language),
        "said": [_said(each, form) for each in item.statements],
    }  # fmt: skip


def _loose(found: Sequence[StatementView], form: Print) -> list[dict[str, Any]]:
    if not found:
        return []
    title = form.say(Words(id="Pernyataan lain", en="Other statements"))
    said = [_said(each, form) for each in found]
    return [{"title": title, "presenter": "", "minutes": "", "said": said}]


def _said(one: StatementView, form: Print) -> dict[str, str]:
    speaker = one.speaker.in_language(form.language) or one.speaker_name
    note = one.note.in_language(form.language)
    return {
        "kind": telling.cap(KINDS[one.kind].in_language(form.language)),
        "words": one.words.in_language(form.language),
        "meta": " · ".join(part for part in (speaker, note) if part),
    }  # fmt: skip


def _row(one: CommitmentView, form: Print) -> dict[str, str]:
    language, whom = form.language, one.for_whom.in_language(form.language)
    return {
        "kind": telling.kind(one.kind, language), "what": one.what.in_language(language),
        "for_whom": form.say(W["for"], whom=whom) if whom else "",
        "note": one.note.in_language(language), "proof": telling.proof_line(one, language),
        "owner": telling.owner_line(one, language), "due": telling.due_line(one, language),
        "state": telling.state(one.state, language),
    }  # fmt: skip


def _notes(page: MeetingPage, form: Print) -> list[str]:
    source = page.card.source
    told = form.say(W["source"], source=telling.hosts(source)) if source else ""
    found = (form.say(W["clock"]), page.note.in_language(form.language), told)
    return [note for note in found if note]


def opening_pdf(found: Opening, *, form: Print) -> bytes:
    """Return the first page of the next meeting as PDF/UA."""
    say, language = form.say, form.language
    titles = "; ".join(
        f"{card.title.in_language(language)} ({form.day(card.held_on)})" for card in found.before
    )
    data = _frame(form, title=say(W["opening"])) | {
        "lines": [
            say(W["as_of"], day=form.day(found.day)),
            say(W["since"], titles=titles or "–", day=form.day(found.since)),
        ],
        "counts": [[say(GROUPS[each.group]), len(each.items)] for each in found.groups],
        "groups": [
            {
                "title": say(GROUPS[each.group]),
                "rows": [_row(one, form) for one in each.items],
            }
            for each in found.groups
        ],
        "notes": [say(W["clock"])],
    }
    if found.meeting is not None:
        title = found.meeting.title.in_language(language)
        data["lines"].insert(0, f"{title} · {telling.full_day(found.meeting.held_on, language)}")
    return typst_pdf(TEMPLATES, "opening.typ", data=data, files={})


def letter_docx(
    page: MeetingPage, undated: Sequence[CommitmentView], *, to: str, form: Print
) -> bytes:
    """Return a letter that asks the owners for dates, to be finished and sent by hand."""
    say, title = form.say, page.card.title.in_language(form.language)
    day = telling.full_day(page.card.held_on, form.language)
    rows = tuple(
        (one.number, one.what.in_language(form.language),
         telling.owner_line(one, form.language), "")
        for one in undated
    )  # fmt: skip
    head = ("No.", say(HEADS[1]), say(HEADS[2]), say(W["answer"]))
    paper = Paper(
        title=say(W["letter"]), office=form.office, number="", language=form.language,
        blocks=(
            Facts(((say(W["to"]), to), (say(W["about"]), title))),
            Text(say(W["ask"], title=title, day=day)),
            Rows(head, rows),
        ),
        foot=f"{form.office} · {form.day(form.today)}",
    )  # fmt: skip
    return as_docx(paper)
