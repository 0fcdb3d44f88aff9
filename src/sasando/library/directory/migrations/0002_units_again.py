"""Empty the table of units, so that the next start loads them with their institutions.

Nobody could edit a unit before this version; packets name an agency by code.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def empty(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """Drop the units and that their file was loaded."""
    apps.get_model("library_directory", "Unit").objects.all().delete()
    files = apps.get_model("library_places", "ReferenceFile").objects
    files.filter(name="units.csv").delete()


class Migration(migrations.Migration):
    """Data only; can be run again."""

    dependencies = [
        ("library_directory", "0001_initial"),
        ("library_places", "0003_load_again"),
    ]

    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
