import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("library_commitments", "0004_fill_repeated"),
    ]

    operations = [
        migrations.CreateModel(
            name="Project",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office_edited", models.BooleanField(default=False)),
                ("offered", models.JSONField(null=True)),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=40, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("perda", "Perda"),
                            ("pergub", "Pergub"),
                            ("perbup", "Perbup"),
                            ("perdes", "Perdes"),
                            ("other", "Other"),
                        ],
                        max_length=8,
                    ),
                ),
                ("title_id", models.CharField(max_length=250)),
                ("title_en", models.CharField(blank=True, max_length=250)),
                ("about_id", models.CharField(blank=True, max_length=1000)),
                ("about_en", models.CharField(blank=True, max_length=1000)),
                ("institution", models.CharField(blank=True, max_length=40)),
                ("unit", models.CharField(blank=True, max_length=40)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("partners", "Partners"),
                            ("internal", "Internal"),
                        ],
                        default="internal",
                        max_length=10,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=400)),
                ("source_date", models.DateField(null=True)),
                ("verified", models.CharField(blank=True, max_length=10)),
            ],
            options={
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("visibility__in", ("public", "partners", "internal"))),
                        name="commitments_project_visibility",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("dated_on", models.DateField()),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("source", models.CharField(blank=True, max_length=400)),
                ("inputs_until", models.DateField(null=True)),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("partners", "Partners"),
                            ("internal", "Internal"),
                        ],
                        default="partners",
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("by_name", models.CharField(max_length=200)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="library_commitments.project",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="DraftInput",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("anchor", models.CharField(blank=True, max_length=60)),
                ("wish", models.CharField(max_length=8)),
                ("words", models.CharField(max_length=2000)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("unit_name", models.CharField(blank=True, max_length=200)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("by_name", models.CharField(max_length=200)),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="library_commitments.projectdraft",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ProjectFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("release", models.CharField(max_length=30)),
                ("table", models.CharField(max_length=60)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="library_commitments.project",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ProjectStage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=60)),
                ("stage", models.CharField(max_length=12)),
                ("on", models.DateField()),
                ("words_id", models.CharField(blank=True, max_length=500)),
                ("words_en", models.CharField(blank=True, max_length=500)),
                ("source", models.CharField(blank=True, max_length=400)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("by_name", models.CharField(max_length=200)),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stages",
                        to="library_commitments.project",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "id"],
            },
        ),
        migrations.CreateModel(
            name="InputAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("outcome", models.CharField(max_length=10)),
                ("words", models.CharField(max_length=1000)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=150)),
                ("by_name", models.CharField(max_length=200)),
                (
                    "given",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="library_commitments.draftinput",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="commitments_answer_with_reason",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="projectdraft",
            constraint=models.UniqueConstraint(
                fields=("project", "number"), name="commitments_draft_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="projectdraft",
            constraint=models.CheckConstraint(
                condition=models.Q(("visibility__in", ("public", "partners", "internal"))),
                name="commitments_draft_visibility",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectfigure",
            constraint=models.UniqueConstraint(
                fields=("project", "release", "table"), name="commitments_figure_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="projectstage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("code",),
                name="commitments_shipped_stage_once",
            ),
        ),
    ]
