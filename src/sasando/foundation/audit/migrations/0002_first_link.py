"""Writes the head that the first event links to."""

from django.db import migrations


def write_head(apps, schema_editor):
    """Add the one row of the head; safe to repeat."""
    head = apps.get_model("foundation_audit", "Head")
    head.objects.get_or_create(id=1, defaults={"seq": 0, "hash": "0" * 64})


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("foundation_audit", "0001_initial")]
    operations = [migrations.RunPython(write_head, migrations.RunPython.noop)]
