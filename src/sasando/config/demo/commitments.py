"""Invents a hearing, a cancelled meeting, a letter and the meeting to come; the facts stay alone.

What the press told of January and February 2026 is real and gets no made-up step.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sasando.domain.commitments import facts as known
from sasando.foundation.access.actor import Actor
from sasando.library.commitments import actions, holding, queries, reporting
from sasando.library.commitments.facts import (
    COORDINATION,
    HELPER,
    LETTER,
    OWNER,
    PARTNERS,
    PARTNERS_SEE,
    PLENARY,
    RDP,
    DocumentFacts,
    ItemFacts,
    MeetingFacts,
    NewFacts,
    PartyFacts,
    SeatFacts,
    StatementFacts,
    StepFacts,
)

MADE_UP = "(contoh)"
FEBRUARY = "2026-02-06-komisi-v"
OFFICE = PartyFacts(OWNER, "BP3MI-NTT")
PROVINCE = PartyFacts(OWNER, "PEMPROV-NTT", "DISNAKER-NTT")
SIKKA = PartyFacts(OWNER, "PEMDA-5307", "DISNAKER-5307")
COMMISSION = PartyFacts(OWNER, "DPRD-NTT", "DPRD-NTT-KOMISI-V")
NOBODY = PartyFacts(OWNER)


@dataclass(frozen=True)
class _Said:
    """One statement and what came of it; days count from today, `due` None is no date."""

    kind: str
    what: str
    owner: PartyFacts
    due: int | None = None
    measure: str = ""
    helper: str = ""


HEARING = (
    _Said(known.PROMISE, "Baris APBD pemulangan jenazah dan pekerja sakit", PROVINCE, -9,
          "Baris anggaran terbaca dalam APBD perubahan"),
    _Said(known.PLAN, "Laporan triwulan penempatan per kabupaten", OFFICE, 8,
          "Laporan diserahkan ke Sekretariat DPRD"),
    _Said(known.PROMISE, "Loket LTSA Sikka dibuka kembali", SIKKA, 40,
          "Loket melayani dua hari seminggu"),
    _Said(known.PLAN, "Kunjungan bersama ke Malaka dan Belu", COMMISSION, None, "",
          "data dari BP3MI NTT"),
    _Said(known.REQUEST, "Satu angka resmi jenazah per kabupaten tiap bulan", OFFICE),
    _Said(known.PLAN, "Pelatihan bahasa bagi calon pekerja", PROVINCE, -30,
          "Sekurangnya satu angkatan selesai"),
    _Said(known.PLAN, "Rumah singgah baru di Kupang", PROVINCE, -3),
    _Said(known.HOPE, "Bank ikut membiayai keberangkatan resmi", NOBODY),
)  # fmt: skip


@dataclass(frozen=True)
class _Writer:
    """Two officers: one writes, the other confirms, on days that lie back."""

    now: datetime

    @property
    def today(self) -> date:
        return self.clerk(0).today

    def clerk(self, days_ago: int) -> Actor:
        return Actor("demo-po", "Domi Kaleka", "PO", self.now - timedelta(days=days_ago))

    def head(self, days_ago: int) -> Actor:
        return Actor("demo-cs", "Sela Naru", "CS", self.now - timedelta(days=days_ago))

    def unit(self, days_ago: int) -> Actor:
        return Actor(
            "demo-reg", "Ansel Wara", "REG", self.now - timedelta(days=days_ago),
            unit="DISNAKER-5307",
        )  # fmt: skip


def load(*, now: datetime) -> None:
    """Hold a hearing, cancel one meeting, write a letter, and plan what comes next."""
    writer = _Writer(now)
    hearing, made = _hearing(writer)
    _go_on(writer, made)
    cancelled = _cancelled(writer, hearing)
    _letter(writer)
    _coming(writer, cancelled)


def _hearing(writer: _Writer) -> tuple[UUID, dict[str, UUID]]:
    by = writer.clerk(62)
    given = MeetingFacts(
        RDP, f"RDP Komisi V tentang pemulangan dan LTSA {MADE_UP}", _weekday(by.today),
        time(9), time(12), "Ruang rapat Komisi V DPRD", "data kasus · LTSA · anggaran pemulangan",
        follows=_ref_of(FEBRUARY), visibility=PARTNERS,
    )  # fmt: skip
    row = holding.plan(given, by=by)
    items = [
        ItemFacts("Keadaan kasus dan pemulangan", "BP3MI NTT",
                  "Kantor memaparkan angka kasus per kabupaten dan biaya yang belum ada "
                  f"penanggungnya {MADE_UP}.", PARTNERS),
        ItemFacts("Layanan terpadu dan anggaran", "Dinas tenaga kerja",
                  f"Komisi bertanya mengapa hanya satu LTSA yang melayani {MADE_UP}.", PARTNERS),
    ]  # fmt: skip
    second = [holding.add_item(row.ref, given=item, by=by) for item in items][1]
    for party, role, is_chair in (
        (COMMISSION, "Pimpinan dan anggota", True), (OFFICE, "Kepala dan tim", False),
        (PROVINCE, "Kepala dinas", False), (SIKKA, "Kepala dinas", False),
    ):  # fmt: skip
        seat = SeatFacts(party.institution, party.unit, role, "room", is_chair)
        holding.seat(row.ref, given=seat, by=by)
    holding.hold(row.ref, by=by)
    made = {each.what: _say(writer, row.ref, each, item=second.ref, by=by) for each in HEARING}
    holding.agree(row.ref, by=writer.head(55))
    return row.ref, made


def _weekday(day: date) -> date:
    """Return a day, or the Friday before it: offices do not meet on Saturday and Sunday."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _ref_of(code: str) -> UUID:
    return queries.meetings(PARTNERS_SEE).get(code=code).ref


