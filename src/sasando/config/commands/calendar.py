"""Write meetings and due days of commitments as iCalendar."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from sasando.config import prepare
from sasando.foundation.accounts import queries as accounts
from sasando.library.commitments import calendars, openly
from sasando.library.commitments.facts import PARTNERS_SEE, PUBLIC_SEES, STAFF_SEE

READERS = {"office": STAFF_SEE, "partners": PARTNERS_SEE, "public": PUBLIC_SEES}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--for", dest="readers", choices=tuple(READERS), default="office")
    parser.add_argument("--language", choices=("id", "en"), default="id")


def run(args: argparse.Namespace) -> int:
    """Write the calendar as far as its readers may see."""
    now = datetime.now(UTC)
    prepare.load_reference(now)
    office = accounts.office_or_blank()
    sender = calendars.Sender(office.short_name, settings.DEFAULT_FROM_EMAIL, args.language, now)
    day = prepare.command_actor(now).today
    sees = READERS[args.readers]
    data = openly.calendar(sees, day=day, sender=sender, base=settings.SASANDO_BASE_URL)
    args.out.write_bytes(data)
    sys.stdout.write(f"{args.out}\n")
    return 0
