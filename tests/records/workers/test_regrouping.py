"""Joining moves identities; parting puts them back exactly; nothing happens without a reason."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.records.workers import actions, queries, search
from sasando.records.workers.models import Identity, Person

pytestmark = pytest.mark.django_db


def grouping() -> dict[int, tuple[int, bool]]:
    """Return identity → (person, is main) of the whole store."""
    rows = Identity.objects.values_list("pk", "person_id", "is_main")
    return {pk: (person, main) for pk, person, main in rows}


def test_parting_puts_back_exactly_what_joining_moved(people, actor):
    kept, other = people("Petrus Lado Wain"), people("Rahman bin Yusof")
    before = grouping()

    joining = actions.join_people(kept, other=other, reason="satu orang", by=actor("CS"))
    joined = queries.person_for(kept.ref, actor=actor("CS"))
    actions.part_people(joining, reason="dua orang", by=actor("CS"))

    assert len(joined.identities) == 2
    assert queries.person_for(kept.ref, actor=actor("CS")).main.name == "Petrus Lado Wain"
    assert grouping() == before


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=6))
def test_undoing_in_reverse_restores_any_sequence(people, actor, pairs):
    persons = [people(f"Orang {number}") for number in range(5)]
    before, done = grouping(), []

    for first, second in pairs:
        if first != second:
            given_two = (persons[first], persons[second])
            done.append(
                actions.join_people(given_two[0], other=given_two[1], reason="uji", by=actor("CS"))
            )
    for joining in reversed(done):
        actions.part_people(joining, reason="uji", by=actor("CS"))

    after = grouping()
    assert {pk: after[pk] for pk in before} == before


def test_an_older_joining_cannot_be_parted_before_a_newer_one(people, actor):
    first, second, third = people("A Satu"), people("B Dua"), people("C Tiga")
    older = actions.join_people(first, other=second, reason="uji", by=actor("CS"))
    actions.join_people(third, other=first, reason="uji", by=actor("CS"))

    with pytest.raises(Refused) as refused:
        actions.part_people(older, reason="uji", by=actor("CS"))

    assert refused.value.refusal.code == "changed_since"


@pytest.mark.parametrize("reason", ["", "   "])
def test_nobody_joins_without_a_reason(people, actor, reason):
    with pytest.raises(Refused):
        actions.join_people(people(), other=people("Lain"), reason=reason, by=actor("CS"))


def test_nobody_is_joined_with_themselves(people, actor):
    person = people()

    with pytest.raises(Refused) as refused:
        actions.join_people(person, other=Person.objects.get(), reason="uji", by=actor("CS"))

    assert refused.value.refusal.code == "join_same_person"


@pytest.mark.parametrize(
    "asked", ["Petrus Lado Wain", "Pitrus Lado Wain", "wain petrus", "Rahman bin Jusof", "Pieter"]
)
def test_search_finds_a_man_under_any_spelling_of_any_name(people, actor, asked):
    people("Petrus Lado Wain", aliases=("Rahman bin Yusof", "Pieter Lado"))
    people("Maria Goreti Nenu")

    found = search.find_people(asked, actor=actor("CS"))

    assert found[0].card.name == "Petrus Lado Wain"


def test_search_finds_a_number_in_full_and_never_in_part(people, actor):
    people(nik="5321012303870007")

    assert search.find_people("5321012303870007", actor=actor("CS"))[0].score == 100
    assert search.find_people("53210123038700", actor=actor("CS")) == []


def test_equal_nik_and_equal_sound_year_village_are_hints(people, actor):
    from datetime import date

    born = {"born_from": date(1987, 1, 1), "born_to": date(1987, 12, 31)}
    one = people("Yohanes Nahak", village_code="53.21.05.2005", **born)
    two = people("Johanis Nahak", village_code="53.21.05.2005", **born)
    people("Yohanes Nahak", village_code="53.21.05.2006", **born)

    hints = queries.hints_for(one.ref, actor=actor("CS"))

    assert [card.ref for card, _why in hints] == [two.ref]


def test_opening_a_number_writes_who_and_why_first(people, actor):
    person = people(nik="5321012303870007")
    identity = Identity.objects.get(person=person)

    value = actions.reveal(identity, field="nik", reason="cocokkan paspor", by=actor("CS"))

    event = Event.objects.order_by("-seq").first()
    assert value == "5321012303870007"
    assert (event.deed, event.reason) == ("workers.unmasked", "cocokkan paspor")
    assert "5321012303870007" not in str(event.facts)


def test_no_number_opens_without_a_reason(people, actor):
    person = people(nik="5321012303870007")
    before = Event.objects.count()

    with pytest.raises(Refused):
        actions.reveal(Identity.objects.get(person=person), field="nik", reason=" ", by=actor("CS"))

    assert Event.objects.count() == before


def test_the_second_of_two_savers_is_refused(people, actor):
    from sasando.records.workers.facts import IdentityFacts

    identity = Identity.objects.get(person=people())
    actions.correct_identity(
        identity, facts=IdentityFacts(name="Petrus L. Wain"), version=1, by=actor("CS")
    )

    with pytest.raises(Refused) as refused:
        actions.correct_identity(
            identity, facts=IdentityFacts(name="Piet Wain"), version=1, by=actor("CW")
        )

    assert refused.value.refusal.code == "stale_version"
    assert Identity.objects.get().name == "Petrus L. Wain"
