"""Opens made-up cases through the ordinary actions, spread over the last weeks."""

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sasando.domain.cases.handover import HandoverFacts
from sasando.domain.values.money import Money
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.accounts.models import User
from sasando.records.cases import (
    arriving,
    moving,
    opening,
    persons,
    queries,
    reading,
    sharing,
    working,
)
from sasando.records.cases.facts import IntakeFacts
from sasando.records.cases.inputs import (
    ConsentInput,
    ContactFacts,
    CostFacts,
    GroupFacts,
    HandoverDraft,
    TaskFacts,
)
from sasando.records.cases.queries import CaseRow
from sasando.records.imports import queries as imports
from sasando.records.workers import queries as people
from sasando.records.workers.facts import IdentityFacts

SEED = 20260211
STORIES = (
    ("GAJI_TIDAK_DIBAYAR", "MY", "Gaji tiga bulan belum dibayar; majikan minta bersabar."),
    ("GAGAL_BERANGKAT", "MY", "Uang sudah disetor, keberangkatan ditunda tanpa alasan."),
    ("PENAHANAN_DOKUMEN", "SG", "Paspor ditahan agensi sejak tiba."),
    ("HILANG_KOMUNIKASI", "MY", "Tidak ada kabar sejak Natal; nomor lama tidak aktif."),
    ("INGIN_DIPULANGKAN", "MY", "Ingin pulang, kontrak sudah selesai."),
    ("PHK_SEPIHAK", "HK", "Diberhentikan tanpa surat; gaji terakhir belum diterima."),
    ("BIAYA_BERLEBIH", "TW", "Diminta menambah biaya di luar perjanjian."),
    ("PEKERJAAN_TIDAK_SESUAI", "MY", "Dijanjikan toko, bekerja di kebun."),
    ("ASURANSI", "MY", "Klaim asuransi kecelakaan belum dijawab."),
    ("PENIPUAN_PELUANG_KERJA", "KH", "Ditawari kerja kantor lewat media sosial."),
)
TASKS = ("Hubungi keluarga", "Minta bukti transfer", "Tanya perwakilan", "Undang P3MI")
CHANNELS = ("LANGSUNG", "TELEPON", "WHATSAPP", "SURAT")
COMPLAINTS = 26


@dataclass(frozen=True)
class _Office:
    worker: User
    other: User
    head: User
    now: datetime

    def acts(self, user: User, *, days_ago: float = 0) -> Actor:
        """Return the actor of a made-up officer some days ago."""
        role = "CS" if user == self.head else "CW"
        team = "atambua" if user == self.other else "kupang"
        now = self.now - timedelta(days=days_ago)
        return Actor(user.username, user.name, role, now, team=team, user_ref=user.ref)


def load(*, now: datetime) -> None:
    """Open the made-up cases."""
    users = [accounts.user_named(login) for login in ("demo-cw", "demo-cw2", "demo-cs")]
    worker, other, head = (user for user in users if user is not None)
    office = _Office(worker, other, head, now)
    _body_on_its_way(office)
    _untold_death(office)
    _group(office)
    _sick(office)
    _complaints(office)


def _facts(category: str, country: str, story: str, *, by: Actor, channel: str) -> IntakeFacts:
    return IntakeFacts(
        category=category, channel=channel, narrative=story, received_at=by.now, country=country,
        complainant_name="Adik (contoh)", complainant_kinship="sibling",
    )  # fmt: skip


def _open(
    facts: IntakeFacts, *, name: str, sex: str, regency: str, by: Actor, born: int = 0
) -> CaseRow:
    given = IdentityFacts(name=name, sex=sex, regency_code=regency, source_note="laporan kasus")
    identity = opening.record_subject(given, by=by)
    return opening.open_case(facts, identity=identity, by=by)


