"""Voice notes: what they say of their maker is gone, what sounds is untouched."""

import struct

import pytest

from sasando.foundation.files import sounds

SECRET = b"-10.1718+123.6075/Kanari"
SOUND = bytes(range(256)) * 4


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def mp4(handler: bytes = b"soun") -> bytes:
    times = bytes(4) + struct.pack(">II", 3_900_000_000, 3_900_000_000) + b"rest"
    hdlr = box(b"hdlr", bytes(8) + handler + bytes(12))
    trak = box(b"trak", box(b"tkhd", times) + box(b"mdia", box(b"mdhd", times) + hdlr))
    udta = box(b"udta", box(b"\xa9xyz", SECRET))
    moov = box(b"moov", box(b"mvhd", times) + trak + udta)
    return box(b"ftyp", b"M4A " + bytes(4)) + box(b"mdat", SOUND) + moov


def page(number: int, packets: list[bytes], *, serial: bytes = b"abcd") -> bytes:
    lacing = b"".join(b"\xff" * (len(p) // 255) + bytes([len(p) % 255]) for p in packets)
    head = b"OggS\0\0" + bytes(8) + serial + struct.pack("<I", number) + bytes(4)
    raw = head + bytes([len(lacing)]) + lacing + b"".join(packets)
    crc = sounds._ogg_crc(raw)
    return raw[:22] + struct.pack("<I", crc) + raw[26:]


def opus() -> bytes:
    comment = b"LOCATION=" + SECRET * 12
    tags = b"OpusTags" + struct.pack("<I", 4) + b"phon" + struct.pack("<I", 1)
    tags += struct.pack("<I", len(comment)) + comment
    return page(0, [b"OpusHead" + bytes(11)]) + page(1, [tags]) + page(2, [SOUND])


def wav() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) & 1)

    body = b"WAVE" + chunk(b"fmt ", bytes(16)) + chunk(b"LIST", SECRET) + chunk(b"data", SOUND)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def mp3() -> bytes:
    tag = b"ID3\x03\0\0" + bytes([0, 0, 0, len(SECRET)]) + SECRET
    return tag + b"\xff\xfb\x90\0" + SOUND + b"TAG" + SECRET.ljust(125, b"\0")


@pytest.mark.parametrize(
    ("made", "media"),
    [(mp4, sounds.MP4), (opus, sounds.OGG), (wav, sounds.WAV), (mp3, sounds.MP3)],
)
def test_what_tells_is_gone_and_what_sounds_stays(made, media):
    data = made()

    cleaned = sounds.clean(data, media=media)

    assert sounds.media_type(data) == sounds.media_type(cleaned) == media
    assert SECRET in data
    assert SECRET[:8] not in cleaned
    assert SOUND in cleaned


def test_times_of_a_recording_are_set_to_nothing():
    cleaned = sounds.clean(mp4(), media=sounds.MP4)

    assert struct.pack(">I", 3_900_000_000) not in cleaned
    assert len(cleaned) == len(mp4())


def test_emptied_pages_have_a_true_checksum():
    cleaned = sounds.clean(opus(), media=sounds.OGG)

    for at, body, segments in sounds._pages(cleaned):
        raw = bytearray(cleaned[at : body + sum(segments)])
        stated, raw[22:26] = bytes(raw[22:26]), bytes(4)
        assert struct.pack("<I", sounds._ogg_crc(raw)) == stated


def test_the_checksum_is_that_of_ogg():
    """RFC 3533: polynomial 0x04c11db7, no reflection, start at 0: "123456789" gives 0x89A1897F."""
    assert sounds._ogg_crc(b"123456789") == 0x89A1897F


@pytest.mark.parametrize(
    "data",
    [
        mp4(b"vide"),
        mp4()[:60],
        b"\0\0\0\x18ftypM4A " + b"\0" * 12,
        opus()[:40],
        page(0, [b"OpusHead"]) + page(1, [b"NotTags"]),
        page(0, [b"OpusHead"]) + page(1, [b"OpusTags" + bytes(8)], serial=b"zzzz"),
        b"ID3\x03\0\0\xff\xff\xff\xff" + SOUND,
        b"ID3",
        b"RIFF\0\0\0\0WAVE",
    ],
)
def test_an_oddly_built_recording_is_refused(data):
    with pytest.raises(sounds.OddSoundError):
        sounds.clean(data, media=sounds.media_type(data))


def test_no_cut_and_no_flipped_byte_breaks_the_reader():
    for made in (mp4, opus, wav, mp3):
        data = made()
        for at in range(0, min(len(data), 400), 3):
            for spoilt in (data[:at], data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]):
                media = sounds.media_type(spoilt)
                if not media:
                    continue
                try:
                    sounds.clean(spoilt, media=media)
                except sounds.OddSoundError:
                    continue


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0", b"%PDF-1.7", b"GIF89a", b"\xff"])
def test_other_files_are_no_voice_notes(data):
    assert sounds.media_type(data) == ""
