"""Works are loaded with their source, corrected beside what stood, checked by a named officer."""

from datetime import date, timedelta

import pytest

from sasando.domain.regulations.standing import State
from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.library.places.models import ReferenceFile
from sasando.library.regulations import actions, citing, histories, jdih, law, on_day, works
from sasando.library.regulations.models import Instrument, Relation
from sasando.library.regulations.works import RelationFacts, SaidFacts, Seen, WorkFacts
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("reference")
ACT = "/akn/id/act/uu/2017/18"
COSTS = "/akn/id/act/permen-p2mi/2025/17"
OLD_RULE, NEW_RULE = "/akn/id/act/perban-bp2mi/2024/6", "/akn/id/act/permen-p2mi/2025/23"
GAZETTE, PRESS = Seen("BN 2024/700 (uji)", is_checked=True), Seen("Koran uji, 1 Feb 2026")
DAY = timedelta(days=1)
FACTS = WorkFacts(
    type="Perban BP2MI", number="6", year=2024, title="Penanganan kasus", status="in_force",
    promulgated=date(2024, 3, 1), in_force_from=date(2024, 3, 1),
)  # fmt: skip


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(Refused) as found:
        call(*args, **kwargs)
    return found.value.refusal.code


def relation(subject: str, kind: str, target: str) -> Relation:
    return Relation.objects.get(subject=subject, kind=kind, target=target, corrects__isnull=True)


def test_every_shipped_fact_is_loaded_with_its_source():
    found = law.law()

    assert (len(found.works), len(found.readings)) == (93, 2)
    assert all(work.evidence.source and work.summary.id for work in found.works.values())
    assert all(one.evidence.source for said in found.said.values() for one in said)
    named = {one for each in found.relations for one in (each.subject, each.target)}
    assert named - set(found.works) == set()
    assert {code for code in found.said} | {code for code in found.cited} <= set(found.works)


def test_nothing_shipped_counts_as_checked_by_an_officer():
    found = law.law()

    assert not any(work.evidence.is_checked for work in found.works.values())
    assert not any(one.evidence.is_checked for one in found.relations)


def test_how_a_work_stands_follows_from_what_others_do_to_it():
    stands = {
        day: histories.status_of("/akn/id/act/uu/2004/39", day=day).state
        for day in (date(2017, 11, 21), date(2017, 11, 22))
    }

    assert list(stands.values()) == [State.IN_FORCE, State.REVOKED]
    assert histories.status_of(ACT, day=date(2020, 11, 2)).state is State.AMENDED


def test_an_officer_who_checked_the_gazette_is_named_and_doubt_ends(actor):
    before = histories.status_of(OLD_RULE, day=date(2025, 12, 1)).state

    works.correct_work(OLD_RULE, facts=FACTS, edition=1, seen=GAZETTE, by=actor("CS"))

    after = histories.status_of(OLD_RULE, day=date(2025, 12, 1))
    work = law.law().works[OLD_RULE]
    assert (before, after.state) == (State.UNKNOWN, State.IN_FORCE)
    assert after.is_checked
    assert (work.evidence.checked_by, work.evidence.checked_on) == ("Test CS", NOW.date())
    event = Event.objects.first()
    assert (event.deed, event.facts["was"]["status"]) == ("regulations.work_checked", "unknown")


def test_a_correction_from_the_press_is_not_called_checked(actor):
    works.correct_work(OLD_RULE, facts=FACTS, edition=1, seen=PRESS, by=actor("PO"))

    evidence = law.law().works[OLD_RULE].evidence
    assert (evidence.is_checked, evidence.level, evidence.source) == (False, "press", PRESS.source)


def test_a_later_load_offers_and_never_overwrites(actor):
    works.correct_work(OLD_RULE, facts=FACTS, edition=1, seen=GAZETTE, by=actor("CS"))
    ReferenceFile.objects.filter(name="regulations.csv").delete()

    actions.load_reference(NOW)

    row = Instrument.objects.get(code=OLD_RULE)
    assert (row.status, row.offered["status"]) == ("in_force", "unknown")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": " "}, "work_incomplete"),
        ({"status": "odd"}, "work_incomplete"),
        ({"in_force_from": date(2024, 2, 29)}, "work_out_of_order"),
    ],
)
def test_a_work_is_not_written_by_halves(actor, change, code):
    facts = WorkFacts(**{**FACTS.__dict__, **change})

    found = refused(works.correct_work, OLD_RULE, facts=facts, edition=1, seen=GAZETTE, by=actor())

    assert found == code
    assert not Event.objects.exists()


def test_the_second_of_two_savers_is_refused(actor):
    works.correct_work(OLD_RULE, facts=FACTS, edition=1, seen=PRESS, by=actor())

    assert refused(
        works.correct_work, OLD_RULE, facts=FACTS, edition=1, seen=PRESS, by=actor()
    ) == "stale_version"  # fmt: skip


def test_an_added_work_has_a_code_as_others_and_comes_once(actor):
    facts = WorkFacts(type="Perda Provinsi NTT", number="3", year=2026, title="Pelindungan PMI",
                      status="in_force", level="province")  # fmt: skip

    code = works.add_work(facts, seen=PRESS, by=actor())

    assert code == "/akn/id-nt/act/perda-provinsi-ntt/2026/3"
    assert law.law().works[code].short == "Perda Provinsi NTT 3/2026"
    assert refused(works.add_work, facts, seen=PRESS, by=actor()) == "work_exists"
    assert refused(works.add_work, facts, seen=Seen(" "), by=actor()) == "source_missing"


