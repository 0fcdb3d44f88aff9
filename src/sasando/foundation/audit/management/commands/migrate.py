"""Migrates, then installs the audit's guards: a rebuilt table loses them silently."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from sasando.foundation.audit import triggers


class Command(Migrate):
    """The framework's `migrate`, followed by the guards."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate and install the guards, also when a migration broke off half way."""
        only_looks = options.get("plan") or options.get("check_unapplied")
        try:
            super().handle(*args, **options)
        finally:
            if not only_looks:
                _guard(options["database"])


def _guard(alias: str) -> None:
    connection = connections[alias]
    if set(triggers.TABLES) <= set(connection.introspection.table_names()):
        triggers.install(connection)
