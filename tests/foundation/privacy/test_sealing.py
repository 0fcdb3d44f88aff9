"""Sealed values open in their own place with their own key, and nowhere else."""

import random
import uuid
from datetime import UTC, datetime

import pytest

from sasando.foundation.privacy import blind, bulk, sealing
from sasando.foundation.privacy.models import PersonKey
from sasando.foundation.privacy.sealing import KeyErasedError, SealBrokenError

NOW = datetime(2026, 2, 11, tzinfo=UTC)
DEK, OTHER = b"a" * 32, b"b" * 32
HERE = sealing.aad("records_workers_identity", "nik", "00000000-0000-4000-8000-000000000001")
NIK = "5306010101900003"


@pytest.mark.parametrize("text", ["", NIK, "Jl. Timor Raya №7 — Oesapa", "a" * 10_000])
def test_a_sealed_text_opens_again(text):
    assert sealing.unseal(DEK, sealing.seal(DEK, text, HERE), HERE) == text


def test_equal_texts_never_look_alike():
    assert len({sealing.seal(DEK, NIK, HERE) for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    "elsewhere",
    [
        sealing.aad("records_workers_paper", "nik", "00000000-0000-4000-8000-000000000001"),
        sealing.aad("records_workers_identity", "passport", "00000000-0000-4000-8000-000000000001"),
        sealing.aad("records_workers_identity", "nik", "00000000-0000-4000-8000-000000000002"),
    ],
)
def test_a_moved_value_does_not_open(elsewhere):
    with pytest.raises(SealBrokenError):
        sealing.unseal(DEK, sealing.seal(DEK, NIK, HERE), elsewhere)


def test_another_key_does_not_open():
    with pytest.raises(SealBrokenError):
        sealing.unseal(OTHER, sealing.seal(DEK, NIK, HERE), HERE)


def test_a_spoilt_value_never_opens_and_always_fails_by_name():
    chance = random.Random(7)
    whole = sealing.seal(DEK, NIK, HERE)
    for _ in range(500):
        spoilt = bytearray(whole)
        spoilt[chance.randrange(len(spoilt))] ^= chance.randrange(1, 256)
        with pytest.raises(SealBrokenError):
            sealing.unseal(DEK, bytes(spoilt), HERE)
    for length in range(len(whole)):
        with pytest.raises(SealBrokenError):
            sealing.unseal(DEK, whole[:length], HERE)


def test_dashes_of_a_ref_do_not_matter():
    ref = uuid.uuid4()

    assert sealing.aad("t", "c", str(ref)) == sealing.aad("t", "c", ref.hex)


@pytest.mark.django_db
def test_a_subject_key_is_stored_wrapped_only():
    dek = sealing.new_subject_key(subject := uuid.uuid4(), now=NOW)

    row = PersonKey.objects.get(pk=subject)
    assert dek not in bytes(row.wrapped)
    assert row.created_at == NOW
    assert sealing.open_subject_key(subject) == dek


@pytest.mark.django_db
def test_a_wrapped_key_of_someone_else_does_not_open():
    sealing.new_subject_key(first := uuid.uuid4(), now=NOW)
    sealing.new_subject_key(second := uuid.uuid4(), now=NOW)
    PersonKey.objects.filter(pk=first).update(wrapped=PersonKey.objects.get(pk=second).wrapped)

    with pytest.raises(SealBrokenError):
        sealing.open_subject_key(first)


@pytest.mark.django_db
def test_an_erased_key_ends_its_values():
    sealing.new_subject_key(subject := uuid.uuid4(), now=NOW)
    sealing.open_subject_key(subject)
    PersonKey.objects.filter(pk=subject).delete()

    with pytest.raises(KeyErasedError):
        sealing.open_subject_key(subject)
    assert sealing.open_subject_keys([subject]) == {}


@pytest.mark.django_db
def test_a_value_opens_by_subject_and_place():
    dek = sealing.new_subject_key(subject := uuid.uuid4(), now=NOW)
    ref = uuid.uuid4()
    blob = sealing.seal(dek, NIK, sealing.aad("t", "nik", str(ref)))

    assert sealing.unseal_for(subject, blob, table="t", column="nik", ref=ref) == NIK
    with pytest.raises(SealBrokenError):
        sealing.unseal_for(subject, blob, table="t", column="nik", ref=uuid.uuid4())


@pytest.mark.django_db
def test_rows_sealed_in_bulk_open_one_by_one():
    refs = bulk.new_refs(50)
    niks = [f"53060101019{at:05d}" if at % 3 else "" for at in range(50)]

    rows = bulk.seal_rows(refs, table="t", columns={"nik": niks})
    PersonKey.objects.bulk_create(
        PersonKey(subject=uuid.UUID(ref), wrapped=wrapped, kek_id=rows.kek_id, created_at=NOW)
        for ref, wrapped in zip(refs, rows.wrapped, strict=True)
    )

    opened = sealing.open_subject_keys([uuid.UUID(ref) for ref in refs])
    for ref, nik, blob in zip(refs, niks, rows.columns["nik"], strict=True):
        if not nik:
            assert blob is None
            continue
        assert sealing.unseal(opened[uuid.UUID(ref)], blob, sealing.aad("t", "nik", ref)) == nik


def test_refs_made_in_bulk_are_version_4_and_differ():
    refs = [uuid.UUID(ref) for ref in bulk.new_refs(500)]

    assert {ref.version for ref in refs} == {4}
    assert {ref.variant for ref in refs} == {uuid.RFC_4122}
    assert len(set(refs)) == 500


@pytest.mark.django_db
def test_blind_indexes_find_equals_of_one_kind_only():
    alone = blind.blind_index("nik", NIK)

    assert len(alone) == 32
    assert bulk.blind_indexes("nik", [NIK, ""]) == [alone, None]
    assert blind.blind_index("passport", NIK) != alone
    assert blind.blind_index("nik", NIK[:-1] + "4") != alone


@pytest.mark.django_db
def test_a_blind_index_needs_the_key(folder):
    here = blind.blind_index("nik", NIK)
    for path in folder.iterdir():
        path.unlink()
    sealing.reread_ring()

    assert blind.blind_index("nik", NIK) != here
