import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library_directory", "0002_units_again")]

    operations = [
        migrations.CreateModel(
            name="Institution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office_edited", models.BooleanField(default=False)),
                ("offered", models.JSONField(null=True)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("kind", models.CharField(max_length=12)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("source_date", models.DateField(null=True)),
                ("verified", models.CharField(blank=True, max_length=10)),
                ("note", models.CharField(blank=True, max_length=500)),
            ],
            options={"ordering": ["name", "code"]},
        ),
        migrations.RemoveField(model_name="unit", name="institution"),
        migrations.RemoveField(model_name="unit", name="kind"),
        migrations.RemoveField(model_name="unit", name="services"),
        # The table is empty (0002), so the new key needs no default.
        migrations.AddField(
            model_name="unit",
            name="institution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="units",
                to="library_directory.institution",
            ),
        ),
        migrations.RenameModel(old_name="Recruiter", new_name="P3mi"),
    ]
