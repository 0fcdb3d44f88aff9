"""Take in reports that came by mail: sealed first, then removed from the mailbox."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime

from django.conf import settings

from sasando.config import prepare
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox import mailboxes, mailing

NO_BOX = Refusal(
    "mailbox_missing",
    Words(
        id="Kotak surel belum diatur. Isi SASANDO_MAILBOX, atau beri --from FOLDER.",
        en="No mailbox is set. Give SASANDO_MAILBOX, or --from FOLDER.",
    ),
)
SAID = Words(
    id="{filed} menjadi laporan · {held} disimpan utuh tersegel · {twice} kembar · {left} terlalu"
    " besar, tetap di kotak surel · {later} menunggu giliran berikut",
    en="{filed} became reports · {held} kept whole and sealed · {twice} came twice · {left} too"
    " large, left in the mailbox · {later} wait for the next turn",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--from", dest="box", default="", help="a Maildir, or a folder of .eml")


def run(args: argparse.Namespace) -> int:
    """Take in what waits; print how many, never from whom or what."""
    box = args.box or settings.SASANDO_MAILBOX
    if not box:
        raise Refused(NO_BOX)
    now = datetime.now(UTC)
    prepare.load_reference(now)
    done = mailing.take_in(
        mailboxes.waiting(box), base=settings.SASANDO_BASE_URL, now=now,
        today=prepare.command_actor(now).today,
    )  # fmt: skip
    counts = asdict(done)
    text = json.dumps(counts) if args.json else str(SAID.format(**counts))
    sys.stdout.write(text + "\n")
    return 0