def _say(writer: _Writer, meeting: UUID, each: _Said, *, item: UUID | None, by: Actor) -> UUID:
    owner = (each.owner,) if each.owner.institution else ()
    helper = (PartyFacts(HELPER, "BP3MI-NTT", words="data"),) if each.helper else ()
    said = StatementFacts(
        each.kind, f"{each.what} {MADE_UP}.", each.owner.institution, each.owner.unit,
        item=item, visibility=PARTNERS,
    )  # fmt: skip
    due = writer.today + timedelta(days=each.due) if each.due is not None else None
    new = NewFacts(
        f"{each.what} {MADE_UP}", (*owner, *helper), due_on=due, measure=each.measure,
        visibility=PARTNERS,
    )  # fmt: skip
    _statement, made = actions.say(meeting, said=said, new=new, by=by)
    if made is None:
        raise LookupError(each.what)
    return made.ref


def _go_on(writer: _Writer, made: dict[str, UUID]) -> None:
    """Let each commitment of the hearing have a fate of its own."""

    def ref(start: str) -> UUID:
        return next(found for what, found in made.items() if what.startswith(start))

    going = StepFacts(
        f"Tiga kabupaten sudah masuk, sisanya menyusul {MADE_UP}.", says=known.GOING,
        visibility=PARTNERS,
    )  # fmt: skip
    actions.report(ref("Laporan triwulan"), step=going, by=writer.clerk(12))
    done = StepFacts(
        f"Loket buka sejak awal bulan {MADE_UP}.", says=known.DONE,
        source=f"Pengumuman dinas {MADE_UP}", visibility=PARTNERS, unit="DISNAKER-5307",
        unit_name="Dinas tenaga kerja Kabupaten Sikka",
    )  # fmt: skip
    reporting.report(ref("Loket LTSA"), step=done, due_on=None, by=writer.unit(4))
    met = StepFacts(
        f"Satu angkatan selesai {MADE_UP}.", confirmed_by="Dinas tenaga kerja provinsi",
        source=f"Berita acara penutupan {MADE_UP}", visibility=PARTNERS,
    )  # fmt: skip
    actions.meet(ref("Pelatihan bahasa"), step=met, by=writer.head(31))
    why = StepFacts(f"Lahannya dipakai untuk keperluan lain {MADE_UP}.", visibility=PARTNERS)
    actions.withdraw(ref("Rumah singgah"), step=why, by=writer.head(20))
    asked = StepFacts(f"Surat kepada Sekretariat DPRD {MADE_UP}.", visibility=PARTNERS)
    actions.ask(ref("Kunjungan bersama"), step=asked, by=writer.clerk(15))


