"""What crosses the wall by a code, a link or a receipt: slips, notices, sealed reports."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import BlindIndexField, SealedField


class Slip(models.Model):
    """What a family reads with its code: status, next step, whom to call, cost to the family.

    `origin` names the sender's row, and nothing looks behind it. The code is kept as a digest;
    a revoked slip keeps no content.
    """

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    origin = models.UUIDField(db_index=True)
    digest = BlindIndexField(null=False, unique=True, db_index=False)
    content_sealed = SealedField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    made_name = models.CharField(max_length=200)
    changed_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="origin made_at made_by made_name changed_at expires_on revoked_at",
        personal="digest",
        special="content_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["origin"], condition=Q(revoked_at__isnull=True), name="slip_one_live"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(content_sealed__isnull=True),
                name="slip_revoked_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class SlipDecision(models.Model):
    """The head of office is asked for a family code where none is given by default."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    origin = models.UUIDField(db_index=True)
    number = models.CharField(max_length=20)
    grounds = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=150)
    asked_name = models.CharField(max_length=200)
    asked_ref = models.UUIDField(null=True)
    reason_sealed = SealedField()
    agreed = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    decided_name = models.CharField(max_length=200, blank=True)
    why_sealed = SealedField()

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="origin number asked_at asked_by asked_name asked_ref agreed decided_at"
        " decided_by decided_name",
        special="grounds reason_sealed why_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["origin"],
                condition=Q(decided_at__isnull=True),
                name="slip_decision_one_waits",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class NoticeLink(models.Model):
    """A link given to one partner, by which it sends notices until a day."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit_code = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=200)
    about = models.UUIDField(null=True, db_index=True)
    about_number = models.CharField(max_length=20, blank=True)
    until = models.DateField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    made_name = models.CharField(max_length=200)
    made_ref = models.UUIDField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="unit_code unit_name about about_number until revoked_at revoked_by made_at"
        " made_by made_name made_ref",
    )

    def __str__(self) -> str:
        return str(self.ref)


class NoticeSeries(models.Model):
    """The last number given in a year."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar = classes.declare(open="year", internal="last")

    def __str__(self) -> str:
        return f"{self.year}"


class Notice(models.Model):
    """One notice of a partner, sealed with its own key; taken in or set aside by the staff.

    `sent_once` is the keyed digest of form and text: the same form sent twice is one notice.
    """

    class Became(models.TextChoices):
        """What came of a notice."""

        WAITING = ""
        CASE = "case"
        NOTE = "note"
        ASIDE = "aside"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    link = models.ForeignKey(NoticeLink, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=10)
    text_sealed = SealedField()
    contact_sealed = SealedField()
    sent_once = BlindIndexField(null=False, unique=True, db_index=False)
    at = models.DateTimeField()
    taken_in_at = models.DateTimeField(null=True)
    taken_in_by = models.CharField(max_length=150, blank=True)
    taken_in_name = models.CharField(max_length=200, blank=True)
    became = models.CharField(max_length=5, blank=True, choices=Became)
    became_number = models.CharField(max_length=20, blank=True)
    reason_sealed = SealedField()

    PRIVACY: ClassVar = classes.declare(
        open="id ref number",
        internal="link kind at taken_in_at taken_in_by taken_in_name became became_number",
        personal="sent_once",
        special="text_sealed contact_sealed reason_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["id"], name="notice_waits", condition=Q(taken_in_at__isnull=True)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(taken_in_at__isnull=True, became="")
                | (Q(taken_in_at__isnull=False) & ~Q(became="")),
                name="notice_became_something",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class OfficeKey(models.Model):
    """The public half of a key of the office; the private half is in no table."""

    key_id = models.CharField(max_length=16, unique=True)
    purpose = models.CharField(max_length=12)
    public = models.BinaryField()
    made_at = models.DateTimeField()

    PRIVACY: ClassVar = classes.declare(open="id key_id purpose public", internal="made_at")

    def __str__(self) -> str:
        return self.key_id


class Report(models.Model):
    """A report without an account: found by the digest of its receipt, read by the office alone.

    `number` is what the proof of filing names; it is drawn by chance and counts nothing. An
    expired report keeps no word, no digest and no key.
    """

    class State(models.TextChoices):
        """How far the office is with it."""

        NEW = "new"
        OPEN = "open"
        CASE = "case"
        CLOSED = "closed"
        EXPIRED = "expired"

    class Channel(models.TextChoices):
        """By which way it came; mail is not anonymous, and readers must know."""

        WEB = "web"
        MAIL = "surel"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=12, unique=True)
    digest = BlindIndexField(unique=True, db_index=False)
    salt = models.BinaryField(null=True)
    cost = models.CharField(max_length=20, blank=True)
    reader_key = models.BinaryField(null=True)
    language = models.CharField(max_length=2)
    danger = models.CharField(max_length=7)
    lane = models.CharField(max_length=4)
    channel = models.CharField(max_length=5, choices=Channel, default=Channel.WEB)
    alike = BlindIndexField()
    at = models.DateTimeField()
    last_at = models.DateTimeField()
    expires_on = models.DateField()
    state = models.CharField(max_length=7, choices=State, default=State.NEW)
    handler = models.UUIDField(null=True, db_index=True)
    handler_name = models.CharField(max_length=200, blank=True)
    case_ref = models.UUIDField(null=True, db_index=True)
    case_number = models.CharField(max_length=20, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref number",
        internal="salt cost reader_key language danger lane channel at last_at expires_on state"
        " handler handler_name case_ref case_number",
        personal="digest alike",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["state", "-last_at"], name="report_state_last"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="expired")
                | Q(digest__isnull=True, reader_key__isnull=True, alike__isnull=True),
                name="report_expired_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class MailSeen(models.Model):
    """The keyed digest of a message that was taken in: what comes twice is one report."""

    digest = BlindIndexField(unique=True, db_index=False)
    at = models.DateTimeField()

    PRIVACY: ClassVar = classes.declare(open="id", internal="at", personal="digest")

    def __str__(self) -> str:
        return str(self.pk)


