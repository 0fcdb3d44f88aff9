"""Puts the brief together from figures, measures and the office's own facts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sasando.analysis.briefs import (
    annex,
    asking,
    changes,
    programmes,
    sections_close,
    sections_office,
    sections_people,
    signature,
    slides_close,
    wording,
)
from sasando.analysis.briefs.contents import Brief, Labels, OfficeFacts, OnePage, Section, Signature
from sasando.analysis.briefs.deck import Deck
from sasando.analysis.briefs.passports import Ledger
from sasando.analysis.briefs.published import PublishedFigures
from sasando.analysis.briefs.sections_close import MeasuredTable
from sasando.analysis.briefs.writer import Writer
from sasando.foundation.print.charts import Flows

PROVINCE = "53"
OCCASION = "Bahan untuk Komisi V DPRD Provinsi Nusa Tenggara Timur"
LABELS = Labels(
    contents="Isi",
    mark=signature.DRAFT,
    passports="Paspor angka",
    passports_lead=(
        "Tiap nomor dalam kurung siku menunjuk satu paspor: apa yang dihitung, dari mana, sampai "
        "kapan, dan apa yang tersisih. Semua angka menghitung kejadian; orang ganda belum dihapus."
    ),
    demo="Kantor contoh: orang dan catatan kantornya rekaan, angka cetaknya nyata.",
    missing="Belum ada",
    decision="Yang perlu diputuskan kantor",
)
HOW_TO_READ = (
    "Tiap angka membawa nomor paspor, misalnya [n]. Paspornya ada di halaman belakang.",
    "Bila dua sumber berselisih, keduanya dicetak. Kami tidak memilih dan tidak merata-ratakan.",
    "Belum diverifikasi berarti sumber resminya belum kami baca.",
    "Kematian, deportasi, pengaduan, dan perdagangan orang hanya dicetak untuk provinsi.",
)


@dataclass(frozen=True)
class Chosen:
    """What a brief is asked to look at: the last day of its period, the year it compares with."""

    last: date | None = None
    compare: int | None = None
    signed: Signature | None = None
    snapshot: str = ""
    flows: Flows | None = None
    occasion: str = OCCASION


NEWEST = Chosen()


def build_brief(
    *,
    published: PublishedFigures,
    measured: Mapping[str, MeasuredTable],
    office: OfficeFacts,
    as_of: date,
    chosen: Chosen = NEWEST,
) -> Brief:
    """Return the brief of one office on one day; figures printed later are left out."""
    writer = start_writer(published=published, office=office, as_of=as_of, chosen=chosen)
    _write(writer, measured=measured, chosen=chosen)
    ledger = writer.ledger.by_indicator()
    second = replace(writer, ledger=ledger)
    sections, asked, leaflet, deck = _write(second, measured=measured, chosen=chosen)
    day = wording.long_date(as_of)
    return Brief(
        title="Gambaran Umum Pekerja Migran NTT",
        subtitle="Penempatan, kasus, kematian, kepulangan, dan yang perlu diputuskan",
        office=office,
        occasion=chosen.occasion,
        period=_period(writer.everything, chosen),
        as_of=as_of,
        cut_off=f"Keadaan data per {day}",
        footer=_footer(office, as_of=as_of, snapshot=chosen.snapshot),
        how_to_read=(*HOW_TO_READ, *signature.how_to_read(chosen.signed)),
        sections=sections,
        passports=ledger.passports(),
        labels=labels_of(chosen.signed),
        asked=asked,
        leaflet=leaflet,
        deck=deck,
        figures=ledger.rows(),
    )


def start_writer(
    *, published: PublishedFigures, office: OfficeFacts, as_of: date, chosen: Chosen = NEWEST
) -> Writer:
    """Return what every chapter, slide and sheet reads: what was printed by the day."""
    known = published.known_on(as_of).up_to(chosen.last)
    return Writer(
        published=known.leaving_the_office(PROVINCE),
        everything=known,
        office=office,
        as_of=as_of,
        ledger=Ledger(as_of, signed=signature.note(chosen.signed)),
        signed=chosen.signed,
    )


def _footer(office: OfficeFacts, *, as_of: date, snapshot: str) -> str:
    told = f"{office.foot} · per {wording.short_date(as_of)}"
    return f"{told} · potret {snapshot[:6]}" if snapshot else told


def labels_of(signed: Signature | None) -> Labels:
    """Return the page furniture with who signed, or that nobody has."""
    return replace(LABELS, mark=signature.mark(signed), is_signed=signed is not None)


def _write(
    writer: Writer, *, measured: Mapping[str, MeasuredTable], chosen: Chosen
) -> tuple[tuple[Section, ...], OnePage, OnePage, Deck]:
    sections = (
        sections_office.summary(writer),
        changes.section(writer, compare=chosen.compare),
        sections_office.law(),
        sections_office.potential(writer),
        sections_office.placements(writer),
        sections_people.cases(writer),
        sections_people.deaths(writer),
        sections_people.deportations(writer),
        sections_people.returns(writer),
        sections_people.two_migrations(writer),
        sections_people.trafficking(writer),
        sections_office.money(writer),
        programmes.programmes(writer),
        sections_close.challenges(writer),
        sections_close.conflicts(writer),
        sections_close.totals(writer),
        sections_close.quality(writer),
        sections_close.own_records(writer, measured=measured, flows=chosen.flows),
    )
    asked, leaflet = asking.asked(writer), asking.leaflet(writer, compare=chosen.compare)
    deck = slides_close.deck(writer, compare=chosen.compare)
    return (*sections, annex.tables_behind(sections)), asked, leaflet, deck


def _period(published: PublishedFigures, chosen: Chosen) -> str:
    ends = [figure.period_end for figure in published.figures if figure.period_end]
    starts = [figure.period_start for figure in published.figures if figure.period_start]
    if not ends or not starts:
        return "Belum ada angka cetak yang dimuat"
    told = f"Angka cetak sampai {wording.long_date(max(ends))}"
    return f"{told}, dibandingkan dengan {chosen.compare}" if chosen.compare else told
