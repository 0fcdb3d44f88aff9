"""Makes a store ready: tables, reference data, cache, broken-off work."""

import os
import sys
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import triggers

NOT_PREPARED = Refusal(
    "store_not_prepared",
    Words(
        id="Tabel belum lengkap. Jalankan dahulu proses meja: SASANDO_FLOOR=desk sasando serve.",
        en="Tables are missing. Start the desk's process first: SASANDO_FLOOR=desk sasando serve.",
    ),
)


def migrate_when_needed() -> bool:
    """Migrate when a migration is missing; return whether one was."""
    Path(settings.SASANDO_HOME).mkdir(parents=True, exist_ok=True, mode=0o700)
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    if settings.SASANDO_FLOOR == "portal":
        raise Refused(NOT_PREPARED)
    progress("Menyiapkan basis data …")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    return True


def restore_guards() -> bool:
    """Put back guards of the audit that were dropped; return whether one was missing."""
    if not triggers.missing(connection):
        return False
    progress("Pengaman jejak audit hilang dan dipasang lagi. Jalankan: sasando audit verify")
    triggers.install(connection)
    return True


def load_reference(now: datetime) -> None:
    """Load the reference data that changed since the last start."""
    from sasando.library.commitments import actions as commitments
    from sasando.library.directory import actions as directory
    from sasando.library.duties import actions as duties
    from sasando.library.places import actions as places
    from sasando.library.regulations import actions as regulations
    from sasando.library.statistics import actions as statistics
    from sasando.library.terms import actions as terms

    for room in (places, terms, regulations, directory, statistics, duties, commitments):
        room.load_reference(now)


def make_letterbox_keys(now: datetime) -> None:
    """Make the keys to which reports are sealed, where this process may."""
    from sasando.exchange.letterbox import officekeys

    officekeys.ensure(now)


def clear_broken_work(now: datetime) -> None:
    """Clear batches and tasks that a stopped process left half done."""
    from sasando.records.imports import actions as imports

    imports.clear_broken_batches(by=system_actor(now))


def system_actor(now: datetime) -> Actor:
    """Return the actor of the machine itself."""
    return Actor.for_command("system", now)


def command_actor(now: datetime) -> Actor:
    """Return the actor of whoever typed the command."""
    return Actor.for_command(os.environ.get("SUDO_USER") or os.environ.get("USER") or "cli", now)


def progress(text: str) -> None:
    """Write one line of progress to standard error."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
