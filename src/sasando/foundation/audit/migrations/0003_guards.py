"""Installs the guards, also where the framework's own executor migrates."""

from django.db import migrations

from sasando.foundation.audit import triggers


def install(apps, schema_editor):
    """Install every guard; safe to repeat."""
    triggers.install(schema_editor.connection)


class Migration(migrations.Migration):
    """Guards only."""

    dependencies = [("foundation_audit", "0002_first_link")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
