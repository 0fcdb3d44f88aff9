"""`sasando calendar` and `sasando feed` write what their readers may see."""

from xml.etree import ElementTree

import icalendar
import pytest

from sasando.config import cli
from tests.library.commitments.rooms import TODAY, hearing, promise

ATOM = "{http://www.w3.org/2005/Atom}"
pytestmark = pytest.mark.usefixtures("reference")


def run(monkeypatch, *arguments):
    monkeypatch.setattr("sasando.config.prepare.migrate_when_needed", lambda: False)
    return cli.main(list(arguments))


@pytest.mark.parametrize(("readers", "events"), [("office", 4), ("partners", 4), ("public", 2)])
def test_the_calendar_is_written_for_its_readers(monkeypatch, tmp_path, actor, readers, events):
    clerk, out = actor("PO"), tmp_path / "kalender.ics"
    promise(clerk, hearing(clerk), due=TODAY.replace(year=2030))

    code = run(monkeypatch, "calendar", "--out", str(out), "--for", readers)

    assert code == 0
    assert len(icalendar.Calendar.from_ical(out.read_bytes()).events) == events


def test_the_feed_tells_public_meetings_newest_first_and_none_of_partners(
    monkeypatch, tmp_path, actor
):
    hearing(actor("PO"))
    out = tmp_path / "umpan.atom"

    code = run(monkeypatch, "feed", "--out", str(out), "--language", "en")

    entries = ElementTree.fromstring(out.read_text(encoding="utf-8")).findall(f"{ATOM}entry")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries]
    assert code == 0
    assert titles == [
        "Visit of Commission V of DPRD to BP3MI NTT",
        "Coordination meeting on migrant workers of NTT",
    ]


def test_without_a_place_to_write_to_usage_is_told(monkeypatch):
    assert run(monkeypatch, "calendar") == 2
