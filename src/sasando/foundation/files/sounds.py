"""Takes place, time, name and device out of voice notes; the sound itself is left as it is."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

AMR, OGG, MP4, MP3, WAV = "audio/amr", "audio/ogg", "audio/mp4", "audio/mpeg", "audio/wav"
SUFFIX: Mapping[str, str] = MappingProxyType(
    {AMR: ".amr", OGG: ".ogg", MP4: ".m4a", MP3: ".mp3", WAV: ".wav"}
)
# ISO 14496-12: boxes that hold boxes, boxes that say who, where and with what, boxes with times.
HOLDING = frozenset({b"moov", b"trak", b"mdia", b"minf"})
TELLING = frozenset({b"udta", b"meta", b"uuid"})
TIMED = frozenset({b"mvhd", b"tkhd", b"mdhd"})
BOX_HEAD, LARGE, TO_THE_END = 8, 1, 0
OGG_HEAD, OGG_CRC_AT, OGG_POLY = 27, 22, 0x04C11DB7
OPUS_TAGS, VORBIS_TAGS = b"OpusTags", b"\x03vorbis"
MP3_TAIL, MP3_HEAD = 128, 10


class OddSoundError(Exception):
    """A voice note is not built as its kind is."""


def media_type(data: bytes) -> str:
    """Return the media type of a voice note; empty when it is none that is taken."""
    if data.startswith(b"#!AMR"):
        return AMR
    if data.startswith(b"OggS"):
        return OGG
    if data[4:8] == b"ftyp":
        return MP4
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return WAV
    is_frame = len(data) > 1 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2
    return MP3 if data.startswith(b"ID3") or is_frame else ""


def clean(data: bytes, *, media: str) -> bytes:
    """Return a voice note without what it says of its maker; raises OddSoundError."""
    try:
        return CLEANERS[media](data)
    except (IndexError, ValueError) as odd:
        raise OddSoundError from odd


def _amr(data: bytes) -> bytes:
    return data


def _mp3(data: bytes) -> bytes:
    """Return the frames alone, without the tags before and behind them (ID3 2 and 1)."""
    while data.startswith(b"ID3"):
        if len(data) < MP3_HEAD or any(part & 0x80 for part in data[6:10]):
            raise OddSoundError
        length = data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9]
        data = data[MP3_HEAD + length :]
    if data[-MP3_TAIL:][:3] == b"TAG":
        data = data[:-MP3_TAIL]
    if media_type(data) != MP3:
        raise OddSoundError
    return data


def _wav(data: bytes) -> bytes:
    """Return the chunks that sound: how it is written, and the samples."""
    kept, at = [], 12
    while at + 8 <= len(data):
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        if data[at : at + 4] in (b"fmt ", b"data"):
            kept.append(data[at:end] + b"\0" * (end - at & 1))
        at = end + (end & 1)
    body = b"WAVE" + b"".join(kept)
    if len(kept) < 2:
        raise OddSoundError
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _mp4(data: bytes) -> bytes:
    """Return the same file with telling boxes blanked and times set to nothing.

    Places stay where they were: the sound is found by its distance from the start.
    """
    out = bytearray(data)
    if not _blank(out, 0, len(out)):
        raise OddSoundError
    return bytes(out)


def _blank(out: bytearray, start: int, end: int) -> bool:
    """Blank what tells between two places; say whether a box that holds the sound was seen."""
    has_sound = False
    for kind, head, last in _boxes(out, start, end):
        if kind in TELLING:
            out[head - 4 : head] = b"free"
            out[head:last] = bytes(last - head)
        elif kind in TIMED:
            wide = 16 if out[head] == 1 else 8
            out[head + 4 : head + 4 + wide] = bytes(wide)
        elif kind == b"hdlr" and out[head + 8 : head + 12] == b"vide":
            raise OddSoundError
        elif kind in HOLDING:
            _blank(out, head, last)
        has_sound = has_sound or kind == b"mdat"
    return has_sound


def _boxes(out: bytearray, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield (kind, where its content begins, where it ends) of each box between two places."""
    at = start
    while at + BOX_HEAD <= end:
        size, head = int.from_bytes(out[at : at + 4], "big"), at + BOX_HEAD
        if size == LARGE:
            size, head = int.from_bytes(out[head : head + 8], "big"), head + 8
        last = end if size == TO_THE_END else at + size
        if last < head or last > end:
            raise OddSoundError
        yield bytes(out[at + 4 : at + 8]), head, last
        at = last


def _ogg(data: bytes) -> bytes:
    """Return the same pages with the second packet, which holds the comments, emptied."""
    out, stream = bytearray(data), b""
    pieces: list[tuple[int, int]] = []
    touched, packet = [], 0
    for page, body, segments in _pages(data):
        stream = stream or data[page + 14 : page + 18]
        if data[page + 14 : page + 18] != stream:
            raise OddSoundError
        at = body
        for length in segments:
            if packet == 1:
                pieces.append((at, at + length))
                touched.append((page, body + sum(segments)))
            at += length
            packet += length < 255
        if packet > 1:
            break
    tags = b"".join(data[first:last] for first, last in pieces)
    emptied = _empty_tags(tags)
    for first, last in pieces:
        out[first:last], emptied = emptied[: last - first], emptied[last - first :]
    for page, end in dict(touched).items():
        out[page + OGG_CRC_AT : page + OGG_CRC_AT + 4] = bytes(4)
        crc = _ogg_crc(out[page:end])
        out[page + OGG_CRC_AT : page + OGG_CRC_AT + 4] = crc.to_bytes(4, "little")
    return bytes(out)


def _pages(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + OGG_HEAD <= len(data):
        count = data[at + 26]
        segments = data[at + OGG_HEAD : at + OGG_HEAD + count]
        if data[at : at + 4] != b"OggS" or len(segments) != count:
            raise OddSoundError
        body = at + OGG_HEAD + count
        at, page = body + sum(segments), at
        if at > len(data):
            raise OddSoundError
        yield page, body, segments


def _empty_tags(tags: bytes) -> bytes:
    """Return a comment packet of the same length that names a maker of blanks and no comment."""
    magic = next((one for one in (OPUS_TAGS, VORBIS_TAGS) if tags.startswith(one)), b"")
    # Vorbis ends with a framing bit.
    tail = b"\x01" if magic == VORBIS_TAGS else b""
    vendor = len(tags) - len(magic) - len(tail) - 8
    if not magic or vendor < 0:
        raise OddSoundError
    return magic + vendor.to_bytes(4, "little") + b" " * vendor + bytes(4) + tail


def _ogg_crc(page: bytes | bytearray) -> int:
    crc = 0
    for byte in page:
        crc = (crc << 8 & 0xFFFFFFFF) ^ _CRC[crc >> 24 ^ byte]
    return crc


def _crc_of(byte: int) -> int:
    crc = byte << 24
    for _bit in range(8):
        crc = (crc << 1 ^ (OGG_POLY if crc & 0x80000000 else 0)) & 0xFFFFFFFF
    return crc


_CRC = tuple(_crc_of(byte) for byte in range(256))
CLEANERS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {AMR: _amr, OGG: _ogg, MP4: _mp4, MP3: _mp3, WAV: _wav}
)
