"""News: articles with every revision, their pictures, and how often they were read."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sasando.foundation.privacy import classes


class Picture(models.Model):
    """One picture of the news, drawn anew from what was uploaded; its sizes hang on it."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(open="id ref width height", internal="added_at added_by")

    def __str__(self) -> str:
        return str(self.ref)


class PictureFile(models.Model):
    """One size of a picture."""

    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="files")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    content = models.BinaryField()

    PRIVACY: ClassVar = classes.declare(open="id picture width height media_type content")

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["width"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["picture", "width"], name="news_picture_size_once"),
        ]

    def __str__(self) -> str:
        return f"{self.width}"


class Article(models.Model):
    """One news item: where its newest revision stands, and which one the public reads.

    `hands` holds the logins of all who wrote or asked: none of them approves.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        ASKED = "asked"
        SCHEDULED = "scheduled"
        HELD = "held"
        PUBLISHED = "published"
        WITHDRAWN = "withdrawn"
        DROPPED = "dropped"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    live = models.OneToOneField(
        "Revision", on_delete=models.PROTECT, null=True, related_name="live_of"
    )
    publish_at = models.DateTimeField(null=True, db_index=True)
    published_at = models.DateTimeField(null=True, db_index=True)
    changed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)
    returned_name = models.CharField(max_length=200, blank=True)
    returned_why = models.CharField(max_length=500, blank=True)
    origin = models.CharField(max_length=10)
    origin_ref = models.CharField(max_length=60, blank=True)
    hands = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_name = models.CharField(max_length=200)

    PRIVACY: ClassVar = classes.declare(
        open="id ref slug live published_at changed_at withdrawn_at withdrawn_why",
        internal="state publish_at returned_name returned_why origin origin_ref hands made_at"
        " made_name",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(live__isnull=False, published_at__isnull=False),
                name="article_published_has_its_text",
            ),
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(publish_at__isnull=False),
                name="article_scheduled_for_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["withdrawn", "dropped"]) | Q(live__isnull=True),
                name="article_withdrawn_shows_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class Revision(models.Model):
    """One saved state of an article; `erratum` says what was wrong in the one before it.

    `content_sha256` is the print of all that the guard reads; approval stands for it alone.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    is_lead = models.BooleanField(default=False)
    category = models.CharField(max_length=20)
    title = models.CharField(max_length=160)
    title_en = models.CharField(max_length=160, blank=True)
    summary = models.CharField(max_length=300, blank=True)
    summary_en = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    body_en = models.TextField(blank=True)
    place = models.CharField(max_length=60)
    dated_on = models.DateField()
    initials = models.CharField(max_length=8)
    picture = models.ForeignKey(
        Picture, on_delete=models.PROTECT, null=True, related_name="revisions"
    )
    alt = models.CharField(max_length=200, blank=True)
    alt_en = models.CharField(max_length=200, blank=True)
    credit = models.CharField(max_length=120, blank=True)
    shows_faces = models.BooleanField(default=False)
    faces_agreed = models.BooleanField(default=False)
    related = models.JSONField(default=list)
    erratum = models.CharField(max_length=1000, blank=True)
    erratum_en = models.CharField(max_length=1000, blank=True)
    content_sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    login = models.CharField(max_length=150)
    name = models.CharField(max_length=200)
    asked_at = models.DateTimeField(null=True)
    asked_name = models.CharField(max_length=200, blank=True)
    approved_at = models.DateTimeField(null=True)
    approved_login = models.CharField(max_length=150, blank=True)
    approved_name = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id article number is_lead category title title_en summary summary_en body body_en"
        " place dated_on initials picture alt alt_en credit shows_faces faces_agreed related"
        " erratum erratum_en published_at",
        internal="content_sha256 at login name asked_at asked_name approved_at approved_login"
        " approved_name",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["article", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "number"], name="news_revision_once"),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True)
                | (Q(approved_at__isnull=False) & ~Q(approved_login=F("login"))),
                name="news_published_by_four_eyes",
            ),
            models.CheckConstraint(
                condition=Q(picture__isnull=True) | ~Q(alt=""), name="news_picture_is_told"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Reading(models.Model):
    """How often an article was read on a day; nothing of who read it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="readings")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar = classes.declare(open="id article", internal="day count")

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "day"], name="news_reading_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day}"
