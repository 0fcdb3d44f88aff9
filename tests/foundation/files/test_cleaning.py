"""Files that nobody vouches for, through the real child process: each gets its stated answer."""

import io
import os
import random
import socket
import subprocess
import sys
import time

import pikepdf
import pytest

from sasando.domain.values.words import Refused
from sasando.foundation.files import cleaning, jpegs, limits, receiving
from tests.foundation.files import uploads
from tests.foundation.files.uploads import SECRET

PICTURES = ("image/jpeg", "image/png", "image/webp")
PDF = "application/pdf"


@pytest.mark.parametrize("media", PICTURES)
def test_a_photo_keeps_no_place_camera_or_comment(media):
    data = uploads.picture(media)
    assert SECRET in data

    kept = cleaning.clean(data, media=media)

    assert SECRET not in kept
    assert b"Exif" not in kept
    assert dict(uploads.opened(kept).getexif()) == {}
    assert receiving.media_type(kept) == media


def test_a_photo_is_turned_as_it_was_meant():
    data = uploads.picture("image/png", turned=6)

    kept = uploads.opened(cleaning.clean(data, media="image/png"))

    assert kept.size == (40, 60)
    assert kept.getpixel((20, 5)) == (200, 0, 0)
    assert kept.getpixel((20, 55)) == (255, 255, 255)


@pytest.mark.parametrize("media", ["image/jpeg", "image/webp"])
def test_a_whole_photo_with_spoilt_tags_is_taken(media):
    data = uploads.picture(media)
    at = data.index(b"MM\x00*")
    spoilt = data[:at] + b"XX\xff\xff\xff" + data[at + 5 :]

    kept = cleaning.clean(spoilt, media=media)

    assert uploads.opened(kept).size == (60, 40)


def test_what_hangs_on_a_photo_falls_off():
    data = uploads.picture("image/jpeg") + b"<html><script>alert(1)</script>" + SECRET

    kept = cleaning.clean(data, media="image/jpeg")

    assert b"script" not in kept
    assert SECRET not in kept


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_a_picture_of_any_mode_keeps_its_light_and_dark(mode):
    drawn = uploads.opened(uploads.picture("image/png", size=(20, 10))).convert("L")
    wide = drawn.convert("I").point(lambda value: value * 256) if mode == "I;16" else drawn
    out = io.BytesIO()
    wide.convert(mode).save(out, "PNG")

    kept = uploads.opened(cleaning.clean(out.getvalue(), media="image/png")).convert("L")

    assert kept.getpixel((2, 5)) < 100
    assert kept.getpixel((17, 5)) > 200


@pytest.mark.parametrize(
    ("media", "data", "code"),
    [
        ("image/png", uploads.huge_png(), "file_too_many_pixels"),
        ("image/webp", uploads.huge_webp(), "file_too_many_pixels"),
        ("image/png", uploads.moving("image/png"), "file_moving_picture"),
        ("image/webp", uploads.moving("image/webp"), "file_moving_picture"),
        ("image/jpeg", uploads.picture("image/jpeg")[:400], "file_broken"),
        ("image/png", uploads.picture("image/png")[:200], "file_broken"),
        ("image/webp", uploads.picture("image/webp")[:60], "file_broken"),
        ("image/png", b"\x89PNG\r\n\x1a\n", "file_broken"),
        (PDF, b"%PDF-1.7\n", "file_broken"),
        (PDF, b"%PDF-1.7\n1 0 obj\n" + b"<<" * 200_000 + b"\n%%EOF", "file_broken"),
        (PDF, uploads.pdf()[:-400], "file_broken"),
        (PDF, uploads.lacking(), "file_broken"),
        (PDF, uploads.pdf(pages=0), "file_broken"),
        (PDF, uploads.pdf(pages=201), "file_too_many_pages"),
        (PDF, uploads.locked("rahasia"), "file_locked"),
        (PDF, uploads.locked(""), "file_locked"),
        (PDF, uploads.pdf(change=uploads.live_form), "file_live_form"),
        (PDF, uploads.pdf(change=uploads.form(is_drawn_by_program=True)), "file_live_form"),
        (PDF, uploads.pdf(change=uploads.swelling), "file_bomb"),
        (PDF, uploads.pdf(change=uploads.vast_picture), "file_bomb"),
    ],
)
def test_a_hostile_file_gets_its_stated_answer_in_time(media, data, code):
    started = time.monotonic()

    with pytest.raises(Refused) as caught:
        cleaning.clean(data, media=media)

    assert caught.value.refusal.code == code
    assert time.monotonic() - started < limits.WALL_S


