"""Texts of works that the office supplied, in articles, and the index they are found by."""

import uuid
from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes
from sasando.library.regulations.models.works import Instrument


class TextSource(models.Model):
    """A text of a work that the office supplied: split, reviewed, then accepted or dropped.

    The extracted text is kept whole; of the file only name, kind and fingerprint.
    """

    class State(models.TextChoices):
        """Where the review stands."""

        DRAFT = "draft"
        ACCEPTED = "accepted"
        DROPPED = "dropped"

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="texts")
    kind = models.CharField(max_length=8)
    name = models.CharField(max_length=160)
    sha256 = models.CharField(max_length=64)
    text = models.TextField()
    edition = models.PositiveIntegerField(default=1)
    source_seen = models.CharField(max_length=300)
    valid_from = models.DateField(null=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref instrument kind name sha256 text edition source_seen valid_from corrects state"
        " received_at decided_at",
        internal="received_by decided_by",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["instrument", "sha256"],
                condition=models.Q(state="draft"),
                name="regulations_text_reviewed_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Article(models.Model):
    """One article of a work; its anchor never changes, whatever text it has."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="articles")
    anchor = models.CharField(max_length=80)
    number = models.CharField(max_length=20, blank=True)
    position = models.PositiveIntegerField()

    PRIVACY: ClassVar = classes.declare(open="id instrument anchor number position")

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["position", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["instrument", "anchor"], name="regulations_article_once"
            ),
        ]

    def __str__(self) -> str:
        return self.anchor


class ArticleText(models.Model):
    """The text of an article from a day on; corrected by a later row, never overwritten."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="texts")
    taken_from = models.ForeignKey(TextSource, on_delete=models.PROTECT, related_name="articles")
    heading = models.CharField(max_length=600, blank=True)
    text = models.TextField()
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField()

    PRIVACY: ClassVar = classes.declare(
        open="id article taken_from heading text valid_from valid_to corrects recorded_at"
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="regulations_text_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} {self.valid_from or ''}"


class SearchWord(models.Model):
    """One word of a work or of a place in it; the office's own index, made anew on each change."""

    word = models.CharField(max_length=40)
    instrument = models.ForeignKey(Instrument, on_delete=models.CASCADE, related_name="+")
    anchor = models.CharField(max_length=80, blank=True)
    weight = models.PositiveSmallIntegerField()

    PRIVACY: ClassVar = classes.declare(open="id word instrument anchor weight")

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["word", "instrument", "anchor", "weight"], name="regulations_word")
        ]

    def __str__(self) -> str:
        return self.word
