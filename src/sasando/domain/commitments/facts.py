"""What a commitment is made of: its kind, who owns it, until when, and every step since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sasando.domain.values.words import Words

PROMISE, PLAN, REQUEST, HOPE = "promise", "plan", "request", "hope"
KINDS: Mapping[str, Words] = MappingProxyType(
    {
        PROMISE: Words(id="janji", en="promise"),
        PLAN: Words(id="rencana", en="plan"),
        REQUEST: Words(id="permintaan", en="request"),
        HOPE: Words(id="harapan", en="hope"),
    }
)
# Only who promises or plans can be late; a request or a hope is written down, not dunned.
CLOCKED = frozenset({PROMISE, PLAN})

ASKED, DATED, REPORTED, LOOKED, SEEN = "asked", "dated", "reported", "looked", "seen"
MET, WITHDRAWN, SUPERSEDED, REOPENED = "met", "withdrawn", "superseded", "reopened"
STEPS: Mapping[str, Words] = MappingProxyType(
    {
        ASKED: Words(id="diminta tanggal atau bukti", en="date or proof asked for"),
        DATED: Words(id="tenggat dicatat", en="due day written"),
        REPORTED: Words(id="kemajuan dilaporkan", en="progress reported"),
        LOOKED: Words(id="bukti dicari, tidak ditemukan", en="proof looked for, none found"),
        SEEN: Words(id="bukti dilihat", en="proof seen"),
        MET: Words(id="dinyatakan terpenuhi", en="confirmed as met"),
        WITHDRAWN: Words(id="ditarik", en="withdrawn"),
        SUPERSEDED: Words(id="diganti", en="superseded"),
        REOPENED: Words(id="dibuka lagi", en="opened again"),
    }
)
CLOSING = frozenset({MET, WITHDRAWN, SUPERSEDED})

GOING, DONE, NOT_YET = "going", "done", "not_yet"
SAYS: Mapping[str, Words] = MappingProxyType(
    {
        GOING: Words(id="sedang berjalan", en="under way"),
        DONE: Words(id="sudah selesai", en="done"),
        NOT_YET: Words(id="belum dimulai", en="not started"),
    }
)


@dataclass(frozen=True)
class Step:
    """What happened to a commitment on a day.

    `due_on` is the new day of a DATED step (None: the day was taken back); `says` is how it goes
    in a REPORTED one.
    """

    on: date
    what: str
    says: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class CommitmentFacts:
    """One commitment; `due_on` is the day that was said first, steps stand oldest first."""

    kind: str
    has_owner: bool
    due_on: date | None = None
    steps: tuple[Step, ...] = ()
