"""A death: who knows it, what leaves, what is bound; issue 3, first bullet."""

import io
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from sasando.domain.values.words import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def death(opened, staff):
    """Return a fresh case of a death, whose family has not been told."""
    return opened("MENINGGAL", narrative="Kabar dari perwakilan.")


@pytest.fixture
def told(death, staff):
    """Return the case after two officers agreed and the family was told."""
    from sasando.records.cases import moving, persons

    worker, head = staff("CW"), staff("CS")
    for evidence in ("fingerprint", "kin"):
        match = persons.add_match(death, evidence=evidence, note="dilihat", by=worker)
        persons.agree(death, match=match.ref, by=head)
    for code in ("identity_sure", "family_told"):
        moving.finish_step(death, code=code, on=worker.today, note="tatap muka", by=worker)
    return death


def code_of(refused) -> str:
    return refused.value.refusal.code


def arrival(by, **values):
    from sasando.records.cases.arriving import ArrivalFacts

    facts = ArrivalFacts("GA 448", by.now + timedelta(days=1), "", "Malaka")
    return replace(facts, **values)


def partner(kind: str, *, receives: bool, areas: tuple[str, ...] = ()):
    from sasando.records.cases.arriving import Partner
    from sasando.records.cases.sharing import Agency

    return Partner(Agency(f"UJI-{kind}", f"Lembaga {kind}", kind), receives, areas)


def tell(case, partners, by, **values):
    from sasando.records.cases import arriving

    given = {"facts": arrival(by), "basis": "legal_duty", "article": "Permen P2MI 32/2025 Ps. 13"}
    return arriving.tell_arrival(case, partners=partners, by=by, **(given | values))


def sent_text(packet) -> str:
    """Return everything a packet holds, in clear."""
    from sasando.exchange.referrals import sealed
    from sasando.exchange.referrals.models import Packet

    row = Packet.objects.get(ref=packet.ref)
    return sealed.unseal(row.ref, row=row, column="snapshot")


@pytest.mark.parametrize(
    ("evidence", "agreeing"),
    [(("fingerprint", "kin"), 1), (("passport", "nik"), 2), (("fingerprint",), 2)],
    ids=["one officer", "two papers, one group", "one match"],
)
def test_a_family_is_told_only_when_two_agree_on_two_independent_matches(
    death, staff, evidence, agreeing
):
    from sasando.records.cases import moving, persons

    worker, head = staff("CW"), staff("CS")
    for one in evidence:
        match = persons.add_match(death, evidence=one, note="dilihat", by=worker)
        if agreeing > 1:
            persons.agree(death, match=match.ref, by=head)

    with pytest.raises(Refused) as refused:
        moving.finish_step(death, code="identity_sure", on=worker.today, note="", by=worker)

    assert code_of(refused) == "identity_not_sure"


def test_an_untold_death_leaves_by_no_notice_letter_text_or_draft(death, staff):
    from sasando.domain.cases.handover import HandoverFacts
    from sasando.records.cases import letters, persons, reading, sharing
    from sasando.records.cases.inputs import HandoverDraft
    from sasando.records.cases.models import CaseReferral, CopiedText, Handover

    by = staff("CW")
    person = reading.people(death)[0].ref
    parties = HandoverFacts("family", "Ibu Uji", "parent", True, "village", "Kepala Desa Uji")
    draft = HandoverDraft(parties, "Petugas", "Pengantar Kerja", None, "", "", "")
    tries = [
        lambda: tell(death, [partner("regency", receives=True)], by),
        lambda: tell(death, [partner("church", receives=False)], by),
        lambda: letters.write_letter(death, code="pickup", to="Pemkab", place="", by=by),
        lambda: sharing.record_copy(
            death, audience="family", fields=frozenset({"name"}), basis="next_of_kin", by=by
        ),
        lambda: persons.draw_handover(death, person=person, draft=draft, by=by),
    ]

    for attempt in tries:
        with pytest.raises(Refused) as refused:
            attempt()
        assert code_of(refused) == "family_not_told"

    made = (CaseReferral, CopiedText, Handover)
    assert [model.objects.filter(case=death).count() for model in made] == [0, 0, 0]
    assert letters.write_letter(death, code="mission_papers", to="KJRI", place="", by=by).number


def test_names_go_to_those_who_receive_and_to_no_other(told, staff):
    by = staff("CW")

    receiving, hearing = tell(
        told, [partner("regency", receives=True), partner("church", receives=False)], by
    )

    assert "Yustina Mau Lodo" in sent_text(receiving.packet)
    heard = sent_text(hearing.packet)
    assert "Yustina" not in heard
    assert "GA 448" in heard and "1 jenazah" in heard and "Malaka" in heard and "WITA" in heard


def test_a_receiver_gets_the_names_of_its_own_area_alone(told, staff):
    from sasando.records.cases.models import CaseReferral

    by = staff("CW")

    with pytest.raises(Refused) as refused:
        tell(told, [partner("regency", receives=True, areas=("53.04",))], by)
    sent = tell(told, [partner("regency", receives=True, areas=("53.18",))], by)

    assert code_of(refused) == "nobody_for_them"
    assert len(sent) == CaseReferral.objects.filter(case=told).count() == 1


