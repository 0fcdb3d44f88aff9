import sasando.foundation.privacy.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange_letterbox", "0002_reports"),
    ]

    operations = [
        migrations.CreateModel(
            name="MailSeen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "digest",
                    sasando.foundation.privacy.fields.BlindIndexField(
                        db_index=True, max_length=32, null=True, unique=True
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="report",
            name="channel",
            field=models.CharField(
                choices=[("web", "Web"), ("surel", "Mail")], default="web", max_length=5
            ),
        ),
    ]
