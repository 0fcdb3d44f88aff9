"""What was released is open as stored; what is for partners, or not signed, is not."""

import dataclasses

import pytest

from sasando.library.publications import actions, releasing
from tests.library.publications.conftest import BYTES, FACTS, audited, package

pytestmark = pytest.mark.django_db


@pytest.fixture
def publish(actor):
    """Return a function that releases a package and gives its number."""

    def go(**changes):
        by = actor("PO", login="maker")
        ref = actions.open_draft(dataclasses.replace(FACTS, **changes), by=by)
        audited(ref, by=by)
        actions.agree(ref, package_sha256=BYTES, by=actor("CS", login="cs"))
        actions.agree(ref, package_sha256=BYTES, by=actor("HO", login="head"))
        return releasing.publish(ref, package=package(), by=by)

    return go


@pytest.fixture(autouse=True)
def _reference(reference):
    """Pages of figures read the reference data."""


def test_a_release_shows_tables_signatures_and_files(client, publish):
    number = publish()

    page = client.get(f"/data/rilis/{number}/").content.decode()

    assert "Rilis contoh" in page
    assert "127" in page
    assert "Test HO" in page
    assert f"/data/rilis/{number}/berkas/deaths.csv" in page


def test_a_file_is_given_byte_for_byte(client, publish):
    answer = client.get(f"/data/rilis/{publish()}/berkas/deaths.csv")

    assert answer.content == package().files[0].content
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "attachment" in answer["Content-Disposition"]


def test_both_languages_and_the_passport(client, publish):
    number = publish()

    english = client.get(f"/en/data/rilis/{number}/").content.decode()
    passport = client.get(f"/data/rilis/{number}/deaths/paspor/")
    plain = client.get(f"/data/rilis/{number}/deaths/paspor.json").json()

    assert "Sample release" in english
    assert passport.status_code == 200
    assert plain == {"id": "deaths-1"}


def test_what_replaced_it_and_the_erratum_stand_on_its_page(client, publish, actor):
    first = publish()
    actions.add_erratum(first, text="Salah cetak.", text_en="Misprint.", by=actor("CS"))

    later = publish(supersedes=first)

    page = client.get(f"/data/rilis/{first}/").content.decode()
    assert "Salah cetak." in page
    assert later in page
    feed = client.get("/data/rilis/feed/").content.decode()
    assert first in feed
    assert later in feed
    assert "Salah cetak." in feed


@pytest.mark.parametrize("path", ["", "berkas/deaths.csv", "deaths/paspor/", "deaths/paspor.json"])
def test_a_release_for_partners_answers_as_if_it_were_not_there(client, publish, path):
    number = publish(audience="partners")

    held = client.get(f"/data/rilis/{number}/{path}")
    missing = client.get(f"/data/rilis/RL-2099-0001/{path}")

    assert held.status_code == missing.status_code == 404
    assert number not in client.get("/data/rilis/").content.decode()
    assert number not in client.get("/data/catalog.jsonld").content.decode()


def test_the_catalogue_names_releases_with_their_digests(client, publish):
    first = publish()
    later = publish(supersedes=first)

    found = client.get("/data/catalog.jsonld").json()

    told = {one["dct:identifier"]: one for one in found["dcat:dataset"]}
    assert told[later]["dcat:previousVersion"]["@id"].endswith(f"/data/rilis/{first}/")
    sums = [one["spdx:checksum"] for one in told[first]["dcat:distribution"]]
    assert all(len(one["spdx:checksumValue"]) == 64 for one in sums)


def test_nothing_released_says_so(client):
    assert "Belum ada yang dirilis" in client.get("/data/rilis/").content.decode()
