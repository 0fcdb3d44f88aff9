"""Puts the brief together from figures, measures and the office's own facts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sasando.analysis.briefs import sections_close, sections_office, sections_people, wording
from sasando.analysis.briefs.contents import Brief, Labels, OfficeFacts, Section
from sasando.analysis.briefs.passports import Ledger
from sasando.analysis.briefs.published import PublishedFigures
from sasando.analysis.briefs.sections_close import MeasuredTable
from sasando.analysis.briefs.writer import Writer

PROVINCE = "53"
DRAFT = "Draf – belum dirilis"
LABELS = Labels(
    contents="Isi",
    mark=DRAFT,
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


def build_brief(
    *,
    published: PublishedFigures,
    measured: Mapping[str, MeasuredTable],
    office: OfficeFacts,
    as_of: date,
) -> Brief:
    """Return the brief of one office on one day; figures printed later are left out."""
    known = published.known_on(as_of)
    first = Writer(
        published=known.leaving_the_office(PROVINCE),
        everything=known,
        office=office,
        as_of=as_of,
        ledger=Ledger(as_of),
    )
    _sections(first, measured=measured)
    ledger = first.ledger.by_indicator()
    sections = _sections(replace(first, ledger=ledger), measured=measured)
    day = wording.long_date(as_of)
    return Brief(
        title="Gambaran Umum Pekerja Migran NTT",
        subtitle="Penempatan, kasus, kematian, kepulangan, dan yang perlu diputuskan",
        office=office,
        occasion="Bahan untuk Komisi V DPRD Provinsi Nusa Tenggara Timur",
        period=_period(known),
        as_of=as_of,
        cut_off=f"Keadaan data per {day}",
        footer=f"{office.name} · per {wording.short_date(as_of)}",
        how_to_read=HOW_TO_READ,
        sections=sections,
        passports=ledger.passports(),
        labels=LABELS,
    )


def _sections(writer: Writer, *, measured: Mapping[str, MeasuredTable]) -> tuple[Section, ...]:
    return (
        sections_office.summary(writer),
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
        sections_close.challenges(writer),
        sections_close.requests(writer),
        sections_close.conflicts(writer),
        sections_close.totals(writer),
        sections_close.quality(writer),
        sections_close.own_records(writer, measured=measured),
    )


def _period(published: PublishedFigures) -> str:
    ends = [figure.period_end for figure in published.figures if figure.period_end]
    starts = [figure.period_start for figure in published.figures if figure.period_start]
    if not ends or not starts:
        return "Belum ada angka cetak yang dimuat"
    return f"Angka cetak sampai {wording.long_date(max(ends))}"