def test_a_circular_amendment_is_refused_in_words_and_nothing_is_written(actor):
    with pytest.raises(Refused) as found:
        works.relate(RelationFacts(ACT, "amends", "/akn/id/act/uu/2023/6"), seen=PRESS, by=actor())

    assert found.value.refusal.code == "relation_in_circle"
    assert "melingkar" in found.value.refusal.words.id
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (RelationFacts(ACT, "amends", ACT), "relation_to_itself"),
        (RelationFacts(NEW_RULE, "amends", "/akn/id/act/uu/1/1"), "instrument_missing"),
        (RelationFacts(NEW_RULE, "repeals", OLD_RULE, anchor="tiga"), "place_unknown"),
        (RelationFacts(NEW_RULE, "repeals", OLD_RULE), "relation_exists"),
        (RelationFacts(NEW_RULE, "amends", OLD_RULE, on=date(2023, 1, 1)), "relation_too_early"),
    ],
)
def test_a_relation_that_cannot_be_is_refused(actor, facts, code):
    assert refused(works.relate, facts, seen=PRESS, by=actor()) == code


def test_a_corrected_relation_stands_beside_the_one_before(actor):
    old = relation(NEW_RULE, "repeals", OLD_RULE)
    facts = RelationFacts(NEW_RULE, "repeals", OLD_RULE, on=date(2025, 10, 20))

    works.correct_relation(old.ref, facts=facts, seen=GAZETTE, by=actor("CS"))

    works.correct_work(OLD_RULE, edition=1, seen=PRESS, by=actor(), facts=FACTS)
    days = (date(2025, 10, 19), date(2025, 10, 20))
    states = [histories.status_of(OLD_RULE, day=day).state for day in days]
    assert states == [State.IN_FORCE, State.REVOKED]
    assert Relation.objects.filter(subject=NEW_RULE, target=OLD_RULE).count() == 2
    again = refused(works.correct_relation, old.ref, facts=facts, seen=GAZETTE, by=actor())
    assert again == "stale_version"


def test_a_withdrawn_relation_counts_no_longer_and_stays_on_record(actor):
    old = relation(NEW_RULE, "repeals", OLD_RULE)

    works.withdraw_relation(old.ref, reason="Uji", by=actor())

    assert NEW_RULE not in {event.by for event in histories.events_of(OLD_RULE)
                            if not event.is_withdrawn and not event.corrects
                            and event.key not in _replaced(OLD_RULE)}  # fmt: skip
    assert Relation.objects.filter(pk=old.pk).exists()
    assert refused(works.withdraw_relation, old.ref, reason=" ", by=actor()) == "reason_missing"


def _replaced(code: str) -> set[str]:
    return {event.corrects for event in histories.events_of(code)}


def test_an_own_summary_is_written_checked_and_found(actor):
    facts = SaidFacts("art_31", "placement_cost", "Kata-kata sendiri tentang biaya")

    key = works.say(ACT, facts=facts, seen=PRESS, by=actor())

    answers = on_day.on_day(date(2026, 2, 6), topics=["placement_cost"])[0]
    assert key in {one.key for one in answers.applied}
    works.say(ACT, facts=facts, seen=GAZETTE, key=key, by=actor("CS"))
    said = next(one for one in law.law().said[ACT] if one.code == key)
    assert said.evidence.is_checked
    odd = SaidFacts("pasal", "placement_cost", "x")
    assert refused(works.say, ACT, facts=odd, seen=PRESS, by=actor()) == "place_unknown"


def test_both_readings_of_a_contested_rule_are_given():
    readings = on_day.readings_of(ACT, "art_30")

    assert [one.code for one in readings] == ["BIAYA-A", "BIAYA-B"]
    assert on_day.readings_of(COSTS, "") == readings
    assert on_day.readings_of(ACT, "art_31") == ()


def test_citations_lead_both_ways():
    there = citing.places_of("duty", "UU18-2017-41-b")
    back = citing.resting_on(ACT, anchor="art_41")

    assert [(one.code, one.label.id) for one in there] == [(ACT, "Pasal 41 huruf b")]
    assert ("duty", "UU18-2017-41-b") in {(one.kind, one.key) for one in back}
    assert {one.kind for one in citing.resting_on(OLD_RULE)} == {"rule", "ground", "indicator"}
    rule = citing.places_of("rule", "R-PERBAN6-30A")
    assert [(one.code, one.anchor) for one in rule] == [(OLD_RULE, "art_30__para_1__point_a")]
    assert ACT in {one.code for one in citing.places_of("category", "BIAYA_BERLEBIH")}


def test_a_work_has_the_sixteen_metadata_and_says_what_is_not_known():
    work = law.law().works[ACT]

    data = {one.name: one.value for one in jdih.sixteen(work, state=State.AMENDED, attachment=None)}

    assert len(data) == 16
    assert data["title"] == "UU Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia"
    assert data["gazette"] == "LN 2017/242, TLN 6141"
    assert data["location"] is None
