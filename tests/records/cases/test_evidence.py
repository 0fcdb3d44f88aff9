"""Original evidence beside a cleaned file, and the return record that a hand-over writes."""

from datetime import date, timedelta

import pytest
from PIL import Image

from sasando.domain.values.words import Refused
from tests.records.cases.test_redacting import SECRET, content, document, photo

pytestmark = pytest.mark.django_db
WHY = "Diminta penyidik Polda NTT sebagai bukti."


def attach(case, data, name, by, **more):
    from sasando.records.cases import working
    from sasando.records.cases.inputs import FileFacts

    return working.attach(case, file=FileFacts(data, name, **more), by=by)


def test_a_ticked_file_is_kept_clean_and_as_it_came(opened, staff):
    import io

    from sasando.foundation.files import actions as files
    from sasando.records.cases import working

    by, case = staff("CW"), opened("SAKIT")
    data = photo()

    paper = attach(case, data, "lokasi.png", by, is_evidence=True)
    name, media, bytes_ = working.read_original(case, ref=paper.ref, reason=WHY, by=by)

    assert bytes_ == data
    assert SECRET.encode() in bytes_
    assert SECRET.encode() not in content(paper)
    assert not Image.open(io.BytesIO(content(paper))).getexif()
    assert (name, media) == ("lokasi.png", "image/png")
    assert files.stored(paper.original).is_sensitive


def test_the_evidence_lies_on_no_disk_in_clear(opened, staff, settings):
    from pathlib import Path

    by, case = staff("CW"), opened("SAKIT")
    attach(case, document(), "surat.pdf", by, is_evidence=True)

    # Locks come and go beside the kept files; they hold nothing.
    home = Path(settings.SASANDO_HOME)
    found = [path for path in home.rglob("*") if path.suffix != ".lock" and path.is_file()]
    assert found
    assert not [path for path in found if SECRET.encode() in path.read_bytes()]


def test_a_file_that_is_not_ticked_has_no_original(opened, staff):
    from sasando.records.cases import working

    by, case = staff("CW"), opened("SAKIT")
    paper = attach(case, photo(), "lokasi.png", by)

    assert paper.original is None
    with pytest.raises(Refused) as refused:
        working.read_original(case, ref=paper.ref, reason=WHY, by=by)
    assert refused.value.refusal.code == "no_such_row"


def test_evidence_opens_only_for_a_reason_which_is_audited(opened, staff):
    from sasando.foundation.audit.models import Event
    from sasando.records.cases import working
    from sasando.records.cases.models import Entry

    by, case = staff("CW"), opened("SAKIT")
    paper = attach(case, photo(), "lokasi.png", by, is_evidence=True)

    with pytest.raises(Refused) as refused:
        working.read_original(case, ref=paper.ref, reason="  ", by=by)
    working.read_original(case, ref=paper.ref, reason=WHY, by=by)

    assert refused.value.refusal.code == "reason_missing"
    assert Event.objects.order_by("-seq").first().deed == "cases.original_read"
    assert Entry.objects.filter(case=case, deed="original_read").count() == 1


def test_a_refused_file_leaves_nothing_behind(opened, staff):
    from sasando.foundation.files.models import StoredFile

    by, case = staff("CW"), opened("SAKIT")
    before = StoredFile.objects.count()

    with pytest.raises(Refused):
        attach(case, b"MZ" + b"\0" * 100, "foto.jpg", by, is_evidence=True)

    assert StoredFile.objects.count() == before


def handed_over(case, by, *, witness="regency", agrees=None, on=None):
    """Draw up and sign the hand-over of the first person of a case."""
    from sasando.domain.cases.handover import HandoverFacts
    from sasando.records.cases import persons
    from sasando.records.cases.inputs import FileFacts, HandoverDraft
    from sasando.records.cases.models import CasePerson

    person = CasePerson.objects.get(case=case, role="subject")
    CasePerson.objects.filter(pk=person.pk).update(agrees_village=agrees)
    parties = HandoverFacts("family", "Ibu Uji", "mother", True, witness, "Yosep Uji")
    draft = HandoverDraft(
        planned_on=by.today, place="Bandara El Tari", giver_name="Uji", giver_post="Petugas",
        parties=parties, witness_post="Dinas", items="",
    )  # fmt: skip
    row = persons.draw_handover(case, person=person.ref, draft=draft, by=by)
    copy = FileFacts(document(), "bast.pdf")
    persons.sign_handover(case, handover=row.ref, copy=copy, signed_on=on or by.today, by=by)
    return CasePerson.objects.get(pk=person.pk)


