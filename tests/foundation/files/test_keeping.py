"""What lies on the disk is sealed, bound to its place, whole, and gone when removed."""

import os
import random
import stat
import uuid

import pytest

from sasando.foundation.files import keeping
from sasando.foundation.files.keeping import PART, FileBrokenError

KEY, OTHER = b"k" * 32, b"o" * 32


@pytest.mark.parametrize("size", [1, PART - 1, PART, PART + 1, 3 * PART + 7])
def test_a_file_opens_again(home, size):
    ref, data = uuid.uuid4(), os.urandom(size)

    keeping.write(ref, data, key=KEY)

    assert keeping.read(ref, key=KEY, parts=keeping.parts_of(size)) == data


def test_only_the_owner_reads_the_folder(home):
    ref = uuid.uuid4()

    keeping.write(ref, b"x", key=KEY)

    path = keeping.path_of(ref)
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent, keeping.folder())]
    assert modes == [0o600, 0o700, 0o700]


def test_a_flipped_byte_anywhere_is_found(home):
    ref, data = uuid.uuid4(), os.urandom(2 * PART + 100)
    keeping.write(ref, data, key=KEY)
    path, chance = keeping.path_of(ref), random.Random(5)
    whole = path.read_bytes()
    places = [0, 3, 4, 20, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(40))]

    for at in places:
        spoilt = bytearray(whole)
        spoilt[at] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        with pytest.raises(FileBrokenError):
            keeping.read(ref, key=KEY, parts=3)


def test_cut_longer_swapped_and_moved_parts_are_found(home):
    ref, other = uuid.uuid4(), uuid.uuid4()
    keeping.write(ref, os.urandom(3 * PART), key=KEY)
    keeping.write(other, os.urandom(3 * PART), key=KEY)
    path = keeping.path_of(ref)
    whole = path.read_bytes()
    one = len(whole) // 3
    swapped = whole[one : 2 * one] + whole[:one] + whole[2 * one :]
    spoilt = (b"", whole[:-1], whole[:one], whole + b"x", swapped, whole[: 2 * one] + whole[:one])

    for blob in (*spoilt, keeping.path_of(other).read_bytes()):
        path.write_bytes(blob)
        with pytest.raises(FileBrokenError):
            keeping.read(ref, key=KEY, parts=3)


def test_fewer_parts_than_were_written_do_not_open(home):
    keeping.write(ref := uuid.uuid4(), os.urandom(2 * PART), key=KEY)

    with pytest.raises(FileBrokenError):
        keeping.read(ref, key=KEY, parts=1)


def test_another_key_and_a_missing_file_do_not_open(home):
    keeping.write(ref := uuid.uuid4(), b"x", key=KEY)

    with pytest.raises(FileBrokenError):
        keeping.read(ref, key=OTHER, parts=1)
    with pytest.raises(FileBrokenError):
        keeping.read(uuid.uuid4(), key=KEY, parts=1)


def test_the_file_is_on_the_disk_before_its_name_and_the_name_before_the_answer(home, monkeypatch):
    told = []
    sync, rename = os.fsync, keeping.Path.rename
    monkeypatch.setattr(keeping.os, "fsync", lambda held: (told.append("sync"), sync(held))[1])
    monkeypatch.setattr(
        keeping.Path, "rename", lambda path, to: (told.append("rename"), rename(path, to))[1]
    )

    keeping.write(uuid.uuid4(), b"x", key=KEY)

    assert told[-3:] == ["sync", "rename", "sync"]


def test_a_full_disk_leaves_no_half_file(home, monkeypatch):
    def full(_held):
        raise OSError(28, "No space left on device")

    keeping.write(uuid.uuid4(), b"x", key=KEY)
    monkeypatch.setattr(keeping.os, "fsync", full)
    keeping.folder().joinpath("aa").mkdir(exist_ok=True)

    with pytest.raises(OSError, match="No space"):
        keeping.write(uuid.UUID("aa" * 16), b"y" * PART, key=KEY)

    assert list(keeping.folder().glob("*/*.part")) == []
    assert len(list(keeping.on_disk())) == 1


def test_a_removed_file_is_overwritten_first(home):
    keeping.write(ref := uuid.uuid4(), b"x" * 100, key=KEY)
    path = keeping.path_of(ref)
    before = path.read_bytes()
    os.link(path, home / "held")

    keeping.remove(ref)
    keeping.remove(ref)

    assert not path.exists()
    left = (home / "held").read_bytes()
    assert len(left) == len(before)
    assert left[20:] != before[20:]


def test_a_path_tells_whose_it_is(home):
    ref = uuid.uuid4()

    assert keeping.ref_of(keeping.path_of(ref)) == ref
    assert keeping.ref_of(keeping.path_of(ref).with_suffix(".part")) is None
    assert keeping.ref_of(keeping.folder() / "zz" / "stranger.sealed") is None
