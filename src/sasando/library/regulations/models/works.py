"""Works of law and what the office knows of each: relations, provisions, readings, citations."""

import uuid
from datetime import UTC, datetime
from typing import ClassVar

from django.db import models

from sasando.foundation.privacy import classes
from sasando.library.places.models import Shipped


def compiled_at() -> datetime:
    """Return when the shipped facts were compiled (the day on the handbook)."""
    return datetime(2026, 11, 23, tzinfo=UTC)


class Checked(Shipped):
    """Adds what a shipped fact is known from, and which officer checked it in the gazette."""

    source = models.CharField(max_length=300, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    verified_by = models.CharField(max_length=150, blank=True)
    verified_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        """Fields only."""

        abstract = True


class Instrument(Checked):
    """One legal instrument with the sixteen metadata of JDIH, as far as they are known.

    `status` is what the source said; how it stands on a day follows from its events. `edition`
    counts corrections, so that the second of two savers is refused.
    """

    code = models.CharField(max_length=80, unique=True)
    type = models.CharField(max_length=60)
    number = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=300)
    subject = models.CharField(max_length=300, blank=True)
    promulgated = models.DateField(null=True)
    in_force_from = models.DateField(null=True)
    status = models.CharField(max_length=20, blank=True)
    relation = models.CharField(max_length=500, blank=True)
    issuer = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=30, blank=True)
    summary_id = models.CharField(max_length=300, blank=True)
    abbreviation = models.CharField(max_length=40, blank=True)
    main_entry = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=60, blank=True)
    enacted = models.DateField(null=True)
    gazette = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=40, default="Indonesia")
    location = models.CharField(max_length=120, blank=True)
    legal_field = models.CharField(max_length=80, blank=True)
    edition = models.PositiveIntegerField(default=1)

    PRIVACY: ClassVar = classes.declare(
        open="id code type number year title subject promulgated in_force_from status relation"
        " issuer level summary_id abbreviation main_entry place enacted gazette language location"
        " legal_field edition source source_date verified verified_on note",
        internal="office_edited offered verified_by",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-year", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(promulgated__isnull=True)
                | models.Q(in_force_from__isnull=True)
                | models.Q(in_force_from__gte=models.F("promulgated")),
                name="regulations_in_force_after_promulgated",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Relation(Checked):
    """One work acts on another, as a dated event; corrected by a later row, never overwritten.

    `anchor` is the place whose standing changes: in the target of what amends or repeals, in the
    subject of what is contested. `on` empty: the day is not known, only its bounds.
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True)
    subject = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=16)
    target = models.CharField(max_length=80, db_index=True)
    anchor = models.CharField(max_length=80, blank=True)
    on = models.DateField(null=True)
    not_before = models.DateField(null=True)
    not_after = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    is_presumed = models.BooleanField(default=False)
    is_withdrawn = models.BooleanField(default=False)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=compiled_at)
    recorded_by = models.CharField(max_length=150, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref subject kind target anchor on not_before not_after ended_on is_presumed"
        " is_withdrawn corrects recorded_at source source_date verified verified_on note",
        internal="office_edited offered verified_by recorded_by",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subject", "kind", "target", "anchor"],
                condition=models.Q(corrects__isnull=True),
                name="regulations_relation_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(subject=models.F("target")),
                name="regulations_relation_to_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.kind} {self.target}"


class Provision(Checked):
    """What a work, or one place in it, says on a topic: the office's own words, with days."""

    code = models.CharField(max_length=40, unique=True)
    instrument = models.CharField(max_length=80, db_index=True)
    anchor = models.CharField(max_length=80, blank=True)
    topic = models.CharField(max_length=30, db_index=True)
    summary_id = models.CharField(max_length=500)
    summary_en = models.CharField(max_length=500, blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id code instrument anchor topic summary_id summary_en valid_from valid_to source"
        " source_date verified verified_on note",
        internal="office_edited offered verified_by",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="regulations_provision_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Reading(Checked):
    """One of the readings of a contested place; all are shown, none is chosen.

    `added_by` names the officer who wrote it here; empty where it was shipped.
    """

    code = models.CharField(max_length=40, unique=True)
    dispute = models.CharField(max_length=40, db_index=True)
    instrument = models.CharField(max_length=80, db_index=True)
    anchor = models.CharField(max_length=80, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    holder_id = models.CharField(max_length=200)
    holder_en = models.CharField(max_length=200, blank=True)
    words_id = models.CharField(max_length=500)
    words_en = models.CharField(max_length=500, blank=True)

    added_by = models.CharField(max_length=150, blank=True)
    added_on = models.DateField(null=True)
    is_withdrawn = models.BooleanField(default=False)

    PRIVACY: ClassVar = classes.declare(
        open="id code dispute instrument anchor position holder_id holder_en words_id words_en"
        " source source_date verified verified_on note added_on is_withdrawn",
        internal="office_edited offered verified_by added_by",
    )

    class Meta:
        """Order of the table."""

        ordering: ClassVar = ["dispute", "position", "id"]

    def __str__(self) -> str:
        return self.code


class Citation(Checked):
    """Something of ours that rests on a place in the law, by its stable key.

    Deadline rules and closing grounds name their article themselves; a row here adds another
    place. `added_by` names the officer who wrote it here; empty where it was shipped.
    """

    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    instrument = models.CharField(max_length=80, db_index=True)
    anchor = models.CharField(max_length=80, blank=True)
    label_id = models.CharField(max_length=300, blank=True)
    label_en = models.CharField(max_length=300, blank=True)

    added_by = models.CharField(max_length=150, blank=True)
    added_on = models.DateField(null=True)
    is_withdrawn = models.BooleanField(default=False)

    PRIVACY: ClassVar = classes.declare(
        open="id kind key instrument anchor label_id label_en source source_date verified"
        " verified_on note added_on is_withdrawn",
        internal="office_edited offered verified_by added_by",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["kind", "key", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "key", "instrument", "anchor"], name="regulations_cited_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"
