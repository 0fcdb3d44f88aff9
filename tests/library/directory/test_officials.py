"""Who holds a post: a term ends and no row goes; a second holder is told, never refused."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.library.directory import actions, officials
from sasando.library.directory.actions import OfficialFacts
from sasando.library.directory.models import Official, Unit
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
UNIT, OTHER = "DISNAKER-NTT", "DISNAKER-5307"
TODAY = NOW.date()
FACTS = OfficialFacts(
    post="Kepala Dinas", post_en="Head of Service", name="Contohardus Rekaanono",
    source="Surat (uji)", since=TODAY - timedelta(days=30),
)  # fmt: skip


def changed(**new):
    return OfficialFacts(**{**FACTS.__dict__, **new})


def test_the_shipped_directory_names_no_person(reference):
    assert not Official.objects.exists()


def test_an_official_is_added_without_a_name_in_the_log(reference, actor):
    actions.add_official(UNIT, facts=FACTS, by=actor("CS"))

    (one,) = officials.of_unit(UNIT, today=TODAY)
    event = Event.objects.get(deed="directory.official_written")
    assert (one.name, one.post.en, one.of, one.is_verified) == (
        "Contohardus Rekaanono", "Head of Service", "", False,
    )  # fmt: skip
    assert "Contohardus" not in str(event.facts)


def test_a_post_of_the_institution_shows_at_each_of_its_units(reference, actor):
    row = actions.add_official(UNIT, facts=changed(of_institution=True), by=actor("CS"))

    owner = Unit.objects.get(code=UNIT).institution
    assert (row.unit, row.institution) == (None, owner)
    assert officials.of_unit(UNIT, today=TODAY)[0].of == owner.name
    assert officials.official(row.pk, unit=OTHER) is None
    assert officials.of_unit("NOWHERE", today=TODAY) == []


@pytest.mark.parametrize("missing", [{"post": " "}, {"name": ""}, {"source": ""}, {"name": "=1"}])
def test_an_official_by_halves_is_refused(reference, actor, missing):
    with pytest.raises(Refused):
        actions.add_official(UNIT, facts=changed(**missing), by=actor("CS"))

    with pytest.raises(Refused):
        actions.add_official("NOWHERE", facts=FACTS, by=actor("CS"))


def test_the_second_of_two_savers_is_refused(reference, actor):
    by = actor("CS")
    row = actions.add_official(UNIT, facts=FACTS, by=by)
    actions.correct_official(
        row.pk, unit=UNIT, facts=changed(name="Contohardus Rekaan"), version=1, by=by
    )

    with pytest.raises(Refused) as told:
        actions.correct_official(row.pk, unit=UNIT, facts=FACTS, version=1, by=by)

    assert told.value.refusal is STALE_VERSION
    assert Official.objects.get().name == "Contohardus Rekaan"


def test_a_term_ends_on_its_last_day_and_the_row_stays(reference, actor):
    by = actor("CS")
    row = actions.add_official(UNIT, facts=FACTS, by=by)

    with pytest.raises(Refused):
        actions.end_term(row.pk, until=FACTS.since - timedelta(days=1), version=1, by=by)
    actions.end_term(row.pk, until=TODAY, version=1, by=by)

    (one,) = officials.of_unit(UNIT, today=TODAY)
    assert one.holds(TODAY)
    assert not one.holds(TODAY + timedelta(days=1))
    with pytest.raises(Refused):
        late = changed(since=TODAY + timedelta(days=1))
        actions.correct_official(row.pk, unit=UNIT, facts=late, version=2, by=by)


def test_the_database_keeps_terms_forward_and_units_with_officials(reference, actor):
    actions.add_official(UNIT, facts=FACTS, by=actor("CS"))

    with pytest.raises(IntegrityError), transaction.atomic():
        Official.objects.update(until=FACTS.since - timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Official.objects.update(unit=None)
    with pytest.raises(ProtectedError):
        Unit.objects.get(code=UNIT).delete()


def test_a_second_holder_in_the_same_time_is_counted(reference, actor):
    by = actor("CS")
    first = actions.add_official(UNIT, facts=FACTS, by=by)
    actions.add_official(OTHER, facts=FACTS, by=by)
    assert officials.others_in_post(first.pk) == 0

    second = actions.add_official(UNIT, facts=changed(name="Misalina Karangwati"), by=by)
    assert officials.others_in_post(second.pk) == 1

    actions.end_term(first.pk, until=FACTS.since + timedelta(days=5), version=1, by=by)
    later = changed(name="Misalina Karangwati", since=FACTS.since + timedelta(days=6))
    actions.correct_official(second.pk, unit=UNIT, facts=later, version=1, by=by)
    assert officials.others_in_post(first.pk) == officials.others_in_post(second.pk) == 0


def test_spellings_are_told_once_each_while_the_term_runs(reference, actor):
    row = actions.add_official(UNIT, facts=FACTS, by=actor("CS"))
    text = "Kontohardus Rekaanono hadir.\nKontohardus Rekaanono pulang."

    (told,) = officials.spellings(text, today=TODAY)
    assert (told.written, told.name) == ("Kontohardus Rekaanono", FACTS.name)
    assert told.post.id.startswith("Kepala Dinas, ")

    assert officials.spellings(text, today=FACTS.since - timedelta(days=1)) == []
    actions.end_term(row.pk, until=TODAY, version=1, by=actor("CS"))
    assert officials.spellings(text, today=TODAY + timedelta(days=1)) == []
