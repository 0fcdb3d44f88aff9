"""What the office released: drafts on their way, and releases that never change again."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sasando.foundation.privacy import classes


class ReleaseSeries(models.Model):
    """The last number given in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar = classes.declare(open="year", internal="last")

    def __str__(self) -> str:
        return f"{self.year}"


class Release(models.Model):
    """One release, as two people signed it. Never changed; a later one takes its place.

    `signed_by` holds name, role and moment of each approval as plain values. The guards of the
    database refuse every change and deletion.
    """

    class Audience(models.TextChoices):
        PUBLIC = "public"
        PARTNERS = "partners"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    audience = models.CharField(max_length=10, choices=Audience.choices)
    plan = models.TextField()
    snapshot = models.CharField(max_length=64)
    as_of = models.DateField()
    package_sha256 = models.CharField(max_length=64)
    audit = models.JSONField()
    signed_by = models.JSONField()
    published_at = models.DateTimeField()
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )

    PRIVACY: ClassVar = classes.declare(
        open="id ref number title title_en audience plan snapshot as_of package_sha256 audit"
        " signed_by published_at supersedes",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(audience__in=["public", "partners"]), name="release_audience_known"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class ReleasedTable(models.Model):
    """One table of a release: its cells as they were let out, its passport, its chart.

    `cells` holds a list per cell: the value of each dimension in the order of `by`, then the value
    (None where suppressed) and the status (`ok`, `x`, `z`). `labels` gives, by dimension, its name
    under "" and the name of each value, in both languages, as they stood on that day.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="tables")
    name = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    indicator = models.CharField(max_length=60, db_index=True)
    by = models.JSONField()
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    k = models.PositiveSmallIntegerField(null=True)
    disclosure = models.CharField(max_length=10)
    cells = models.JSONField()
    labels = models.JSONField(default=dict)
    passport = models.JSONField()
    passport_en = models.JSONField()
    chart = models.TextField(blank=True)
    chart_en = models.TextField(blank=True)
    alt = models.CharField(max_length=500, blank=True)
    alt_en = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id release name title title_en indicator by period_start period_end k disclosure"
        " cells labels passport passport_en chart chart_en alt alt_en",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "name"], name="release_table_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ReleasedFile(models.Model):
    """One file of a release, byte for byte as it was signed."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="files")
    path = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    PRIVACY: ClassVar = classes.declare(open="id release path media_type sha256 content")

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["path"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "path"], name="release_file_once"),
        ]

    def __str__(self) -> str:
        return self.path


class Erratum(models.Model):
    """What was found wrong in a release after it went out; stands on its page from then on."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="errata")
    text = models.CharField(max_length=1000)
    text_en = models.CharField(max_length=1000)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)

    PRIVACY: ClassVar = classes.declare(open="id release text text_en at", internal="by")

    class Meta:
        """Order of the table."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.release_id}"


class Draft(models.Model):
    """A release on its way: the plan, what the audit found, and who agreed so far.

    `package_sha256` names the very bytes that were audited; a changed plan empties it and ends
    every approval. `audit` names failing cells, so it stays with staff.
    """

    class State(models.TextChoices):
        OPEN = "open"
        SAFE = "safe"
        REFUSED = "refused"
        PUBLISHED = "published"
        DROPPED = "dropped"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    audience = models.CharField(max_length=10, choices=Release.Audience.choices)
    plan = models.TextField()
    snapshot = models.CharField(max_length=64, blank=True)
    as_of = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    audit = models.JSONField(null=True)
    package_sha256 = models.CharField(max_length=64, blank=True)
    supersedes = models.ForeignKey(
        Release, on_delete=models.PROTECT, null=True, related_name="drafts_in_its_place"
    )
    release = models.OneToOneField(
        Release, on_delete=models.PROTECT, null=True, related_name="draft"
    )
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    made_name = models.CharField(max_length=200)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="title title_en audience plan snapshot as_of state audit package_sha256"
        " supersedes release version made_at made_by made_name",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(release__isnull=False),
                name="draft_published_has_its_release",
            ),
            models.CheckConstraint(
                condition=~Q(state="safe") | ~Q(package_sha256=""),
                name="draft_safe_names_its_bytes",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Approval(models.Model):
    """One person who agrees that these bytes go out; ends when the bytes change."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="approvals")
    login = models.CharField(max_length=150)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=4)
    on_behalf_of = models.CharField(max_length=200, blank=True)
    package_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    PRIVACY: ClassVar = classes.declare(
        open="id", internal="draft login name role on_behalf_of package_sha256 at"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "login"], name="draft_agreed_once"),
        ]

    def __str__(self) -> str:
        return self.login


class BriefSeries(models.Model):
    """The last number given to a signed brief in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar = classes.declare(open="year", internal="last")

    def __str__(self) -> str:
        return f"{self.year}"


class Brief(models.Model):
    """One paparan as the head of office signed it; the database refuses every change.

    `choice` says what was asked for, `content_sha256` is the print of everything that it says
    without the signature: figures, words and layout.
    """

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    occasion = models.CharField(max_length=120)
    choice = models.JSONField()
    snapshot = models.CharField(max_length=64)
    as_of = models.DateField()
    content_sha256 = models.CharField(max_length=64)
    signed_name = models.CharField(max_length=200)
    signed_post = models.CharField(max_length=200)
    signed_on = models.DateField()
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=150)
    prepared_name = models.CharField(max_length=200)

    PRIVACY: ClassVar = classes.declare(
        open="id ref number occasion choice snapshot as_of content_sha256 signed_name signed_post"
        " signed_on",
        internal="signed_at signed_by prepared_name",
    )

    class Meta:
        """Order of the table."""

        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.number


class BriefFile(models.Model):
    """One form of a signed brief, byte for byte."""

    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="files")
    path = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    PRIVACY: ClassVar = classes.declare(open="id brief path media_type sha256 content")

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["brief", "path"], name="brief_file_once"),
        ]

    def __str__(self) -> str:
        return self.path


class BriefDraft(models.Model):
    """A paparan on its way: what it is to show, the print of its content, who had a hand in it.

    `hands` holds the logins of all who prepared, changed or asked: none of them signs.
    """

    class State(models.TextChoices):
        OPEN = "open"
        ASKED = "asked"
        SIGNED = "signed"
        DROPPED = "dropped"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    occasion = models.CharField(max_length=120)
    choice = models.JSONField()
    snapshot = models.CharField(max_length=64)
    as_of = models.DateField()
    content_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    hands = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_name = models.CharField(max_length=200)
    asked_at = models.DateTimeField(null=True)
    asked_name = models.CharField(max_length=200, blank=True)
    returned_name = models.CharField(max_length=200, blank=True)
    returned_why = models.CharField(max_length=500, blank=True)
    brief = models.OneToOneField(Brief, on_delete=models.PROTECT, null=True, related_name="draft")
    version = models.PositiveIntegerField(default=1)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="occasion choice snapshot as_of content_sha256 state hands made_at made_name"
        " asked_at asked_name returned_name returned_why brief version",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(brief__isnull=False),
                name="brief_draft_signed_has_its_brief",
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | Q(asked_at__isnull=False),
                name="brief_draft_asked_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.occasion
