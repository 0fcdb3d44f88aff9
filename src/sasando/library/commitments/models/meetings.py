"""Meetings and other sources of commitments: who was there, what was on the agenda, what was said.

Institutions and roles only; no name of a person belongs in any of these fields.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sasando.foundation.privacy import classes
from sasando.library.places.models import Shipped

VISIBILITIES = ("public", "partners", "internal")
KINDS_OF_SPEECH = ("promise", "plan", "request", "hope")


class Visibility(models.TextChoices):
    """Who may read it."""

    PUBLIC = "public"
    PARTNERS = "partners"
    INTERNAL = "internal"


class Meeting(Shipped):
    """A meeting, or a letter or press statement in which something was promised.

    `told` is what the office laid before the meeting; `brief` the number of the signed paparan.
    `follows` is the meeting whose open commitments this one reads first. `sequence` counts changes
    that an invitation must tell (RFC 5545).
    """

    class Kind(models.TextChoices):
        """What it is; letters and press statements are sources without an agenda."""

        VISIT = "visit"
        RDP = "rdp"
        PLENARY = "plenary"
        COORDINATION = "coordination"
        WORKING = "working"
        LETTER = "letter"
        PRESS = "press"

    class State(models.TextChoices):
        """Where it stands."""

        PLANNED = "planned"
        HELD = "held"
        CANCELLED = "cancelled"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    title_id = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    held_on = models.DateField(db_index=True)
    starts_at = models.TimeField(null=True)
    ends_at = models.TimeField(null=True)
    site = models.CharField(max_length=200, blank=True)
    told_id = models.CharField(max_length=500, blank=True)
    told_en = models.CharField(max_length=500, blank=True)
    brief = models.CharField(max_length=30, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    cancelled_on = models.DateField(null=True)
    cancelled_why = models.CharField(max_length=500, blank=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="next")
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.INTERNAL
    )
    agreed_on = models.DateField(null=True)
    agreed_by = models.CharField(max_length=200, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    source = models.CharField(max_length=400, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    note_id = models.CharField(max_length=500, blank=True)
    note_en = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref code kind title_id title_en held_on starts_at ends_at site told_id told_en"
        " brief state follows visibility source source_date verified note_id note_en",
        internal="cancelled_on cancelled_why agreed_on agreed_by sequence version changed_at"
        " office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["-held_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True)
                | Q(starts_at__isnull=True)
                | Q(ends_at__gt=F("starts_at")),
                name="commitments_meeting_ends_later",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled")
                | (Q(cancelled_on__isnull=False) & ~Q(cancelled_why="")),
                name="commitments_cancelled_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(agreed_on__isnull=True, agreed_by="")
                | (Q(agreed_on__isnull=False) & ~Q(agreed_by="") & Q(state="held")),
                name="commitments_minutes_agreed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=VISIBILITIES), name="commitments_meeting_visibility"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class AgendaItem(Shipped):
    """One item of an agenda, and what the minutes say of it."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    place = models.PositiveSmallIntegerField()
    title_id = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    presenter = models.CharField(max_length=200, blank=True)
    minutes_id = models.CharField(max_length=4000, blank=True)
    minutes_en = models.CharField(max_length=4000, blank=True)
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.INTERNAL
    )

    PRIVACY: ClassVar = classes.declare(
        open="id ref meeting place title_id title_en presenter visibility",
        internal="minutes_id minutes_en office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "place"], name="commitments_item_once"),
            models.CheckConstraint(
                condition=Q(visibility__in=VISIBILITIES), name="commitments_item_visibility"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.place}"


class Participant(Shipped):
    """An institution or unit at a meeting, in its role there; never a person."""

    class Came(models.TextChoices):
        """Whether it was there."""

        INVITED = "invited"
        ROOM = "room"
        ONLINE = "online"
        ABSENT = "absent"
        REPORTED = "reported"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="participants")
    place = models.PositiveSmallIntegerField()
    institution = models.CharField(max_length=40, blank=True, db_index=True)
    unit = models.CharField(max_length=40, blank=True, db_index=True)
    role_id = models.CharField(max_length=200, blank=True)
    role_en = models.CharField(max_length=200, blank=True)
    came = models.CharField(max_length=10, choices=Came.choices, default=Came.INVITED)
    is_chair = models.BooleanField(default=False)

    PRIVACY: ClassVar = classes.declare(
        open="id meeting place institution unit role_id role_en is_chair",
        internal="came office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "place"], name="commitments_seat_once"),
            models.CheckConstraint(
                condition=~Q(institution="") | ~Q(unit="") | ~Q(role_id=""),
                name="commitments_participant_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.place}"


class Document(Shipped):
    """A paper of a meeting: a file, a signed paparan by its number, or a page where it is read."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="documents")
    place = models.PositiveSmallIntegerField()
    title_id = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=400, blank=True)
    brief = models.CharField(max_length=30, blank=True)
    file = models.UUIDField(null=True, unique=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    dated_on = models.DateField(null=True)
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.INTERNAL
    )

    PRIVACY: ClassVar = classes.declare(
        open="id ref meeting place title_id title_en source brief dated_on visibility",
        internal="file file_sha256 office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["place", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "place"], name="commitments_paper_once"),
            models.CheckConstraint(
                condition=Q(file__isnull=True) | ~Q(file_sha256=""),
                name="commitments_paper_bound_by_hash",
            ),
            models.CheckConstraint(
                condition=~Q(source="") | ~Q(brief="") | Q(file__isnull=False),
                name="commitments_paper_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Statement(Shipped):
    """What an institution said, and of which kind it is."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=40, unique=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="statements")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="statements"
    )
    place = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=8, db_index=True)
    institution = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    speaker_id = models.CharField(max_length=200, blank=True)
    speaker_en = models.CharField(max_length=200, blank=True)
    words_id = models.CharField(max_length=1000)
    words_en = models.CharField(max_length=1000, blank=True)
    visibility = models.CharField(
        max_length=10, choices=Visibility.choices, default=Visibility.INTERNAL
    )
    source = models.CharField(max_length=400, blank=True)
    source_date = models.DateField(null=True)
    verified = models.CharField(max_length=10, blank=True)
    note_id = models.CharField(max_length=500, blank=True)
    note_en = models.CharField(max_length=500, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref code meeting item place kind institution unit speaker_id speaker_en words_id"
        " words_en visibility source source_date verified note_id note_en",
        internal="office_edited offered",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["place", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=KINDS_OF_SPEECH), name="commitments_statement_kind"
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=VISIBILITIES), name="commitments_statement_visibility"
            ),
        ]

    def __str__(self) -> str:
        return self.code
