"""A brief from preparation to signature: what is signed is what was prepared, byte for byte."""

import pytest

from sasando.analysis.briefs import approving, pack
from sasando.analysis.briefs.contents import Signature
from sasando.analysis.extracts import sealing, snapshots
from sasando.analysis.extracts.snapshots import UNKNOWN
from sasando.analysis.releases import assembling
from sasando.domain.disclosure import signing as rules
from sasando.domain.values.words import Refused
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.audit.models import Event
from sasando.library.publications import briefs
from sasando.library.publications.briefs import BriefChoice
from sasando.library.statistics.models import PrintedFigure

CHOICE = BriefChoice(
    "Bahan untuk rapat uji", period="2025", compare=2024, month="2025-12", sheets=("53.21", "NTT-7")
)
pytestmark = [pytest.mark.django_db, pytest.mark.prove]


@pytest.fixture
def maker(actor):
    return actor("PO", login="maker")


@pytest.fixture
def head(actor):
    return actor("HO", login="head", name="Beni Talan")


@pytest.fixture
def draft(reference, maker):
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    return approving.prepare(CHOICE, snapshot="", by=maker)


@pytest.fixture
def asked(draft, maker):
    approving.ask(draft, content_sha256=content(draft), by=maker)
    return draft


def content(ref) -> str:
    return briefs.draft(ref).laid.content_sha256


def refused(deed, *given, **named):
    with pytest.raises(Refused) as found:
        deed(*given, **named)
    return found.value.refusal


def print_another_figure() -> None:
    """Change what is printed, as a new import of figures would."""
    row = PrintedFigure.objects.filter(indicator="placements_by_origin", area_code="53").first()
    PrintedFigure.objects.filter(pk=row.pk).update(value=row.value + 1)


def test_a_draft_bears_its_mark_in_every_form_and_each_look_is_written(draft, maker):
    page = approving.preview(draft, "gambaran-umum.html", by=maker).content.decode()
    sheet = approving.preview(draft, "lembar-53.21.pdf", by=maker)

    assert "Rancangan, belum ditandatangani" in page
    assert "Bahan untuk rapat uji" in page
    assert sheet.content.startswith(b"%PDF")
    assert Event.objects.filter(deed="briefs.previewed").count() == 2


def test_the_same_snapshot_and_signature_give_the_bytes_that_were_kept(asked, head):
    number = approving.sign(asked, content_sha256=content(asked), by=head)

    found = briefs.brief(number)
    signed = Signature("Beni Talan", "Kepala kantor", found.signed_on, content(asked)[:16])
    again = approving.forms(found.laid, signed, by=head)
    kept = [briefs.file(number, one.path) for one in again]
    assert [one.path for one in again] == list(pack.paths(CHOICE.sheets))
    assert kept == list(again)
    page = briefs.file(number, "gambaran-umum.html").content.decode()
    assert "Ditandatangani Beni Talan, Kepala kantor, 11 Feb 2026" in page
    assert "belum ditandatangani" not in page


def test_the_print_follows_from_choice_and_figures_alone(draft, maker):
    snapshot = briefs.draft(draft).laid.snapshot
    again = approving.prepare(CHOICE, snapshot=snapshot, by=maker)
    other = approving.prepare(
        BriefChoice("Bahan untuk rapat uji", period="2024"), snapshot=snapshot, by=maker
    )

    assert content(again) == content(draft)
    assert content(other) != content(draft)


def test_a_figure_that_changes_after_the_request_stops_the_signature(asked, maker, head):
    print_another_figure()

    told = refused(approving.sign, asked, content_sha256=content(asked), by=head)

    assert told == rules.CONTENT_CHANGED
    assert briefs.signed() == []
    version = briefs.draft(asked).version
    approving.prepare_again(asked, CHOICE, snapshot="", version=version, by=maker)
    approving.ask(asked, content_sha256=content(asked), by=maker)
    assert approving.sign(asked, content_sha256=content(asked), by=head) == "PA-2026-0001"


def test_a_figure_that_changes_before_the_request_is_seen_then(draft, maker):
    print_another_figure()

    told = refused(approving.ask, draft, content_sha256=content(draft), by=maker)
    look = refused(approving.preview, draft, "berita.txt", by=maker)

    assert told == look == rules.CONTENT_CHANGED


def test_the_maker_and_whoever_is_not_the_head_are_refused(asked, actor):
    sha256 = content(asked)

    own = refused(approving.sign, asked, content_sha256=sha256, by=actor("HO", login="maker"))
    low = refused(approving.sign, asked, content_sha256=sha256, by=actor("CS", login="cs"))

    assert own == rules.OWN_BRIEF
    assert low == rules.NOT_HEAD


def test_a_deputy_signs_in_the_name_of_the_post_held(draft, actor):
    deputy = actor("HO", login="deputy", name="Tini", on_behalf_of="Plh. Kepala kantor a.n. Beni")

    signed = approving.signature(briefs.draft(draft).laid, by=deputy)

    assert (signed.name, signed.post) == ("Tini", "Plh. Kepala kantor a.n. Beni")


@pytest.mark.parametrize(
    ("choice", "snapshot", "code"),
    [
        (BriefChoice("Uji", period="kapan"), "", "period_unreadable"),
        (BriefChoice("Uji", period="1999"), "", "brief_period_empty"),
        (BriefChoice("Uji", month="2025-13"), "", "period_unreadable"),
        (BriefChoice("Uji", sheets=("53.99",)), "", "sheet_unknown"),
        (BriefChoice("Uji"), "f" * 32, UNKNOWN.code),
        (BriefChoice(" "), "", "brief_without_occasion"),
    ],
)
def test_what_cannot_be_prepared_is_refused_in_words(reference, maker, choice, snapshot, code):
    told = refused(approving.prepare, choice, snapshot=snapshot, by=maker)

    assert told.code == code
    assert briefs.drafts() == []


def test_a_snapshot_that_is_gone_or_was_changed_is_not_signed(asked, head, maker):
    snapshot = snapshots.open_snapshot(briefs.draft(asked).laid.snapshot, by=maker)
    table = next(snapshot.path.glob("*.parquet.sealed"))
    whole = table.read_bytes()
    table.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))

    changed = refused(approving.sign, asked, content_sha256=content(asked), by=head)
    table.write_bytes(whole)
    manifest = snapshot.path / "manifest.json"
    note = manifest.read_bytes()
    manifest.unlink()
    gone = refused(approving.sign, asked, content_sha256=content(asked), by=head)
    manifest.write_bytes(note)

    assert changed == sealing.TAMPERED
    assert gone == UNKNOWN
    assert briefs.signed() == []


def test_a_form_that_is_not_in_it_is_refused(draft, maker):
    told = refused(approving.preview, draft, "lembar-53.04.pdf", by=maker)

    assert told == approving.NO_FORM


def test_figures_of_a_signed_brief_count_as_published_from_then_on(asked, head):
    number = approving.sign(asked, content_sha256=content(asked), by=head)

    (found,) = assembling.published()

    told = {table.release for table in found.counts}
    assert told == {number}
    assert any(table.subject.population.startswith("placements") for table in found.counts)
