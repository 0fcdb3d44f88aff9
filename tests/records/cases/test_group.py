"""A manifest becomes one case, and many of its people are handed over at once, each by itself."""

import io
from datetime import date

import pikepdf
import pytest

from sasando.domain.cases.handover import HandoverFacts
from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.foundation.sources.models import Batch
from sasando.records.cases import group, opening, persons, reading, sharing
from sasando.records.cases.inputs import ConsentInput, FileFacts, GroupFacts, HandoverDraft
from sasando.records.cases.models import Case, CasePerson, CaseReferral, Handover
from sasando.records.imports import actions
from sasando.records.imports.outcome import ImportRequest

TODAY = date(2026, 2, 11)
HEAD = "No,Nama,L/P,Kategori (LD/PD/AL/AP),Provinsi,Kabupaten,Kasus,Asal DTI,No. Surat"
ROWS = (
    "1,Anselmus Uji,L,LD,NTT,Malaka,Izin habis,DTI Tawau,KRI/1",
    "2,Klara Uji,P,PD,NTT,Belu,Izin habis,DTI Tawau,KRI/1",
    "3,Yohanes Uji,L,AL,NTT,Malaka,Lahir di Sabah,DTI Tawau,KRI/1",
)


@pytest.fixture
def batch(staff, tmp_path):
    path = tmp_path / "manifes.csv"
    path.write_text("\n".join((HEAD, *ROWS)), encoding="utf-8")
    request = ImportRequest(kind="deportees", file_name="manifes.csv", is_final=False)
    return Batch.objects.get(ref=actions.take_in(path, request=request, by=staff("CS")).batch)


@pytest.fixture
def case(batch, staff):
    return opening.open_group(batch, facts=GroupFacts(stated=3), by=staff("CW"))


def drafted(kind: str = "self", name: str = "") -> HandoverDraft:
    parties = HandoverFacts(kind, name, "", False, "regency", "Yosef Uji")
    return HandoverDraft(parties, "Ina Uji", "Petugas", TODAY, "Maumere", "Kepala desa", "")


def refs(case) -> list:
    return [line.ref for line in reading.people(case)]


def test_a_manifest_opens_one_case_with_a_row_for_each_and_never_a_second(case, batch, staff):
    assert (case.kind, case.people_count, case.manifest_no) == ("deported", 3, "KRI/1")
    assert list(CasePerson.objects.values_list("is_minor", flat=True)) == [False, False, True]
    with pytest.raises(Refused) as twice:
        opening.open_group(batch, facts=GroupFacts(), by=staff("CW"))
    assert twice.value.refusal.code == "manifest_taken"
    with pytest.raises(Refused) as cleared:
        actions.withdraw(batch, by=staff("CS"))
    assert cleared.value.refusal.code == "case_begun"


def test_records_of_many_are_drawn_each_in_their_own_name_and_no_child_receives_itself(case, staff):
    before = Event.objects.count()

    done = group.draw_handovers(case, people=refs(case), draft=drafted(), by=staff("CW"))

    assert done.count == 2
    assert [(name, why.code) for name, why in done.refused] == [("Yohanes Uji", "handover_child")]
    assert Event.objects.count() == before + 2
    assert sorted(Handover.objects.values_list("receiver_name", flat=True)) == [
        "Anselmus Uji", "Klara Uji",
    ]  # fmt: skip


def test_one_scan_is_bound_to_each_record_and_whoever_has_none_is_named(case, staff):
    stream = io.BytesIO()
    with pikepdf.new() as book:
        book.add_blank_page()
        book.save(stream)
    worker, copy = staff("CW"), FileFacts(stream.getvalue(), "scan.pdf")
    group.draw_handovers(case, people=refs(case)[:2], draft=drafted(), by=worker)

    done = group.sign_handovers(case, people=refs(case), copy=copy, signed_on=TODAY, by=worker)

    assert done.count == 2
    assert [why.code for _name, why in done.refused] == ["not_drawn"]
    assert CasePerson.objects.filter(handed_over_on=TODAY).count() == 2
    assert Handover.objects.values("signed_sha256").distinct().count() == 1


def test_a_way_home_for_many_leaves_what_each_agreed_to(case, staff):
    worker = staff("CW")
    CasePerson.objects.filter(ref=refs(case)[0]).update(agrees_village=True)

    done = group.write_ways_home(
        case, people=refs(case)[:2], next_stop="Larantuka", onward_on=TODAY, by=worker
    )

    rows = CasePerson.objects.order_by("id").values_list("next_stop", "agrees_village")
    assert done.count == 2
    assert list(rows) == [("Larantuka", True), ("Larantuka", None), ("", None)]


def test_a_packet_of_a_group_is_about_the_person_named_and_needs_that_persons_consent(case, staff):
    worker, (first, second, _child) = staff("CW"), refs(case)
    consent = ConsentInput("health", ("name",), (), "self", "written", TODAY, None)
    persons.record_consent(case, person=second, facts=consent, by=worker)
    facts = sharing.ReferralFacts(
        "referral", "health", frozenset({"name"}), "consent", "", "", "", date(2026, 2, 18)
    )
    agency = sharing.Agency("RS-UJI", "RS Uji", "health")

    with pytest.raises(Refused) as refused:
        sharing.refer(case, agency=agency, facts=facts, person=first, by=worker)
    sharing.refer(case, agency=agency, facts=facts, person=second, by=worker)

    assert refused.value.refusal.code == "consent_missing"
    assert [row.person.ref for row in CaseReferral.objects.all()] == [second]
    assert Case.objects.get().waits_for == "RS Uji"


def test_a_supervisor_may_decide_without_consent_and_the_reason_stands_in_the_audit(case, staff):
    why = "Orangnya tidak sadar dan perlu dirawat."
    facts = sharing.ReferralFacts(
        "referral", "health", frozenset({"name"}), "override", "", why, "", date(2026, 2, 18)
    )
    agency, person = sharing.Agency("RS-UJI", "RS Uji", "health"), refs(case)[0]

    with pytest.raises(Refused) as refused:
        sharing.refer(case, agency=agency, facts=facts, person=person, by=staff("CW"))
    sharing.refer(case, agency=agency, facts=facts, person=person, by=staff("CS"))

    assert refused.value.refusal.code == "override_not_yours"
    assert Event.objects.get(deed="cases.referred").reason == why
    assert CaseReferral.objects.get().basis == "override"


def test_a_packet_rests_on_the_consent_that_covers_it_and_ends_with_it(case, staff):
    from sasando.exchange.referrals.models import Packet

    worker, person = staff("CW"), refs(case)[0]
    wide = ConsentInput("health", ("name", "sex"), (), "self", "written", TODAY, date(2026, 3, 1))
    narrow = ConsentInput("health", ("sex",), (), "self", "written", TODAY, None)
    carries = persons.record_consent(case, person=person, facts=wide, by=worker)
    persons.record_consent(case, person=person, facts=narrow, by=worker)
    facts = sharing.ReferralFacts(
        "referral", "health", frozenset({"name"}), "consent", "", "", "", date(2026, 2, 18)
    )
    sharing.refer(
        case, agency=sharing.Agency("RS-UJI", "RS Uji", "health"), facts=facts, person=person,
        by=worker,
    )  # fmt: skip

    ends = Packet.objects.get().expires_on
    gone = sharing.withdraw_consent(case, consent=carries.ref, reason="Berubah.", by=worker)

    assert (ends, gone) == (date(2026, 3, 1), 1)
    assert Packet.objects.get().state == "revoked"