def _cancelled(writer: _Writer, hearing: UUID) -> UUID:
    """Cancel a meeting under which something had been promised already: that carries on."""
    by = writer.clerk(30)
    given = MeetingFacts(
        COORDINATION, f"Rapat koordinasi pemulangan {MADE_UP}",
        _weekday(writer.today - timedelta(days=21)), time(10), None, "Aula kantor",
        follows=hearing, visibility=PARTNERS,
    )  # fmt: skip
    row = holding.plan(given, by=by)
    said = _Said(known.PLAN, "Daftar kontak cepat 22 kabupaten/kota", OFFICE, 25)
    _say(writer, row.ref, said, item=None, by=by)
    holding.cancel(
        row.ref, why=f"Kapal dan penerbangan batal karena cuaca {MADE_UP}.", by=writer.clerk(22)
    )
    return row.ref


def _letter(writer: _Writer) -> None:
    by = writer.clerk(10)
    given = MeetingFacts(
        LETTER, f"Surat Komisi V tentang data jenazah {MADE_UP}", by.today,
        visibility=PARTNERS, source=f"Surat nomor 000/KOM-V/2026 {MADE_UP}", source_date=by.today,
    )  # fmt: skip
    row = holding.plan(given, by=by)
    said = _Said(known.REQUEST, "Penyebab kematian menurut negara penempatan", OFFICE, 5)
    _say(writer, row.ref, said, item=None, by=by)


def _coming(writer: _Writer, before: UUID) -> None:
    """Plan the meeting that the visit of February led to; its first page writes itself."""
    by = writer.clerk(6)
    given = MeetingFacts(
        PLENARY, f"Paparan gambaran umum di hadapan seluruh anggota DPRD {MADE_UP}",
        _weekday(writer.today + timedelta(days=12)), time(10), time(12), "Ruang sidang utama DPRD",
        "gambaran umum pekerja migran NTT", follows=before, visibility=PARTNERS,
    )  # fmt: skip
    row = holding.plan(given, by=by)
    for title, presenter in (
        ("Yang masih terbuka dari rapat sebelumnya", "Komisi V"),
        ("Gambaran umum pekerja migran NTT", "BP3MI NTT"),
        ("Tanya jawab dan kesepakatan", "Pimpinan DPRD"),
    ):
        item = ItemFacts(title, presenter, visibility=PARTNERS)
        holding.add_item(row.ref, given=item, by=by)
    for seat in (
        SeatFacts("DPRD-NTT", "", "Pimpinan dan seluruh anggota", is_chair=True),
        SeatFacts("DPRD-NTT", "DPRD-NTT-KOMISI-V", "Pengundang"),
        SeatFacts("BP3MI-NTT", "", "Kepala, penyaji"),
        SeatFacts("PEMPROV-NTT", "DISNAKER-NTT", "Kepala dinas"),
    ):
        holding.seat(row.ref, given=seat, by=by)
    paper = DocumentFacts(
        "Siaran KemenP2MI 9 Februari 2026", "kp2mi.go.id", dated_on=date(2026, 2, 9),
        visibility=PARTNERS,
    )  # fmt: skip
    holding.add_document(row.ref, given=paper, by=by)
