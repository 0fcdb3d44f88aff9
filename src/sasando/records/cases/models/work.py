"""The work on a case: steps, terms, papers, costs, tasks, the timeline, and its closing."""

import uuid
from typing import ClassVar

from django.db import models

from sasando.foundation.access.scoped import ScopedQuerySet
from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import SealedField
from sasando.records.cases.models.case import Case


class StepDone(models.Model):
    """A step of the case that is planned for a day or done."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    code = models.CharField(max_length=20)
    planned_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    note = models.CharField(max_length=200, blank=True)
    result = models.CharField(max_length=20, blank=True)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id", internal="case code planned_on done_on note result written_at written_by"
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "code"], name="cases_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code}"


class Term(models.Model):
    """One legal term of a case: the rule's version, what set it off, and its last day."""

    class State(models.TextChoices):
        """A term runs, rests, is met, or never started since its rule is not verified."""

        RUNNING = "running"
        PAUSED = "paused"
        MET = "met"
        REPLACED = "replaced"
        UNVERIFIED = "unverified"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="terms")
    rule_id = models.CharField(max_length=40)
    rule_version = models.PositiveIntegerField(default=1)
    basis = models.CharField(max_length=120)
    about = models.CharField(max_length=300, blank=True)
    trigger = models.CharField(max_length=40)
    triggered_at = models.DateTimeField()
    amount = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=16)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State)
    met_on = models.DateField(null=True)
    told = models.CharField(max_length=40, blank=True)
    started_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="case rule_id rule_version basis about trigger triggered_at amount unit due_on"
        " state met_on told started_by",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["state", "due_on"], name="cases_terms_by_day"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "rule_id"],
                condition=models.Q(state__in=["running", "paused", "unverified"]),
                name="cases_one_live_term_a_rule",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="running") | models.Q(due_on__isnull=False),
                name="cases_running_term_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="unverified") | models.Q(due_on__isnull=True),
                name="cases_unverified_term_has_none",
            ),
        ]

    def __str__(self) -> str:
        return self.rule_id


class TermChange(models.Model):
    """A last day that moved since a rule or a holiday was corrected; the old one is kept."""

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="changes")
    old_due_on = models.DateField(null=True)
    new_due_on = models.DateField(null=True)
    why = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(open="id", internal="term old_due_on new_due_on why at by")

    def __str__(self) -> str:
        return str(self.pk)


class TermPause(models.Model):
    """Days on which a term does not count, with the reason."""

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="pauses")
    first = models.DateField()
    last = models.DateField(null=True)
    reason = models.CharField(max_length=200)
    by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(open="id", internal="term first last reason by")

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["term"], condition=models.Q(last__isnull=True), name="cases_one_open_pause"
            ),
            models.CheckConstraint(
                condition=models.Q(last__isnull=True) | models.Q(last__gte=models.F("first")),
                name="cases_pause_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class CasePaper(models.Model):
    """A paper that the case needs, whether it is there, and the file that holds it."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=200, blank=True)
    is_there = models.BooleanField(default=False)
    expected_on = models.DateField(null=True)
    file = models.UUIDField(null=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    original = models.UUIDField(null=True)
    is_sensitive = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="case code is_there expected_on file file_sha256 original is_sensitive written_at"
        " written_by",
        personal="title",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "code"], condition=~models.Q(code="other"), name="cases_paper_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Cost(models.Model):
    """One cost of a case, its payer and how sure the amount is; currencies are never added up."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="costs")
    line = models.CharField(max_length=20)
    what = models.CharField(max_length=200)
    carrier = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(null=True)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    is_estimate = models.BooleanField(default=True)
    payer = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=8, default="planned")
    receipt = models.CharField(max_length=80, blank=True)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="case line what carrier at amount_minor currency is_estimate payer state receipt"
        " version written_at written_by",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(amount_minor__gte=0), name="cases_cost_not_negative"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="paid") | ~models.Q(payer=""),
                name="cases_paid_cost_has_a_payer",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Task(models.Model):
    """A task, a goal of the plan, or a service agreed: with who, and by when."""

    class Kind(models.TextChoices):
        """Goals and services form the case plan."""

        TASK = "task"
        GOAL = "goal"
        SERVICE = "service"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.TASK)
    what = models.CharField(max_length=200)
    service = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True)
    who = models.UUIDField(null=True)
    who_name = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=150, blank=True)
    result = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="case kind service due_on who who_name done_at done_by made_at made_by",
        personal="what result",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["who", "done_at", "due_on"], name="cases_tasks_of"),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class Entry(models.Model):
    """One line of the timeline: a deed, a note, a contact, an incident. Never changed."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=12)
    deed = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    text_sealed = SealedField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    by_name = models.CharField(max_length=200)
    on_behalf_of = models.CharField(max_length=150, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="case kind deed facts at by by_name on_behalf_of",
        special="text_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [models.Index(fields=["case", "-id"], name="cases_timeline")]

    def __str__(self) -> str:
        return str(self.ref)


class Closing(models.Model):
    """A request to close on a stated ground, and what the supervisor decided."""

    class State(models.TextChoices):
        """Waits for a supervisor, agreed, or refused."""

        WAITING = "waiting"
        AGREED = "agreed"
        REFUSED = "refused"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="closings")
    ground = models.CharField(max_length=40)
    note_sealed = SealedField()
    duplicate_of = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=150)
    asked_name = models.CharField(max_length=200)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="case ground duplicate_of state asked_at asked_by asked_name decided_at"
        " decided_by reason",
        special="note_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(state="waiting"), name="cases_one_closing_waits"
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_by="")
                | ~models.Q(state="waiting") & ~models.Q(decided_by=models.F("asked_by")),
                name="cases_nobody_closes_alone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class SavedFilter(models.Model):
    """A filter of the work list that an officer kept; it holds no name of a person."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    who = models.UUIDField()
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)

    objects = ScopedQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(open="id ref", internal="who name query")

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["who", "name"], name="cases_filter_name_once"),
        ]

    def __str__(self) -> str:
        return self.name
