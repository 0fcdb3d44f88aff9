"""Migrates, then installs the audit's guards: a rebuilt table loses them silently."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from sasando.foundation.audit import triggers


class Command(Migrate):
    """The framework's `migrate`, followed by the guards."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate and install the guards when the audit's tables are there."""
        super().handle(*args, **options)
        connection = connections[options["database"]]
        if triggers.HEAD in connection.introspection.table_names():
            triggers.install(connection)