def test_a_signed_hand_over_opens_the_return_record(opened, staff):
    by, case = staff("CW"), opened("SAKIT")

    movement = handed_over(case, by).movement

    assert (movement.direction, movement.kind) == ("return", "sick")
    assert (movement.country, movement.origin_regency) == ("MY", "53.18")
    assert movement.handed_over_on == by.today


def test_a_return_that_stands_is_completed_not_doubled(opened, staff):
    from sasando.records.cases.models import CasePerson
    from sasando.records.movements import actions
    from sasando.records.movements.facts import MovementFacts
    from sasando.records.movements.models import Movement

    by, case = staff("CW"), opened("SAKIT")
    person = CasePerson.objects.get(case=case, role="subject")
    arrived = by.today - timedelta(days=2)
    facts = MovementFacts(direction="return", kind="sick", country="MY", arrived_on=arrived)
    standing = actions.record_movement(person.identity, facts=facts, placement=None, by=by)

    movement = handed_over(case, by).movement

    assert movement.pk == standing.pk
    assert Movement.objects.count() == 1
    assert (movement.arrived_on, movement.handed_over_on) == (arrived, by.today)


def test_an_earlier_return_of_the_same_person_stays_as_it_is(opened, staff):
    from sasando.records.cases.models import CasePerson
    from sasando.records.movements import actions
    from sasando.records.movements.facts import MovementFacts
    from sasando.records.movements.models import Movement

    by, case = staff("CW"), opened("SAKIT")
    person = CasePerson.objects.get(case=case, role="subject")
    facts = MovementFacts(direction="return", kind="sick", arrived_on=date(2021, 3, 1))
    earlier = actions.record_movement(person.identity, facts=facts, placement=None, by=by)

    movement = handed_over(case, by).movement

    assert movement.pk != earlier.pk
    assert Movement.objects.get(pk=earlier.pk).handed_over_on is None


def test_a_hand_over_before_the_arrival_is_refused_and_binds_nothing(opened, staff):
    from sasando.records.cases.models import CasePerson, Handover
    from sasando.records.movements import actions
    from sasando.records.movements.facts import MovementFacts

    by, case = staff("CW"), opened("SAKIT")
    person = CasePerson.objects.get(case=case, role="subject")
    facts = MovementFacts(direction="return", kind="sick", arrived_on=by.today)
    actions.record_movement(person.identity, facts=facts, placement=None, by=by)

    with pytest.raises(Refused) as refused:
        handed_over(case, by, on=by.today - timedelta(days=1))

    assert refused.value.refusal.code == "dates_out_of_order"
    assert Handover.objects.get().state != "signed"
    assert CasePerson.objects.get(pk=person.pk).handed_over_on is None


def test_a_complaint_is_no_return(opened, staff):
    from sasando.records.cases.models import CasePerson
    from sasando.records.cases.returning import write_return

    case = opened("GAJI_TIDAK_DIBAYAR")
    person = CasePerson.objects.get(case=case, role="subject")

    assert write_return(person, case=case, on=date(2026, 2, 11), by=staff("CW")) is None


@pytest.mark.parametrize(
    ("agrees", "code"), [(None, "handover_village"), (False, "handover_village")]
)
def test_no_village_witnesses_a_return_it_may_not_know_of(opened, staff, agrees, code):
    by, case = staff("CW"), opened("SAKIT")

    with pytest.raises(Refused) as refused:
        handed_over(case, by, witness="village", agrees=agrees)

    assert refused.value.refusal.code == code
    assert handed_over(case, by, witness="village", agrees=True).handed_over_on == by.today