class ReportWord(models.Model):
    """One message of a thread: of the reporter, of the office, or a note of the office to itself.

    `body_sealed` opens with the office's key; an answer stands a second time in
    `for_reader_sealed`, which only the receipt opens.
    """

    class Author(models.TextChoices):
        """Who wrote it."""

        REPORTER = "reporter"
        OFFICE = "office"
        NOTE = "note"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="words")
    author = models.CharField(max_length=8, choices=Author)
    at = models.DateTimeField()
    by = models.CharField(max_length=150, blank=True)
    by_name = models.CharField(max_length=200, blank=True)
    key_id = models.CharField(max_length=16)
    body_sealed = SealedField()
    for_reader_sealed = SealedField()
    sent_once = BlindIndexField(unique=True, db_index=False)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="report author at by by_name key_id",
        personal="sent_once",
        special="body_sealed for_reader_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(author="office") | Q(for_reader_sealed__isnull=True),
                name="report_only_answers_go_out",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class ReportFile(models.Model):
    """A photo or voice note of a reporter, cleaned and sealed before it was written; no name."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    word = models.ForeignKey(ReportWord, on_delete=models.CASCADE, related_name="files")
    media_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField()
    key_id = models.CharField(max_length=16)
    body_sealed = SealedField()

    PRIVACY: ClassVar = classes.declare(
        open="id ref", internal="word media_type size key_id", special="body_sealed"
    )

    class Meta:
        """Order of the table."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.ref)


class ReportIdentity(models.Model):
    """Who a reporter is, when they chose to say: sealed to the custodian's key, apart from words.

    `reason_sealed` holds why it was last opened, for whoever checks the custodian.
    """

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="identities")
    at = models.DateTimeField()
    key_id = models.CharField(max_length=16)
    body_sealed = SealedField()
    opened_at = models.DateTimeField(null=True)
    opened_by = models.CharField(max_length=150, blank=True)
    opened_name = models.CharField(max_length=200, blank=True)
    reason_key = models.CharField(max_length=16, blank=True)
    reason_sealed = SealedField()

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="report at key_id opened_at opened_by opened_name reason_key",
        special="reason_sealed",
        vault="body_sealed",
    )

    class Meta:
        """Order of the table."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.ref)
