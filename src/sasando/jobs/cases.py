"""What the clock does for cases: answers, packets that end, reminders, files whose time is over."""

from datetime import datetime

from django.db import transaction

from sasando.exchange.letterbox import replies
from sasando.foundation.access import glass
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.files import actions as files
from sasando.records.cases import answers, reminding

EXPIRED = "masa simpan berakhir"


def each_minute(now: datetime) -> None:
    """Take in what agencies answered; end packets whose last day is over."""
    by = _system(now)
    answers.take_in_answers(by=by)
    answers.expire(now, by=by)


def each_night(now: datetime) -> None:
    """Remind of terms; end reports and files whose time is over; sweep what no row knows."""
    by = _system(now)
    reminding.remind(by=by)
    glass.remind(by=by)
    replies.expire(by=by)
    for stored in files.expired(by.today):
        with transaction.atomic():
            files.destroy(stored, why=EXPIRED, by=by)
            audit.record(by=by, deed="files.destroyed", refs=[("file", str(stored.ref))])
    files.sweep(now)


def _system(now: datetime) -> Actor:
    return Actor.for_command("system", now)
