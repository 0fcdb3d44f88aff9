"""A small office for reports, made ready or asked what its letterbox holds, in its own process.

Run as `python -m tests.public.report.letterbox_worker ready|held`.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sasando.config.settings")
django.setup()

from sasando.config import prepare  # noqa: E402
from sasando.config.clock import now  # noqa: E402
from sasando.exchange.letterbox import identities, inbox  # noqa: E402
from sasando.exchange.letterbox.models import (  # noqa: E402
    Report,
    ReportFile,
    ReportIdentity,
)
from sasando.foundation.access.actor import Actor  # noqa: E402
from sasando.foundation.accounts import actions as accounts  # noqa: E402


def made_ready() -> None:
    """Make a store with an office and nothing else."""
    prepare.migrate_when_needed()
    prepare.make_letterbox_keys(now())
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(now())


def held() -> None:
    """Print all that the office reads with its keys."""
    office, custodian = (Actor("proof", "Uji", role, now()) for role in ("CS", "CUS"))
    for ref in Report.objects.values_list("ref", flat=True):
        read = inbox.read(ref, by=office)
        for word in read.words if read else ():
            sys.stdout.write(word.text + "\n")
    for ref in ReportFile.objects.values_list("ref", flat=True):
        kept = inbox.file(ref, by=office)
        sys.stdout.write((kept[1].decode("latin-1") if kept else "") + "\n")
    for ref in ReportIdentity.objects.values_list("ref", flat=True):
        reason = "Uji penyapuan dengan kata kenari."
        sys.stdout.write(f"{identities.open_up(ref, reason=reason, by=custodian)}\n")


if __name__ == "__main__":
    {"ready": made_ready, "held": held}[sys.argv[1]]()
