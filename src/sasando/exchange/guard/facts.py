"""What the guard answers: where it stops, never at whom; and its refusals in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from sasando.domain.news.patterns import CAUSE, CHILD, FACE, NUMBER, PERSON
from sasando.domain.values.words import Refusal, Words

PASSED, STOPPED, CLOSED = "passed", "stopped", "closed"
LISTING, MANY_STOPS, TAKEN_OUT, MANY_NAMES = "listing", "stops", "taken_out", "names"

KINDS: Mapping[str, Words] = MappingProxyType(
    {
        PERSON: Words(
            id="seseorang yang dilindungi mungkin dikenali",
            en="a protected person may be recognised",
        ),
        NUMBER: Words(id="nomor seperti NIK atau paspor", en="a number like a NIK or passport"),
        CAUSE: Words(id="sebab meninggal seseorang", en="the cause of someone's death"),
        CHILD: Words(id="anak di bawah 18 tahun", en="a child under 18"),
        FACE: Words(
            id="wajah tanpa persetujuan yang dicentang", en="a face without consent ticked"
        ),
    }
)
ALARMS: Mapping[str, Words] = MappingProxyType(
    {
        LISTING: Words(id="daftar nama dalam satu draf", en="a list of names in one draft"),
        MANY_STOPS: Words(id="berkali-kali tertahan", en="stopped time and again"),
        TAKEN_OUT: Words(
            id="nama berganti-ganti dalam satu draf", en="names changed in and out of one draft"
        ),
        MANY_NAMES: Words(id="sangat banyak nama dalam sehari", en="very many names in a day"),
    }
)
NOT_WHOLE = Refusal(
    "guard_only_whole_drafts",
    Words(
        id="Penjaga memeriksa draf utuh saja: judul dan 60 kata atau lebih dalam dua paragraf.",
        en="The guard checks whole drafts only: a title and at least 60 words in two paragraphs.",
    ),
)
NOT_CURRENT = Refusal(
    "guard_not_current",
    Words(
        id="Penjaga belum diperbarui dari catatan. Tunggu satu menit; bila berulang, hubungi "
        "administrator: jam kantor mungkin berhenti.",
        en="The guard has not been brought up to the records. Wait a minute; if it repeats, call "
        "the administrator: the clock may have stopped.",
    ),
)
NOT_STOPPED = Refusal(
    "guard_not_stopped",
    Words(
        id="Isi ini tidak tertahan, atau sudah berubah sejak diperiksa.",
        en="This content was not stopped, or it has changed since it was checked.",
    ),
)
OWN_HAND = Refusal(
    "guard_own_hand",
    Words(
        id="Anda memeriksakan draf ini sendiri. Penyelia lain yang memutuskan.",
        en="You had this draft checked yourself. Another supervisor decides.",
    ),
)
ALARM_GONE = Refusal(
    "guard_alarm_gone",
    Words(id="Alarm itu tidak terbuka lagi.", en="That alarm is no longer open."),
)


class GuardNotHereError(Exception):
    """This process does not hold the key of the filter: only the staff process does."""


@dataclass(frozen=True)
class Stop:
    """One place where the guard stops: language, place, kind; never a name."""

    language: str
    where: str
    kind: str


@dataclass(frozen=True)
class Verdict:
    """What the guard said of one content; a closed guard says nothing of where or why."""

    answer: str
    content_sha256: str
    stops: tuple[Stop, ...] = ()

    @property
    def has_passed(self) -> bool:
        """Say whether the content may go on."""
        return self.answer == PASSED


@dataclass(frozen=True)
class TryView:
    """One try, for who watches the guard."""

    at: datetime
    name: str
    role: str
    draft: UUID
    names: int
    person_stops: int
    other_stops: int
    verdict: str


@dataclass(frozen=True)
class AlarmView:
    """One alarm."""

    ref: UUID
    at: datetime
    login: str
    name: str
    why: Words
    draft: UUID
    reopened_at: datetime | None
    reopened_by: str
    reopened_why: str


@dataclass(frozen=True)
class OverrideView:
    """One content that a supervisor let pass."""

    at: datetime
    name: str
    reason: str
    content_sha256: str
