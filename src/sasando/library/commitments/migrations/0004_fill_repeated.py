from django.db import migrations


def fill(apps, schema_editor):
    """Write on each commitment what its parties and steps say; can be run again."""
    model = apps.get_model("library_commitments", "Commitment")
    for row in model.objects.prefetch_related("parties", "steps").iterator(chunk_size=500):
        steps = sorted(row.steps.all(), key=lambda step: (step.on, step.pk))
        reports = [step for step in steps if step.what == "reported"]
        says = reports[-1].says if reports else ""
        after = steps[steps.index(reports[-1]) :] if reports else []
        row.has_owner = any(party.part == "owner" for party in row.parties.all())
        row.is_seen = says in ("going", "done") or any(step.what == "seen" for step in steps)
        row.says_done = (
            says == "done" and row.closing == "" and all(step.what != "reopened" for step in after)
        )
        row.save(update_fields=["has_owner", "is_seen", "says_done"])


class Migration(migrations.Migration):
    dependencies = [("library_commitments", "0003_repeated_for_lists")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
