"""Attachments are kept whole or not at all, opened as they were, redacted, and destroyed."""

import os
import uuid
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from sasando.domain.values.words import Refused
from sasando.foundation.files import actions as files
from sasando.foundation.files import keeping
from sasando.foundation.files.keeping import FileBrokenError
from sasando.foundation.files.models import StoredFile
from sasando.foundation.privacy.models import PersonKey
from sasando.foundation.privacy.sealing import KeyErasedError
from tests.foundation.files import uploads

TEXT = b"Catatan Ibu: sudah sampai"
PHOTO = uploads.picture()


@pytest.fixture
def kept(home, subject, actor):
    """Return a function that keeps a file."""

    def keep(data=TEXT, **more) -> StoredFile:
        given = {"name": "Catatan Ibu.txt", "kind": "other", "subject": subject, "by": actor()}
        return files.keep(data, **(given | more))

    return keep


def test_a_kept_file_says_all_of_itself_and_opens_as_it_was(kept, subject, actor):
    row = kept(sensitive=True, expires_on=date(2031, 1, 1))

    found = files.stored(row.ref)

    assert files.read(found) == TEXT
    assert files.title_of(found) == "Catatan Ibu.txt"
    assert (found.subject, found.kind, found.media_type) == (subject, "other", "text/plain")
    assert (found.size, found.parts, found.version) == (len(TEXT), 1, 1)
    assert found.received_sha256 == found.kept_sha256 == sha256(TEXT).hexdigest()
    assert (found.is_sensitive, found.has_preview) == (True, False)
    assert (found.expires_on, found.added_by) == (date(2031, 1, 1), actor().login)


def test_a_photo_is_bound_by_what_came_and_by_what_is_kept(kept):
    row = kept(PHOTO, name="foto.heic")

    assert row.received_sha256 == sha256(PHOTO).hexdigest()
    assert row.kept_sha256 == sha256(files.read(row)).hexdigest()
    assert row.received_sha256 != row.kept_sha256
    assert files.title_of(row) == "foto.jpg"


def test_a_file_may_be_cleaned_before_the_act(kept):
    received = files.receive(PHOTO)

    row = kept(received, name="foto.jpg")

    assert row.received_sha256 == sha256(PHOTO).hexdigest()
    assert files.read(row) == received.data
    assert "data" not in repr(received)


def test_a_refused_file_leaves_nothing(kept):
    with pytest.raises(Refused):
        kept(b"MZ\x90\x00")

    assert list(keeping.on_disk()) == []
    assert not StoredFile.objects.exists()


def test_a_subject_without_a_key_keeps_nothing(kept):
    with pytest.raises(KeyErasedError):
        kept(subject=uuid.uuid4())

    assert list(keeping.on_disk()) == []


def test_a_file_needs_the_act_of_its_caller(kept, monkeypatch):
    monkeypatch.setattr(files, "connection", SimpleNamespace(in_atomic_block=False))

    for deed in (
        lambda: kept(),
        lambda: files.redact_image(StoredFile(), boxes=[(0, 0, 1, 1)], by=None),
        lambda: files.redact_pages(StoredFile(), pages=[1], by=None),
        lambda: files.destroy(StoredFile(), why="salah unggah", by=None),
    ):
        with pytest.raises(TransactionManagementError):
            deed()


def test_an_act_that_fails_leaves_no_row_and_the_sweep_takes_its_file(kept):
    def fail() -> None:
        with transaction.atomic():
            kept()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    assert not StoredFile.objects.exists()
    [orphan] = keeping.on_disk()
    written = datetime.fromtimestamp(orphan.stat().st_mtime, tz=UTC)
    assert files.sweep(written + timedelta(minutes=59)) == 0
    assert files.sweep(written + timedelta(minutes=61)) == 1
    assert list(keeping.on_disk()) == []


def test_the_file_lies_on_the_disk_before_its_row(kept, monkeypatch):
    seen = []
    save = StoredFile.save

    def watched(row, **more):
        seen.append(keeping.path_of(row.ref).exists())
        return save(row, **more)

    monkeypatch.setattr(StoredFile, "save", watched)

    kept()

    assert seen == [True]


def _two_hours_after(path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC) + timedelta(hours=2)


def test_the_sweep_spares_what_a_row_holds(kept):
    row = kept()
    half = keeping.path_of(row.ref).with_suffix(".part")
    half.write_bytes(b"x")
    stranger = keeping.path_of(row.ref).parent / "notes.sealed"
    stranger.write_bytes(b"x")

    gone = files.sweep(_two_hours_after(stranger))

    assert gone == 2
    assert files.read(row) == TEXT


def test_an_altered_file_does_not_open(kept):
    row = kept()
    path = keeping.path_of(row.ref)
    blob = bytearray(path.read_bytes())
    blob[-1] ^= 1
    path.write_bytes(blob)

    with pytest.raises(FileBrokenError):
        files.read(row)


def test_a_file_sealed_anew_by_someone_with_the_key_is_still_found_out(kept, subject):
    from sasando.foundation.privacy import sealing

    row = kept()
    keeping.remove(row.ref)
    keeping.write(row.ref, b"x" * len(TEXT), key=sealing.open_subject_key(subject))

    with pytest.raises(FileBrokenError):
        files.read(row)