def test_a_pdf_loses_what_acts_fetches_hides_or_describes():
    data = uploads.pdf(change=uploads.acting)
    assert SECRET in uploads.whole(data)

    kept = uploads.whole(cleaning.clean(data, media=PDF))

    assert SECRET not in kept
    acts = (b"/JavaScript", b"/JS", b"/OpenAction", b"/Launch", b"/URI", b"/SubmitForm", b"/EF")
    assert [word for word in (*acts, b"/PieceInfo", b"/Metadata", b"/Info") if word in kept] == []
    assert b"(page 1" in kept
    assert b"a plain remark" in kept


def test_a_drawing_keeps_the_name_somebody_gave_it():
    kept = cleaning.clean(uploads.pdf(change=uploads.acting), media=PDF)

    with pikepdf.open(io.BytesIO(kept)) as made:
        assert "/AA" in made.pages[0].obj.Resources.XObject


@pytest.mark.parametrize("gone", [[], [1]])
def test_a_page_keeps_what_it_had_from_above(gone):
    data = uploads.pdf(change=uploads.inheriting)
    assert data.count(b"/MediaBox") == 1

    cleaned = cleaning.clean(data, media=PDF)
    kept = cleaning.without_pages(cleaned, media=PDF, pages=gone) if gone else cleaned

    with pikepdf.open(io.BytesIO(kept)) as made:
        last = made.pages[-1].obj
        assert [int(side) for side in last.MediaBox] == [0, 0, 200, 100]
        assert "/F1" in last.Resources.Font


def test_what_was_filled_into_a_form_is_drawn_onto_its_page():
    kept = uploads.whole(cleaning.clean(uploads.pdf(change=uploads.form()), media=PDF))

    assert b"Contoh Isian" in kept
    assert SECRET not in kept
    assert b"/AcroForm" not in kept


def test_a_photo_within_a_pdf_keeps_no_place_and_its_pixels():
    data = uploads.pdf(change=uploads.photographed)

    kept = cleaning.clean(data, media=PDF)

    assert SECRET not in uploads.whole(kept)
    with pikepdf.open(io.BytesIO(kept)) as made:
        photo = made.pages[0].obj.Resources.XObject.P.read_raw_bytes()
    assert uploads.opened(photo).tobytes() == uploads.opened(uploads.picture()).tobytes()


def test_a_pdf_cleaned_twice_is_the_same():
    once = cleaning.clean(uploads.pdf(change=uploads.acting), media=PDF)

    twice = cleaning.clean(once, media=PDF)

    assert uploads.whole(twice) == uploads.whole(once)


@pytest.mark.parametrize("media", PICTURES)
def test_black_areas_are_in_the_very_pixels(media):
    data = uploads.picture(media, size=(200, 100))

    kept = uploads.opened(cleaning.without_boxes(data, media=media, boxes=[(10, 10, 60, 60)]))

    shown = kept.convert("L")
    assert shown.crop((14, 14, 56, 56)).getextrema()[1] < 30
    assert shown.getpixel((150, 80)) > 225


def test_removed_pages_leave_nothing_behind_that_pages_shared():
    data = uploads.pdf(pages=3, change=uploads.sharing)
    assert uploads.whole(data).count(SECRET) > 20

    kept = cleaning.without_pages(data, media=PDF, pages=[3])

    text = uploads.whole(kept)
    assert SECRET not in text
    assert b"(page 1" in text
    assert b"(page 2" in text


def test_removed_pages_leave_nothing_behind_in_patterns_letters_and_masks():
    data = uploads.pdf(pages=2, change=uploads.sharing_deeply)
    assert SECRET in uploads.whole(data)

    without_last = cleaning.without_pages(data, media=PDF, pages=[2])
    without_first = cleaning.without_pages(data, media=PDF, pages=[1])

    assert SECRET not in uploads.whole(without_last)
    assert SECRET in uploads.whole(without_first)
    with pikepdf.open(io.BytesIO(without_last)) as made:
        assert set(made.pages[0].obj.Resources.XObject.keys()) == {"/Plain", "/Borrowed"}


def test_what_remaining_pages_draw_stays():
    data = uploads.pdf(pages=3, change=uploads.sharing)

    kept = uploads.whole(cleaning.without_pages(data, media=PDF, pages=[1]))

    assert kept.count(SECRET) > 20
    assert b"(page 1" not in kept


