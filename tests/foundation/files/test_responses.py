"""A file goes out to be saved: never shown, run, guessed at or kept by a cache."""

import pytest

from sasando.foundation.files import actions as files
from sasando.foundation.files import responses


@pytest.mark.parametrize(
    ("name", "plain", "whole"),
    [
        ("KTP.pdf", "KTP.pdf", "KTP.pdf"),
        ("Surat José.pdf", "Surat-Jose.pdf", "Surat%20Jos%C3%A9.pdf"),
        ('a"b;c\\d.pdf', "a-b-c-d.pdf", "a%22b%3Bc%5Cd.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a-Set-Cookie-x.pdf", "a%0D%0ASet-Cookie%3A%20x.pdf"),
        ("جواز.pdf", "berkas.pdf", "%D8%AC%D9%88%D8%A7%D8%B2.pdf"),
        ("../../x.pdf", "x.pdf", "..%2F..%2Fx.pdf"),
        ("tanpa", "tanpa", "tanpa"),
        ("", "berkas", ""),
        ("\udcff.pdf", "berkas.pdf", "%3F.pdf"),
    ],
)
def test_a_name_is_given_in_plain_letters_and_in_full(name, plain, whole):
    response = responses.attachment(b"x", name=name, media_type="application/pdf")

    told = response["Content-Disposition"]
    assert told == f"attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"


def test_nothing_in_a_file_runs_and_nothing_keeps_it():
    response = responses.attachment(b"x", name="a.pdf", media_type="application/pdf")

    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"] == "application/pdf"


def test_a_stored_file_goes_out_under_its_own_name(home, subject, actor):
    row = files.keep(b"teks", name="Catatan Ibu", kind="other", subject=subject, by=actor())

    response = responses.stored(files.read(row), file=row)

    assert response.content == b"teks"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert 'filename="Catatan-Ibu.txt"' in response["Content-Disposition"]