def _body_on_its_way(office: _Office) -> None:
    """Bring a body as far as its flight, with costs, papers and the draft of the hand-over."""
    by, head = office.acts(office.worker, days_ago=5), office.acts(office.head, days_ago=3)
    story = "KJRI mengabarkan: meninggal di rumah sakit Kuching, paspor atas nama lain."
    facts = replace(
        _facts("MENINGGAL", "MY", story, by=by, channel="PERWAKILAN_RI"), procedural="nonprocedural"
    )
    case = _open(facts, name="Antonius Bria Lekat", sex="L", regency="53.21", by=by)
    match = persons.add_match(case, evidence="fingerprint", note="Sidik jari dari KBRI.", by=by)
    kin = persons.add_match(case, evidence="kin", note="Adik kandung mengenali foto.", by=by)
    for one in (match, kin):
        persons.agree(case, match=one.ref, by=head)
    day = office.acts(office.worker, days_ago=2)
    for code in ("identity_sure", "family_told", "papers_abroad"):
        note = "tatap muka, bersama pastor paroki" if code == "family_told" else ""
        moving.finish_step(case, code=code, on=day.today, note=note, by=day)
    _costs(case, by=day)
    _papers(case, by=day)
    _arrival(case, by=day)
    tomorrow = day.today + timedelta(days=3)
    moving.plan_step(case, code="flown", on=tomorrow, by=day)
    task = TaskFacts("Beri tahu wakil Pemkab Malaka", due_on=office.acts(office.worker).today)
    working.add_task(case, facts=task, by=day)
    _draft(case, by=day)


def _costs(case: CaseRow, *, by: Actor) -> None:
    lines = (
        ("ambulance", "RS Kuching → Bandara Kuching", 120000, "MYR", "employer", "paid", False),
        ("air_cargo", "Kuching → Jakarta → Kupang", 685000, "MYR", "employer", "booked", False),
        ("customs", "Terminal Kargo El Tari", 125000000, "IDR", "office", "planned", False),
        ("ambulance", "El Tari → kamar jenazah RSUD", 15000000, "IDR", "office", "planned", False),
        ("ambulance", "Kupang → desa di Malaka", 350000000, "IDR", "", "asked", True),
    )
    for at, (line, what, minor, currency, payer, state, estimate) in enumerate(lines):
        facts = CostFacts(
            line, what, Money(minor, currency), is_estimate=estimate, payer=payer, state=state,
            carrier="Pesawat" if line == "air_cargo" else "Ambulans" if line == "ambulance" else "",
            at=by.now + timedelta(hours=18 * (at + 1)),
        )  # fmt: skip
        working.write_cost(case, facts=facts, by=by)


def _papers(case: CaseRow, *, by: Actor) -> None:
    """Tick the papers that came from abroad, and say when two more are expected."""
    there = {"REMAINS-DEATHCERT", "REMAINS-MISSION", "REMAINS-EMBALM", "REMAINS-EXPORT"}
    soon = {"REMAINS-PIBK", "REMAINS-KARANTINA"}
    for line in reading.papers(case):
        if line.code in there | soon:
            day = by.today + timedelta(days=3) if line.code in soon else None
            working.tick_paper(
                case, ref=line.ref, is_there=line.code in there, expected_on=day,
                version=line.version, by=by,
            )  # fmt: skip


def _arrival(case: CaseRow, *, by: Actor) -> None:
    """Tell the regency, which receives the body, and the cargo terminal's prayer team."""
    agency = sharing.Agency
    partners = (
        arriving.Partner(agency("DISNAKER-5321", "Dinas tenaga kerja Malaka", "regency"), True),
        arriving.Partner(agency("GMIT", "GMIT", "church"), False),
    )
    facts = arriving.ArrivalFacts(
        "GA 448", by.now + timedelta(days=3, hours=12), "", "desa di Malaka lewat RSUD Kupang"
    )
    arriving.tell_arrival(
        case, facts=facts, partners=partners, basis="next_of_kin", article="", by=by
    )


def _draft(case: CaseRow, *, by: Actor) -> None:
    person = reading.people(case)[0]
    parties = HandoverFacts("family", "Paman (contoh)", "uncle_aunt", True, "village", "")
    draft = HandoverDraft(
        parties, by.name, "Pengantar Kerja", by.today + timedelta(days=4), "Rumah duka, Malaka",
        "", "Peti jenazah, paspor, surat kematian",
    )  # fmt: skip
    persons.draw_handover(case, person=person.ref, draft=draft, by=by)


