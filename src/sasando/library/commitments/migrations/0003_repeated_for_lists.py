from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library_commitments", "0002_questions")]

    operations = [
        migrations.AddField("commitment", "has_owner", models.BooleanField(default=False)),
        migrations.AddField("commitment", "is_seen", models.BooleanField(default=False)),
        migrations.AddField("commitment", "says_done", models.BooleanField(default=False)),
        migrations.AddIndex(
            "commitment",
            models.Index(fields=["closing", "due_on"], name="commitments_due"),
        ),
    ]
