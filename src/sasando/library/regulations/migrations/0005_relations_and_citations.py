import sasando.library.regulations.models.works
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("library_regulations", "0004_metadata"),
    ]

    operations = [
        migrations.CreateModel(
            name="Citation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office_edited", models.BooleanField(default=False)),
                ("offered", models.JSONField(null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("source_date", models.DateField(null=True)),
                ("verified", models.CharField(blank=True, max_length=10)),
                ("verified_by", models.CharField(blank=True, max_length=150)),
                ("verified_on", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("kind", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=80)),
                ("instrument", models.CharField(db_index=True, max_length=80)),
                ("anchor", models.CharField(blank=True, max_length=80)),
                ("label_id", models.CharField(blank=True, max_length=300)),
                ("label_en", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["kind", "key", "id"],
            },
        ),
        migrations.CreateModel(
            name="Provision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office_edited", models.BooleanField(default=False)),
                ("offered", models.JSONField(null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("source_date", models.DateField(null=True)),
                ("verified", models.CharField(blank=True, max_length=10)),
                ("verified_by", models.CharField(blank=True, max_length=150)),
                ("verified_on", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("instrument", models.CharField(db_index=True, max_length=80)),
                ("anchor", models.CharField(blank=True, max_length=80)),
                ("topic", models.CharField(db_index=True, max_length=30)),
                ("summary_id", models.CharField(max_length=500)),
                ("summary_en", models.CharField(blank=True, max_length=500)),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office_edited", models.BooleanField(default=False)),
                ("offered", models.JSONField(null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("source_date", models.DateField(null=True)),
                ("verified", models.CharField(blank=True, max_length=10)),
                ("verified_by", models.CharField(blank=True, max_length=150)),
                ("verified_on", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("dispute", models.CharField(db_index=True, max_length=40)),
                ("instrument", models.CharField(db_index=True, max_length=80)),
                ("anchor", models.CharField(blank=True, max_length=80)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("holder_id", models.CharField(max_length=200)),
                ("holder_en", models.CharField(blank=True, max_length=200)),
                ("words_id", models.CharField(max_length=500)),
                ("words_en", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ["dispute", "position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office_edited", models.BooleanField(default=False)),
                ("offered", models.JSONField(null=True)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("source_date", models.DateField(null=True)),
                ("verified", models.CharField(blank=True, max_length=10)),
                ("verified_by", models.CharField(blank=True, max_length=150)),
                ("verified_on", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=500)),
                ("ref", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("subject", models.CharField(db_index=True, max_length=80)),
                ("kind", models.CharField(max_length=16)),
                ("target", models.CharField(db_index=True, max_length=80)),
                ("anchor", models.CharField(blank=True, max_length=80)),
                ("on", models.DateField(null=True)),
                ("not_before", models.DateField(null=True)),
                ("not_after", models.DateField(null=True)),
                ("ended_on", models.DateField(null=True)),
                ("is_presumed", models.BooleanField(default=False)),
                ("is_withdrawn", models.BooleanField(default=False)),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=sasando.library.regulations.models.works.compiled_at
                    ),
                ),
                ("recorded_by", models.CharField(blank=True, max_length=150)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.UniqueConstraint(
                fields=("kind", "key", "instrument", "anchor"), name="regulations_cited_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="provision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True),
                    ("valid_to__isnull", True),
                    ("valid_to__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="regulations_provision_in_order",
            ),
        ),
        migrations.AddField(
            model_name="relation",
            name="corrects",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="library_regulations.relation",
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrects__isnull", True)),
                fields=("subject", "kind", "target", "anchor"),
                name="regulations_relation_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.CheckConstraint(
                condition=models.Q(("subject", models.F("target")), _negated=True),
                name="regulations_relation_to_another",
            ),
        ),
    ]