@pytest.mark.parametrize(
    ("media", "data", "how", "code"),
    [
        (PDF, uploads.pdf(), {"boxes": [(0, 0, 5, 5)]}, "only_pictures_have_areas"),
        ("text/plain", b"teks", {"boxes": [(0, 0, 5, 5)]}, "only_pictures_have_areas"),
        ("image/png", uploads.picture("image/png"), {"pages": [1]}, "only_pdf_has_pages"),
        ("image/png", uploads.picture("image/png"), {"boxes": []}, "nothing_to_hide"),
        ("image/png", uploads.picture("image/png"), {"boxes": [(5, 5, 5, 9)]}, "box_outside"),
        ("image/png", uploads.picture("image/png"), {"boxes": [(900, 0, 950, 9)]}, "box_outside"),
        (PDF, uploads.pdf(), {"pages": []}, "nothing_to_hide"),
        (PDF, uploads.pdf(), {"pages": [9]}, "no_such_page"),
        (PDF, uploads.pdf(), {"pages": [1, 2]}, "all_pages"),
    ],
)
def test_what_cannot_be_redacted_is_refused_in_words(media, data, how, code):
    redact = cleaning.without_boxes if "boxes" in how else cleaning.without_pages

    with pytest.raises(Refused) as caught:
        redact(data, media=media, **how)

    assert caught.value.refusal.code == code


def test_spoilt_files_are_cleaned_or_refused_and_nothing_else():
    chance = random.Random(11)
    whole = {media: uploads.picture(media) for media in PICTURES}
    whole[PDF] = uploads.pdf(change=uploads.acting)

    for media, data in whole.items():
        for _ in range(4):
            spoilt = bytearray(data)
            for _ in range(12):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            try:
                kept = cleaning.clean(bytes(spoilt), media=media)
            except Refused as refused:
                assert refused.refusal.code in cleaning.BY_CODE
            else:
                assert receiving.media_type(kept) == media


def test_a_child_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(limits, "WALL_S", 0.01)

    with pytest.raises(Refused) as caught:
        cleaning.clean(uploads.picture(), media="image/jpeg")

    assert caught.value.refusal.code == "file_too_heavy"


def test_a_child_that_says_too_much_is_stopped(monkeypatch):
    monkeypatch.setattr(limits, "MOST_OUT", 100)

    with pytest.raises(Refused) as caught:
        cleaning.clean(uploads.picture(), media="image/jpeg")

    assert caught.value.refusal.code == "file_too_heavy"


@pytest.mark.parametrize(
    "media",
    [
        one if one == "image/jpeg" else pytest.param(one, marks=pytest.mark.prove)
        for one in PICTURES
    ],
)
def test_the_largest_photo_allowed_fits_into_the_child(media):
    data = uploads.picture(media, size=(8000, 5000))

    kept = cleaning.without_boxes(data, media=media, boxes=[(0, 0, 10, 10)])

    assert uploads.opened(kept).size == (8000, 5000)


def test_the_child_is_told_where_its_code_is_and_nothing_else(monkeypatch):
    monkeypatch.setenv("SASANDO_SECRET", "key")

    assert set(cleaning._environment()) == {"PYTHONPATH", "LANG"}


def _within_limits(tried: str, failing: str) -> str:
    code = (
        "import os, socket\nfrom sasando.foundation.files import limits\nlimits.enter()\n"
        f"try:\n    {tried}\nexcept {failing}:\n    print('stopped')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=cleaning._environment(), capture_output=True, text=True
    )
    return done.stdout


def test_a_child_writes_nothing(tmp_path):
    path = tmp_path / "clear"

    told = _within_limits(f"os.write(os.open('{path}', os.O_CREAT | os.O_WRONLY), b'x')", "OSError")

    assert told == "stopped\n"
    assert path.read_bytes() == b""


def test_a_child_holds_little():
    assert _within_limits("bytearray(4 * 1024 ** 3)", "MemoryError") == "stopped\n"


def test_a_child_reaches_nobody():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        told = _within_limits(f"socket.create_connection(('127.0.0.1', {port}))", "OSError")

    # Not every system lets an ordinary process leave the network.
    assert told == "stopped\n" or os.geteuid() != 0


@pytest.mark.parametrize(
    "photo",
    [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\x00", b"\xff\xd8junk", b"\xff\xd8\xff\xe1\xff\xffx"],
)
def test_an_oddly_built_photo_within_a_pdf_stays_as_it_is(photo):
    assert jpegs.without_tags(photo) == photo
