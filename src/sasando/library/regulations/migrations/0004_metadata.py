from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("library_regulations", "0003_longer_numbers"),
    ]

    operations = [
        migrations.AddField(
            model_name="instrument",
            name="abbreviation",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="instrument",
            name="edition",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="instrument",
            name="enacted",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="instrument",
            name="gazette",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="instrument",
            name="language",
            field=models.CharField(default="Indonesia", max_length=40),
        ),
        migrations.AddField(
            model_name="instrument",
            name="legal_field",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="instrument",
            name="location",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="instrument",
            name="main_entry",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="instrument",
            name="place",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="instrument",
            name="summary_id",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="instrument",
            name="verified_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="instrument",
            name="verified_on",
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name="instrument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("promulgated__isnull", True),
                    ("in_force_from__isnull", True),
                    ("in_force_from__gte", models.F("promulgated")),
                    _connector="OR",
                ),
                name="regulations_in_force_after_promulgated",
            ),
        ),
    ]
