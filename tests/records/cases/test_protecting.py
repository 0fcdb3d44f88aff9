"""The name guard follows the cases; others of the place are mixed in."""

import uuid

import pytest

from sasando.domain.news.whole import whole_of
from sasando.exchange.guard import actions as guard
from sasando.exchange.guard.models import Digest, Upkeep
from sasando.records.cases import protecting
from sasando.records.cases.models import Case
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
PLAIN = "Petugas menjelaskan layanan, biaya, dan hak pekerja kepada semua peserta di kantor. " * 3


def answer(name, by):
    body = f"{PLAIN}\n\nHadir {name} di sana.\n\n{PLAIN}"
    whole = whole_of([("id", "Pelayanan di kantor", "", body)])
    return guard.check(whole, draft=uuid.uuid4(), institutions=frozenset({"ntt"}), by=by).answer


@pytest.fixture
def by(actor):
    return actor("CLI", login="cli:system", now=NOW)


def test_a_person_of_a_restricted_case_is_found_and_someone_else_is_not(opened, by, actor, people):
    opened("PERDAGANGAN_ORANG", name="Wilhelmina Tukan Sogen")
    people("Blasius Hurek Ketu", regency_code="53.01")

    protecting.keep_guard_current(by=by)

    assert answer("Wilhelmina Sogen", actor("CMS")) == "stopped"
    assert answer("Blasius Ketu", actor("CMS", login="other")) == "passed"


def test_the_filter_follows_when_a_case_is_restricted_later(opened, by, actor):
    opened("GAJI_TIDAK_DIBAYAR", name="Blasius Hurek Ketu")
    protecting.keep_guard_current(by=by)
    Case.objects.update(is_restricted=True, version=2)

    protecting.keep_guard_current(by=by)

    assert answer("Blasius Ketu", actor("CMS")) == "stopped"


def test_others_of_the_place_are_mixed_in_always_the_same(opened, by, people):
    names = ("Lukas Nope", "Simon Tefa", "Paulus Manek", "Rosalia Bria", "Martha Uran")
    for name in names:
        people(name, regency_code="53.18")
    opened("PERDAGANGAN_ORANG", name="Wilhelmina Tukan Sogen")

    protecting.keep_guard_current(by=by)
    first = set(Digest.objects.values_list("value", flat=True))
    Upkeep.objects.update(fingerprint="")
    protecting.keep_guard_current(by=by)

    assert set(Digest.objects.values_list("value", flat=True)) == first
    everyone = list(protecting._everyone(by.today))
    assert len(everyone) == 1 + protecting.DECOYS


def test_decoys_are_made_up_where_the_registry_holds_nobody_else(opened, by):
    opened("PERDAGANGAN_ORANG", name="Wilhelmina Tukan Sogen")

    everyone = list(protecting._everyone(by.today))

    assert len(everyone) == 1 + protecting.DECOYS


def test_nothing_is_written_while_nothing_changed(opened, by):
    opened("PERDAGANGAN_ORANG")

    assert protecting.keep_guard_current(by=by)
    assert not protecting.keep_guard_current(by=by)
