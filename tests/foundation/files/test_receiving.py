"""What a file is, is said by its bytes; what it is called, by rules."""

import pytest

from sasando.domain.values.words import Refused
from sasando.foundation.files import receiving, refusals
from tests.foundation.files import uploads

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (uploads.pdf(), "application/pdf"),
        (uploads.picture("image/jpeg"), "image/jpeg"),
        (uploads.picture("image/png"), "image/png"),
        (uploads.picture("image/webp"), "image/webp"),
        ("11/02/2026 09.30 - Ibu: sudah sampai di Kupang ✓\r\n".encode(), "text/plain"),
        ("﻿teks".encode(), "text/plain"),
        ("teks".encode("utf-16"), "text/plain"),
    ],
)
def test_what_is_taken_is_known_by_its_first_bytes(data, media):
    assert receiving.media_type(data) == media


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", refusals.EMPTY),
        (b" \r\n\t", refusals.EMPTY),
        (b"%PDF-1.7" + b" " * receiving.LARGEST, refusals.TOO_LARGE),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", refusals.HEIC),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00", refusals.SOUND_OR_FILM),
        (b"RIFF\x00\x00\x00\x00WAVE", refusals.SOUND_OR_FILM),
        (b"#!AMR\n\x00", refusals.SOUND_OR_FILM),
        (b"PK\x03\x04 word/document.xml", refusals.OFFICE_OR_ARCHIVE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", refusals.OFFICE_OR_ARCHIVE),
        (b"{\\rtf1 teks}", refusals.OFFICE_OR_ARCHIVE),
        (b"GIF89a", refusals.OTHER_PICTURE),
        (b"II*\x00", refusals.OTHER_PICTURE),
        (b"MZ\x90\x00", refusals.PROGRAM),
        (b"#!/bin/sh\nrm -rf /", refusals.PROGRAM),
        (b"<html><script>alert(1)</script>", refusals.WEB_PAGE),
        (b"\n <svg onload=alert(1)>", refusals.WEB_PAGE),
        (b"<!DOCTYPE html>%PDF-1.7", refusals.WEB_PAGE),
        (b"halo <img src=x onerror=alert(1)>", refusals.WEB_PAGE),
        (b"GARBAGE\x00%PDF-1.7", refusals.KIND_UNKNOWN),
        (b"\x80\x81\x82\xff", refusals.KIND_UNKNOWN),
        (b"teks\x00teks", refusals.KIND_UNKNOWN),
        (EICAR, refusals.VIRUS),
        (uploads.pdf() + EICAR, refusals.VIRUS),
    ],
)
def test_what_is_not_taken_is_refused_in_words_that_say_what_to_do(data, refusal):
    with pytest.raises(Refused) as caught:
        receiving.media_type(data)

    assert caught.value.refusal is refusal


def test_a_text_is_kept_as_utf_8_without_a_mark():
    assert receiving.readable("Oesapa №7".encode("utf-16")) == "Oesapa №7".encode()


@pytest.mark.parametrize(
    ("name", "media", "kept"),
    [
        ("KTP.pdf", "application/pdf", "KTP.pdf"),
        ("KTP.pdf", "image/jpeg", "KTP.jpg"),
        ("foto.jpg.exe", "image/jpeg", "foto.jpg"),
        ("foto.exe.jpg", "image/jpeg", "foto.jpg"),
        ("Surat 12.05.2026 Malaka.pdf", "application/pdf", "Surat 12.05.2026 Malaka.pdf"),
        ("../../etc/passwd", "text/plain", "passwd.txt"),
        ("C:\\Users\\Ibu\\paspor.PNG", "image/png", "paspor.png"),
        ("con.pdf", "application/pdf", "berkas-con.pdf"),
        ("LPT1", "application/pdf", "berkas-LPT1.pdf"),
        ("", "image/png", "berkas.png"),
        (".pdf", "application/pdf", "berkas.pdf"),
        ("...", "application/pdf", "berkas.pdf"),
        ("/", "application/pdf", "berkas.pdf"),
        ("a\x00b\r\nc\x1b.pdf", "application/pdf", "ab  c.pdf"),
        ("paspor‮fdp.exe", "application/pdf", "pasporfdp.pdf"),
        ('a"b<c>:d|e?f*.pdf', "application/pdf", "a-b-c--d-e-f-.pdf"),
        ("جواز سفر.pdf", "application/pdf", "جواز سفر.pdf"),
        ("\udcff.pdf", "application/pdf", "berkas.pdf"),
    ],
)
def test_a_name_keeps_its_words_and_loses_what_could_mislead(name, media, kept):
    assert receiving.kept_name(name, media=media) == kept


@pytest.mark.parametrize("sign", ["a", "ä", "语", "🙏"])
def test_a_long_name_is_cut_between_letters(sign):
    kept = receiving.kept_name(sign * 500 + ".pdf", media="application/pdf")

    assert kept.endswith(".pdf")
    assert set(kept.removesuffix(".pdf")) == {sign}
    assert len(kept) <= receiving.LONGEST_NAME + 4
    assert len(kept.encode()) <= receiving.LONGEST_NAME_BYTES + 4