def _untold_death(office: _Office) -> None:
    """Leave one death that nobody outside its case may see yet."""
    by = office.acts(office.worker, days_ago=1)
    facts = _facts("MENINGGAL", "MY", "Kabar dari teman kerja.", by=by, channel="TELEPON")
    _open(facts, name="Siprianus Mau Taek", sex="L", regency="53.04", by=by)


def _group(office: _Office) -> None:
    """Open the case of the newest manifest."""
    by = office.acts(office.worker)
    rows = imports.batches(by_command(by)).filter(kind="deportees", state="final")
    batch = rows.order_by("-id").first()
    if batch is None:
        return
    arrival = office.now + timedelta(hours=18)
    facts = GroupFacts(arrival_at=arrival, node="", carrier="KM Lambelu")
    case = opening.open_group(batch, facts=facts, by=by)
    moving.finish_step(case, code="matched", on=by.today, note="", by=by)


def by_command(by: Actor) -> Actor:
    """Return the machine's actor at the same moment."""
    return Actor.for_command("demo", by.now)


def _sick(office: _Office) -> None:
    by = office.acts(office.worker, days_ago=6)
    facts = _facts(
        "SAKIT", "MY", "Stroke, dirawat di Kota Kinabalu.", by=by, channel="PERWAKILAN_RI"
    )
    case = _open(facts, name="Wilhelmina Tae Klau", sex="P", regency="53.04", by=by)
    moving.finish_step(case, code="condition", on=by.today, note="", by=by)
    person = reading.people(case)[0]
    consent = ConsentInput(
        "health", ("name", "birth_year", "health", "regency", "needs"), ("health",), "kin",
        "phone", by.today, None,
    )  # fmt: skip
    persons.record_consent(case, person=person.ref, facts=consent, by=by)
    agency = sharing.Agency("RSUD-JOHANNES", "RSUD Prof. Dr. W.Z. Johannes", "health")
    given = sharing.ReferralFacts(
        "referral", "health", frozenset({"name", "regency", "needs"}), "consent", "", "",
        "Tempat tidur setibanya", by.today + timedelta(days=10),
    )  # fmt: skip
    sharing.refer(case, agency=agency, facts=given, by=by)


def _complaints(office: _Office) -> None:
    chance = random.Random(SEED)
    machine = by_command(office.acts(office.worker))
    known = list(people.people(machine).exclude(regency_code="").order_by("id")[:4000])
    for at in range(COMPLAINTS):
        officer = office.other if at % 5 == 4 else office.worker
        by = office.acts(officer, days_ago=chance.randrange(2, 60))
        category, country, story = STORIES[at % len(STORIES)]
        facts = _facts(category, country, story, by=by, channel=chance.choice(CHANNELS))
        case = opening.open_case(facts, identity=chance.choice(known), by=by)
        _work_on(case, at, chance, by=by, office=office)


def _work_on(case: CaseRow, at: int, chance: random.Random, *, by: Actor, office: _Office) -> None:
    if at % 3 == 0:
        due = office.now.date() + timedelta(days=chance.randrange(-4, 9))
        working.add_task(case, facts=TaskFacts(chance.choice(TASKS), due_on=due), by=by)
    if at % 4 == 1:
        moving.write_assessment(case, text="Aman; perlu bantuan hukum.", version=1, by=by)
        moving.finish_step(case, code="complete", on=by.today, note="", by=by)
    if at % 4 == 2:
        contact = ContactFacts("TELEPON", reached=False, with_whom="p3mi", text="Tidak diangkat.")
        working.record_contact(case, facts=contact, by=by)
    if at % 13 == 5:
        _finish(case, by=by, office=office)


def _finish(case: CaseRow, *, by: Actor, office: _Office) -> None:
    """Close one, after the supervisor agreed."""
    row = queries.case_row(case.ref, actor=by)
    if row is None:
        return
    moving.write_outcome(row, code="paid", text="Gaji dibayar.", version=row.version, by=by)
    moving.ask_to_close(row, ground="SELESAI", note="", by=by)
    later = office.acts(office.head)
    if by.team == later.team:
        moving.decide_closing(row, agree=True, reason="", by=later)