def test_without_its_subjects_key_a_file_is_gone_for_good(kept, subject):
    row = kept()
    PersonKey.objects.filter(pk=subject).delete()

    with pytest.raises(KeyErasedError):
        files.read(row)


def test_a_redacted_photo_is_a_file_of_its_own_and_the_first_one_stays(kept, actor):
    first = kept(PHOTO, name="foto.jpg", sensitive=True, expires_on=date(2031, 1, 1))
    before = files.read(first)

    copy = files.redact_image(first, boxes=[(0, 0, 30, 40)], by=actor("CW"))

    assert copy.redacted_from == first
    assert copy.received_sha256 == first.kept_sha256
    assert (copy.is_sensitive, copy.expires_on) == (True, date(2031, 1, 1))
    assert (copy.subject, copy.kind, copy.added_by) == (first.subject, first.kind, "test-cw")
    assert files.title_of(copy) == "foto.jpg"
    assert max(uploads.opened(files.read(copy)).getpixel((10, 20))) < 30
    assert files.read(first) == before


def test_a_redacted_pdf_lacks_the_page(kept, actor):
    first = kept(uploads.pdf(pages=3), name="surat.pdf")

    copy = files.redact_pages(first, pages=[2], by=actor())

    text = uploads.whole(files.read(copy))
    assert b"(page 2)" not in text
    assert b"(page 1)" in text
    assert b"(page 3)" in text


def test_areas_of_a_pdf_are_refused_with_what_to_do_instead(kept, actor):
    row = kept(uploads.pdf(), name="surat.pdf")

    with pytest.raises(Refused) as caught:
        files.redact_image(row, boxes=[(0, 0, 10, 10)], by=actor())

    assert "hapus halamannya" in caught.value.refusal.words.id


def test_a_destroyed_file_leaves_its_row_and_nothing_to_open(
    kept, actor, django_capture_on_commit_callbacks
):
    row = kept()

    with django_capture_on_commit_callbacks(execute=True):
        gone = files.destroy(row, why=" salah unggah ", by=actor())
        assert keeping.path_of(row.ref).exists()

    assert not keeping.path_of(row.ref).exists()
    assert (gone.destroyed_by, gone.destroyed_why) == (actor().login, "salah unggah")
    assert (gone.version, files.title_of(gone)) == (2, "")
    for deed in (
        lambda: files.stored(row.ref),
        lambda: files.read(gone),
        lambda: files.destroy(row, why="lagi", by=actor()),
    ):
        with pytest.raises(Refused):
            deed()


def test_a_file_is_destroyed_for_a_reason(kept, actor):
    row = kept()

    with pytest.raises(ValueError, match="for a reason"):
        files.destroy(row, why="  ", by=actor())


def test_the_sweep_takes_what_a_destroyed_file_left(kept, actor):
    row = files.destroy(kept(), why="salah unggah", by=actor())

    assert files.sweep(_two_hours_after(keeping.path_of(row.ref))) == 1


def test_files_whose_time_is_over_are_told_oldest_first(kept, actor):
    later, never = kept(expires_on=date(2026, 2, 11)), kept()
    first, second = kept(expires_on=date(2026, 2, 10)), kept(expires_on=date(2025, 1, 1))
    files.destroy(second, why="salah unggah", by=actor())

    assert files.expired(date(2026, 2, 11)) == [first]
    assert files.expired(date(2026, 2, 12)) == [later, first]
    assert never.expires_on is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"is_sensitive": True, "has_preview": True},
        {"destroyed_at": datetime(2026, 1, 1, tzinfo=UTC)},
        {"destroyed_by": "someone"},
        {"title_sealed": None},
        {"size": 0},
        {"parts": 0},
        {"kind": ""},
        {"added_by": ""},
        {"media_type": "text/html"},
        {"kept_sha256": "abc"},
    ],
)
def test_the_store_itself_refuses_what_must_not_be(kept, wrong):
    row = kept()

    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(pk=row.pk).update(**wrong)


def test_a_file_is_never_redacted_from_itself(kept):
    row = kept()

    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(pk=row.pk).update(redacted_from=row.pk)


def test_no_clear_byte_of_a_file_lies_anywhere_while_it_is_kept_or_read(
    kept, home, monkeypatch, tmp_path
):
    canary = uploads.SECRET
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    written: list[bytes] = []
    real = os.rename
    monkeypatch.setattr(
        keeping.Path, "rename", lambda path, to: (written.append(path.read_bytes()), real(path, to))
    )

    text = kept(canary * 1000, name=f"{canary.decode()}.txt")
    pdf = kept(uploads.pdf(change=lambda made: made.pages[0].__setattr__("Contents", _said(made))))
    photo = kept(PHOTO)
    for row in (text, pdf, photo):
        files.read(row)

    on_disk = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(on_disk) == 3
    head = files.read(photo)[:40]
    assert [blob for blob in (*on_disk, *written) if canary in blob or head in blob] == []
    if connection.vendor == "sqlite":
        assert canary not in connection.connection.serialize()


def _said(made):
    return made.make_stream(b"BT (" + uploads.SECRET + b") Tj ET")
