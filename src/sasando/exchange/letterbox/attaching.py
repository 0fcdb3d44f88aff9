"""Which photos and voice notes of a reporter are taken, by whatever way they came, and cleaned."""

from collections.abc import Sequence

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox.reports import Attached
from sasando.foundation.files import cleaning, receiving, sounds

MOST, MOST_BYTES = 5, 12 * 1024 * 1024
TOO_MANY = Refusal(
    "files_too_many",
    Words(
        id="Ada {found} berkas, paling banyak {most}. Kirim sisanya nanti dengan resi.",
        en="There are {found} files, at most {most}. Send the rest later with the receipt.",
    ),
)
OTHER_KIND = Refusal(
    "files_other_kind",
    Words(
        id="Hanya foto (JPEG, PNG, WEBP) dan rekaman suara (M4A, 3GP, OGG, AMR, MP3, WAV).",
        en="Only photos (JPEG, PNG, WEBP) and voice notes (M4A, 3GP, OGG, AMR, MP3, WAV).",
    ),
)
ODD_SOUND = Refusal(
    "files_odd_sound",
    Words(
        id="Rekaman itu tidak terbaca, atau berisi gambar. Rekam ulang, atau tulis saja.",
        en="That recording cannot be read, or holds a film. Record again, or just write.",
    ),
)


def cleaned(given: Sequence[bytes]) -> tuple[Attached, ...]:
    """Return files without place, time and device; raises Refused for one that is not taken."""
    if len(given) > MOST:
        words = TOO_MANY.words.format(found=len(given), most=MOST)
        raise Refused(Refusal(TOO_MANY.code, words))
    return tuple(_cleaned(data) for data in given)


def _cleaned(data: bytes) -> Attached:
    sound = sounds.media_type(data)
    if sound and data[8:12] not in receiving.HEIF:
        try:
            return Attached(sound, sounds.clean(data, media=sound))
        except sounds.OddSoundError:
            raise Refused(ODD_SOUND) from None
    media = receiving.media_type(data)
    if media not in receiving.PICTURES:
        raise Refused(OTHER_KIND)
    return Attached(media, cleaning.clean(data, media=media))