def test_one_refused_partner_means_that_nobody_is_told(told, staff):
    from sasando.records.cases.models import CaseReferral

    by = staff("CW")
    partners = [
        partner("church", receives=False),
        partner("regency", receives=True, areas=("53.04",)),
    ]

    with pytest.raises(Refused):
        tell(told, partners, by)

    told.refresh_from_db()
    assert told.carrier == ""
    assert not CaseReferral.objects.filter(case=told).exists()


@pytest.mark.parametrize(
    ("category", "agrees", "expected"),
    [("SAKIT", None, "village_needs_agreement"), ("SAKIT", False, "village_needs_agreement"),
     ("SAKIT", True, "")],
)  # fmt: skip
def test_a_village_hears_of_a_sick_return_only_when_the_person_agrees(
    opened, staff, category, agrees, expected
):
    from sasando.records.cases import letters
    from sasando.records.cases.models import CasePerson

    by, case = staff("CW"), opened(category)
    CasePerson.objects.filter(case=case).update(agrees_village=agrees)

    def outcome(attempt) -> str:
        try:
            attempt()
        except Refused as refused:
            return refused.refusal.code
        return ""

    assert outcome(lambda: tell(case, [partner("village", receives=False)], by)) == expected
    assert outcome(
        lambda: letters.write_letter(case, code="witness", to="Desa", place="", by=by)
    ) == expected  # fmt: skip


def test_a_village_hears_of_a_burial(told, staff):
    assert tell(told, [partner("village", receives=True)], staff("CW"))


def test_letters_carry_a_role_and_a_number_and_never_the_officer(opened, told, staff):
    from sasando.records.cases import letters

    by = staff("CW", login="petugas-uji")
    sick = opened("SAKIT", by=by)
    complaint = opened(by=by)

    for case in (sick, complaint):
        for code in letters.templates_for(case.kind):
            try:
                text = letters.write_letter(case, code=code, to="P3MI Uji", place="", by=by)
            except Refused as refused:
                assert refused.refusal.code == "village_needs_agreement"
                continue
            said = repr(text)
            assert text.number.startswith("SRT-2026-") and text.sender_role
            assert by.login not in said and by.name not in said


def test_a_photo_in_a_death_is_sensitive_and_has_no_preview(death, staff):
    from PIL import Image

    from sasando.foundation.files.models import StoredFile
    from sasando.records.cases import working
    from sasando.records.cases.inputs import FileFacts

    photo = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(photo, "JPEG")

    paper = working.attach(death, file=FileFacts(photo.getvalue(), "foto.jpg"), by=staff("CW"))

    stored = StoredFile.objects.get(ref=paper.file)
    assert (paper.is_sensitive, stored.is_sensitive, stored.has_preview) == (True, True, False)


def test_the_second_of_two_officers_who_tick_a_paper_is_refused(death, staff):
    from sasando.records.cases import reading, working

    by, later = staff("CW"), staff("CW", now=staff("CW").now + timedelta(minutes=1))
    line = reading.papers(death)[0]
    seen = {"ref": line.ref, "version": line.version}
    working.tick_paper(death, is_there=True, expected_on=None, by=later, **seen)

    with pytest.raises(Refused) as refused:
        working.tick_paper(death, is_there=False, expected_on=by.today, by=later, **seen)

    assert code_of(refused) == "stale_version"
    assert reading.papers(death)[0].is_there


def test_the_second_of_two_officers_who_plan_a_step_is_refused(told, staff):
    from sasando.records.cases import moving, reading

    by = staff("CW")
    moving.plan_step(told, code="flown", on=by.today, by=by)

    with pytest.raises(Refused) as refused:
        moving.plan_step(told, code="flown", on=by.today + timedelta(days=3), version=0, by=by)

    assert code_of(refused) == "stale_version"
    assert reading.steps(told)["flown"].planned_on == by.today


def test_a_paper_says_what_binds_its_file_and_when_it_is_destroyed(death, staff):
    from sasando.foundation.files.models import StoredFile
    from sasando.records.cases import reading, working
    from sasando.records.cases.inputs import FileFacts

    by = staff("CW")
    line = reading.papers(death)[0]
    file = FileFacts(b"Surat kematian", "surat.txt", expires_on=by.today + timedelta(days=30))

    working.attach(death, file=file, ref=line.ref, by=by)

    found = reading.papers(death)[0]
    stored = StoredFile.objects.get()
    assert (found.sha256, found.expires_on) == (stored.kept_sha256, by.today + timedelta(days=30))


def test_the_record_among_the_papers_is_ticked_once_it_is_signed(told, staff):
    from sasando.domain.cases.handover import HandoverFacts
    from sasando.records.cases import persons, reading
    from sasando.records.cases.inputs import FileFacts, HandoverDraft

    by = staff("CW")
    parties = HandoverFacts("family", "Ibu Uji", "parent", True, "village", "Kepala Desa Uji")
    draft = HandoverDraft(parties, "Petugas", "Pengantar Kerja", by.today, "Rumah duka", "", "")
    made = persons.draw_handover(told, person=reading.people(told)[0].ref, draft=draft, by=by)
    before = {line.code: line.is_there for line in reading.papers(told)}

    signed = persons.sign_handover(
        told, handover=made.ref, copy=FileFacts(b"salinan", "bast.txt"), signed_on=by.today, by=by
    )
    _name, _media, data = persons.read_signed(told, handover=made.ref, by=by)

    assert not before["REMAINS-BAST"]
    assert {line.code: line.is_there for line in reading.papers(told)}["REMAINS-BAST"]
    assert signed.signed_sha256 == sha256(data).hexdigest()
