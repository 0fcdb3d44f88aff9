"""The key folder: made once, read whole, never made anew under a sealed store."""

import os
import stat
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from sasando.foundation.privacy import keys, sealing
from sasando.foundation.privacy.keys import KeyDamagedError, KeyMissingError

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 2, 11, tzinfo=UTC)


def test_first_call_makes_three_files_that_only_their_owner_reads(folder):
    ring = keys.current_ring()

    names = {path.name for path in folder.iterdir()}
    assert names == {"blind-index.key", "audit-anchor.key", f"kek-{ring.current}.key"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_keys_differ_from_each_other(folder):
    ring = keys.current_ring()

    assert len({ring.keks[ring.current], ring.index, ring.anchor}) == 3


def test_two_first_starts_at_once_make_one_wrapping_key(folder, monkeypatch):
    folder.mkdir()
    monkeypatch.setattr(keys, "_store_is_sealed", lambda: False)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(keys._make_first, [folder] * 8))

    assert len(list(folder.glob("kek-*.key"))) == 1


def test_a_printed_ring_shows_no_key(folder):
    ring = keys.current_ring()

    assert repr(ring) == f"KeyRing(current='{ring.current}')"


def test_an_older_wrapping_key_still_opens_and_the_newest_wraps(folder):
    old = keys.current_ring()
    dek = sealing.new_subject_key(subject := uuid.uuid4(), now=NOW)
    newer = folder / "kek-ffffffff.key"
    newer.write_bytes(b"k" * 32)
    os.utime(newer, (2**31, 2**31))
    sealing._unwrapped.cache_clear()

    ring = keys.reread_ring()

    assert ring.current == "ffffffff"
    assert set(ring.keks) == {old.current, "ffffffff"}
    assert sealing.open_subject_key(subject) == dek


def test_a_wrapping_key_added_by_another_process_is_found(folder):
    keys.current_ring()
    (folder / "kek-eeeeeeee.key").write_bytes(b"e" * 32)
    other = keys.KeyRing(keks={"eeeeeeee": b"e" * 32}, current="eeeeeeee", index=b"", anchor=None)
    subject = uuid.uuid4()
    dek, wrapped = sealing.wrapped_key(subject, ring=other)
    sealing.PersonKey.objects.create(
        subject=subject, wrapped=wrapped, kek_id="eeeeeeee", created_at=NOW
    )

    assert sealing.open_subject_key(subject) == dek


def test_an_empty_folder_under_a_sealed_store_gets_no_new_keys(folder):
    sealing.new_subject_key(uuid.uuid4(), now=NOW)
    for path in folder.iterdir():
        path.unlink()

    with pytest.raises(KeyMissingError):
        keys.reread_ring()

    assert list(folder.iterdir()) == []


def test_a_lost_index_key_is_not_made_anew(folder):
    keys.current_ring()
    (folder / "blind-index.key").unlink()

    with pytest.raises(KeyMissingError, match="blind-index"):
        keys.reread_ring()


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_broken_key_file_is_refused(folder, length):
    ring = keys.current_ring()
    (folder / f"kek-{ring.current}.key").write_bytes(b"x" * length)

    with pytest.raises(KeyDamagedError):
        keys.reread_ring()


def test_a_half_made_folder_is_finished(folder):
    folder.mkdir()
    (folder / "blind-index.key").write_bytes(b"i" * 32)

    ring = keys.current_ring()

    assert ring.index == b"i" * 32
    assert ring.anchor is not None


def test_missing_keys_names_what_the_store_needs(folder):
    ring = keys.current_ring()
    sealing.new_subject_key(uuid.uuid4(), now=NOW)
    (folder / "kek-dddddddd.key").write_bytes(b"d" * 32)
    assert sealing.missing_keys() == []
    (folder / f"kek-{ring.current}.key").unlink()

    assert sealing.missing_keys() == [ring.current]
