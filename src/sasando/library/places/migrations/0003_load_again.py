"""Forgets which files were loaded: their new columns are filled at the next start."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def load_again(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Drop the recorded digests; loading again changes no row that is already right."""
    apps.get_model("library_places", "ReferenceFile").objects.all().delete()


class Migration(migrations.Migration):
    """Data only; can be run again."""

    dependencies = [("library_places", "0002_destinations_and_own_edits")]

    operations = [migrations.RunPython(load_again, migrations.RunPython.noop)]
