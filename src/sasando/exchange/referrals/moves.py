"""How a packet moves from state to state: one table, and why a move is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sasando.domain.values.words import Refusal, Words

SENT, ACCEPTED, REJECTED, ANSWERED = "sent", "accepted", "rejected", "answered"
DONE, REVOKED, EXPIRED = "done", "revoked", "expired"
MOVES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        SENT: frozenset({ACCEPTED, REJECTED, REVOKED, EXPIRED}),
        ACCEPTED: frozenset({ANSWERED, DONE, REVOKED, EXPIRED}),
        ANSWERED: frozenset({ANSWERED, DONE, REVOKED, EXPIRED}),
        REJECTED: frozenset(),
        DONE: frozenset(),
        REVOKED: frozenset(),
        EXPIRED: frozenset(),
    }
)
STATES: Mapping[str, Words] = MappingProxyType(
    {
        SENT: Words(id="terkirim", en="sent"),
        ACCEPTED: Words(id="diterima", en="accepted"),
        REJECTED: Words(id="ditolak", en="rejected"),
        ANSWERED: Words(id="dijawab", en="answered"),
        DONE: Words(id="selesai", en="done"),
        REVOKED: Words(id="dicabut", en="revoked"),
        EXPIRED: Words(id="kedaluwarsa", en="expired"),
    }
)
OPEN = frozenset({SENT, ACCEPTED, ANSWERED})
TAKEN = frozenset({ACCEPTED, ANSWERED})
# How an agency says no; each but "other" speaks for itself.
OTHER = "other"
REJECTIONS: Mapping[str, Words] = MappingProxyType(
    {
        "not_ours": Words(id="Bukan kewenangan kami", en="Not within our remit"),
        "no_place": Words(id="Tidak ada tempat atau petugas", en="No place or staff"),
        "too_little": Words(id="Keterangan tidak cukup", en="Too little information"),
        "declined": Words(id="Yang bersangkutan menolak", en="The person declines"),
        OTHER: Words(id="Alasan lain", en="Another reason"),
    }
)


@dataclass(frozen=True)
class PacketFacts:
    """What a move asks of a packet: its state, its last days, and the day it is.

    `answer_due_on` is the last day to accept or reject; `expires_on` the last day on which a
    packet that was accepted stays open.
    """

    state: str
    answer_due_on: date
    expires_on: date
    today: date

    @property
    def last_day(self) -> date:
        """Return the last day on which the agency may open it in this state."""
        return self.answer_due_on if self.state == SENT else self.expires_on


def _refusal(code: str, words_id: str, words_en: str) -> Refusal:
    return Refusal(code, Words(id=words_id, en=words_en))


NOT_OPEN = _refusal(
    "packet_not_open",
    "Rujukan ini tidak ditemukan atau tidak terbuka bagi Anda.",
    "This referral was not found or is not open to you.",
)
ENDED = _refusal(
    "packet_ended",
    "Rujukan ini sudah berakhir; tidak ada lagi yang dapat diubah.",
    "This referral has ended; nothing more can be changed.",
)
TAKEN_ALREADY = _refusal(
    "packet_taken_already",
    "Rujukan ini sudah diterima.",
    "This referral was accepted already.",
)
NOT_TAKEN = _refusal(
    "packet_not_taken",
    "Terima dahulu rujukan ini, lalu jawab.",
    "Accept this referral first, then answer.",
)
TOO_LATE = _refusal(
    "packet_too_late",
    "Batas waktu rujukan ini sudah lewat. Hubungi kantor pengirim.",
    "The time of this referral has run out. Contact the office that sent it.",
)
STILL_RUNNING = _refusal(
    "packet_still_running",
    "Batas waktu rujukan ini belum lewat.",
    "The time of this referral has not run out.",
)
WORDS_MISSING = _refusal("words_missing", "Tulis jawaban Anda.", "Write your answer.")
REASON_UNKNOWN = _refusal(
    "reason_unknown", "Pilih satu alasan penolakan.", "Choose one reason for rejecting."
)


def why_not_accept(packet: PacketFacts) -> Refusal | None:
    """Return why a packet cannot be accepted; None when it can."""
    return _why_not_first(packet)


def why_not_reject(packet: PacketFacts, *, reason: str, words: str) -> Refusal | None:
    """Return why a packet cannot be rejected for a reason; None when it can."""
    if reason not in REJECTIONS:
        return REASON_UNKNOWN
    if reason == OTHER and not words.strip():
        return WORDS_MISSING
    return _why_not_first(packet)


def why_not_answer(packet: PacketFacts, *, words: str) -> Refusal | None:
    """Return why a packet cannot be answered; None when it can."""
    return _why_not_later(packet) or (None if words.strip() else WORDS_MISSING)


def why_not_finish(packet: PacketFacts) -> Refusal | None:
    """Return why a packet cannot be called done; None when it can."""
    return _why_not_later(packet)


def why_not_ask(packet: PacketFacts, *, words: str) -> Refusal | None:
    """Return why the agency cannot ask back; None when it can. Asking moves nothing."""
    if packet.state not in OPEN:
        return ENDED
    if packet.today > packet.last_day:
        return TOO_LATE
    return None if words.strip() else WORDS_MISSING


def why_not_revoke(packet: PacketFacts) -> Refusal | None:
    """Return why a packet cannot be called back; None when it can."""
    return None if REVOKED in MOVES[packet.state] else ENDED


def why_not_expire(packet: PacketFacts) -> Refusal | None:
    """Return why a packet does not expire; None when its last day is over."""
    if EXPIRED not in MOVES[packet.state]:
        return ENDED
    return None if packet.today > packet.last_day else STILL_RUNNING


def _why_not_first(packet: PacketFacts) -> Refusal | None:
    if packet.state in TAKEN:
        return TAKEN_ALREADY
    if packet.state != SENT:
        return ENDED
    return TOO_LATE if packet.today > packet.last_day else None


def _why_not_later(packet: PacketFacts) -> Refusal | None:
    if packet.state == SENT:
        return NOT_TAKEN
    if packet.state not in TAKEN:
        return ENDED
    return TOO_LATE if packet.today > packet.last_day else None
