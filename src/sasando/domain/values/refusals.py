"""Refusals that every subject uses in the same words."""

from sasando.domain.values.words import Refusal, Words

STALE_VERSION = Refusal(
    "stale_version",
    Words(
        id="Data ini sudah diubah orang lain sejak Anda membukanya. Buka lagi dan bandingkan.",
        en="Someone changed this since you opened it. Open it again and compare.",
    ),
)
REASON_MISSING = Refusal(
    "reason_missing",
    Words(
        id="Tulis alasan dan keperluannya.",
        en="Write the reason and what it is needed for.",
    ),
)
DATE_IN_FUTURE = Refusal(
    "date_in_future",
    Words(
        id="Ada tanggal yang belum tiba. Periksa hari, bulan dan tahunnya.",
        en="A date lies in the future. Check day, month and year.",
    ),
)
