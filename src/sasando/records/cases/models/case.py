"""One case: its owner, its state, its next step; and who may see it."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from sasando.foundation.access import policy
from sasando.foundation.access.actor import COMMAND_ROLE, Actor
from sasando.foundation.access.models import Grant
from sasando.foundation.access.scoped import ScopedQuerySet
from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import SealedField
from sasando.foundation.sources.models import Batch
from sasando.records.workers.models import Identity

CASE = "case"
RESTRICTED = "case_restricted"
SUPERVISOR, HEAD = "CS", "HO"
# Where a case without a day stands in the queue: after every day.
NO_DAY = date.max
OPEN = Q(closed_at__isnull=True)


class CaseQuerySet(ScopedQuerySet["Case"]):
    """Cases, as far as the asker may see them; nothing is open by role alone but to supervisors."""

    permission = "cases.view"
    grant_kind = CASE

    def visible_to(self, actor: Actor) -> Self:
        """Return cases the asker owns, helps with or was let into; a supervisor's team's too."""
        if not policy.may(actor, self.permission):
            return self.none()
        if actor.role == COMMAND_ROLE:
            return self
        inside = self._granted(actor)
        if actor.role == SUPERVISOR:
            inside |= Q(team=actor.team or "") | Q(owner__isnull=True)
        return self.filter(inside)

    def parts_of(self, actor: Actor) -> list[Self]:
        """Return what `visible_to` returns, in parts that share no row.

        Each part follows one index, so a page of many cases costs what a page of few does.
        """
        if not policy.may(actor, self.permission):
            return []
        if actor.role == COMMAND_ROLE:
            return [self]
        granted = self.filter(self._granted(actor))
        if actor.role == SUPERVISOR:
            team = actor.team or ""
            # An owner has a login (a constraint); said so, no index of owners is walked for it.
            others = ~Q(owner_login="") & ~Q(team=team)
            unowned = self.filter(owner__isnull=True).exclude(team=team)
            return [self.filter(team=team), unowned, granted.filter(others)]
        own = Q(owner=actor.user_ref)
        not_own = Q(owner__isnull=True) | ~Q(owner=actor.user_ref)
        return [granted.filter(own), granted.filter(not_own)]

    def told_to(self, actor: Actor) -> Self:
        """Return cases whose header the asker may list, names masked: head of office, opener."""
        if policy.may(actor, "cases.headers"):
            return self
        if policy.may(actor, "cases.opened"):
            return self.filter(opened_by=actor.login)
        return self.none()

    def open_to(self, actor: Actor) -> Self:
        """Return cases whose contents may take part in filters, search and counts.

        A restricted case answers only to its own grant; an untold death to nobody in a list.
        """
        plain = Q(is_restricted=False, hides_death=False)
        if actor.user_ref is None:
            return self if actor.role == COMMAND_ROLE else self.filter(plain)
        let_in = Grant.objects.standing(who=actor.user_ref, now=actor.now).filter(kind=RESTRICTED)
        return self.filter(plain | Q(is_restricted=True, ref__in=let_in.values("ref")))


class CaseNumber(models.Model):
    """The last number given in a year, for each series."""

    series = models.CharField(max_length=4)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    PRIVACY: ClassVar = classes.declare(open="id", internal="series year last")

    objects = ScopedQuerySet.as_manager()

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "year"], name="cases_number_series_once"),
        ]

    def __str__(self) -> str:
        return f"{self.series}-{self.year}"


class Case(models.Model):
    """One case, from first report to closure."""

    class Priority(models.TextChoices):
        """How soon someone must look."""

        LOW = "low"
        NORMAL = "normal"
        HIGH = "high"
        URGENT = "urgent"

    class NextBasis(models.TextChoices):
        """What the next date rests on: law, the office's own plan, or nothing that counts."""

        NONE = ""
        LAW = "law"
        PLAN = "plan"
        PAUSED = "paused"
        UNVERIFIED = "unverified"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=10)
    category = models.CharField(max_length=40)
    channel = models.CharField(max_length=40)
    country = models.CharField(max_length=2, blank=True)
    regency_code = models.CharField(max_length=5, blank=True)
    employer = models.CharField(max_length=200, blank=True)
    p3mi = models.CharField(max_length=200, blank=True)
    procedural = models.CharField(max_length=14, default="unknown")
    procedural_evidence = models.CharField(max_length=200, blank=True)
    priority = models.CharField(max_length=6, choices=Priority, default=Priority.NORMAL)
    state = models.CharField(max_length=10, default="received")
    owner = models.UUIDField(null=True)
    owner_login = models.CharField(max_length=150, blank=True)
    owner_name = models.CharField(max_length=200, blank=True)
    team = models.CharField(max_length=30, blank=True)
    carried_by = models.CharField(max_length=200, blank=True)
    subject = models.ForeignKey(
        Identity, on_delete=models.PROTECT, null=True, related_name="case_subjects"
    )
    people_count = models.PositiveIntegerField(default=1)
    is_restricted = models.BooleanField(default=False)
    hides_death = models.BooleanField(default=False)
    has_minor = models.BooleanField(default=False)
    is_missing = models.BooleanField(default=False)
    violence_at_home = models.BooleanField(default=False)
    narrative_sealed = SealedField()
    assessment_sealed = SealedField()
    complainant_sealed = SealedField()
    complainant_kinship = models.CharField(max_length=40, blank=True)
    kinship_checked_at = models.DateTimeField(null=True)
    outcome_code = models.CharField(max_length=40, blank=True)
    outcome_sealed = SealedField()
    manifest_no = models.CharField(max_length=80, blank=True)
    manifest_stated = models.PositiveIntegerField(null=True)
    batch = models.OneToOneField(Batch, on_delete=models.PROTECT, null=True, related_name="case")
    source_batch = models.ForeignKey(
        Batch, on_delete=models.PROTECT, null=True, related_name="opened_cases"
    )
    source_row = models.PositiveIntegerField(null=True)
    foreign_no = models.CharField(max_length=60, blank=True)
    arrival_at = models.DateTimeField(null=True)
    arrival_node = models.CharField(max_length=20, blank=True)
    carrier = models.CharField(max_length=80, blank=True)
    next_stop = models.CharField(max_length=120, blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    next_on = models.DateField(null=True)
    queue_on = models.GeneratedField(
        expression=Coalesce(F("next_on"), Value(NO_DAY, output_field=models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )
    next_basis = models.CharField(max_length=10, blank=True, choices=NextBasis)
    next_source = models.CharField(max_length=120, blank=True)
    waits_for = models.CharField(max_length=120, blank=True)
    received_at = models.DateTimeField()
    first_action_at = models.DateTimeField(null=True)
    family_told_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_ground = models.CharField(max_length=40, blank=True)
    duplicate_of = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=150)

    objects = CaseQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="number kind category channel country regency_code employer p3mi procedural"
        " procedural_evidence priority state owner owner_login owner_name team carried_by subject"
        " people_count is_restricted hides_death is_missing outcome_code manifest_no"
        " manifest_stated batch arrival_at arrival_node carrier next_stop next_step next_on"
        " queue_on next_basis next_source waits_for received_at first_action_at family_told_at"
        " closed_at closed_ground duplicate_of version opened_at opened_by kinship_checked_at"
        " source_batch source_row foreign_no",
        personal="complainant_kinship",
        special="has_minor violence_at_home narrative_sealed assessment_sealed complainant_sealed"
        " outcome_sealed",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["queue_on", "id"], name="cases_by_next_day"),
            # With the day of closure at the end a count of open cases reads the index alone.
            models.Index(fields=["owner", "queue_on", "id", "closed_at"], name="cases_of_owner"),
            models.Index(fields=["team", "queue_on", "id", "closed_at"], name="cases_of_team"),
            models.Index(fields=["team", "state", "queue_on", "id"], name="cases_of_team_state"),
            models.Index(fields=["team", "category", "queue_on", "id"], name="cases_of_team_on"),
            models.Index(
                fields=["team", "regency_code", "queue_on", "id"], name="cases_of_team_from"
            ),
            models.Index(
                fields=["team", "queue_on", "id"],
                condition=OPEN & ~Q(waits_for=""),
                name="cases_waiting_of_team",
            ),
            models.Index(
                fields=["owner", "queue_on", "id"],
                condition=OPEN & ~Q(waits_for=""),
                name="cases_waiting_of_owner",
            ),
            models.Index(fields=["received_at", "id"], name="cases_by_receipt"),
            models.Index(fields=["category", "received_at", "id"], name="cases_by_category"),
            models.Index(fields=["opened_by", "id"], name="cases_by_opener"),
            models.Index(
                fields=["foreign_no"], condition=~Q(foreign_no=""), name="cases_by_foreign_no"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(closed_ground="")
                | ~Q(state="closed") & Q(closed_at__isnull=True, closed_ground=""),
                name="cases_closed_on_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(owner__isnull=True, owner_login="")
                | (Q(owner__isnull=False) & ~Q(owner_login="")),
                name="cases_owner_has_a_login",
            ),
            models.CheckConstraint(
                condition=~Q(kind="deceased")
                | Q(hides_death=True, family_told_at__isnull=True)
                | Q(hides_death=False, family_told_at__isnull=False),
                name="cases_death_hidden_until_told",
            ),
            models.CheckConstraint(
                condition=~Q(closed_ground="DUPLIKAT") | ~Q(duplicate_of=""),
                name="cases_duplicate_names_the_other",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def name(self) -> str:
        """Return the name of whom the case is about; empty when nobody is named."""
        return self.subject.name if self.subject is not None else ""
