"""People, and how each source recorded them."""

import uuid
from typing import ClassVar, Self

from django.db import models

from sasando.foundation.access.actor import Actor
from sasando.foundation.access.scoped import ScopedQuerySet
from sasando.foundation.privacy import classes
from sasando.foundation.privacy.fields import BlindIndexField, SealedField
from sasando.foundation.sources.models import Provenance, live_batch_q


class PersonQuerySet(ScopedQuerySet["Person"]):
    """People, as far as the asker may see them."""

    permission = "workers.view"

    def visible_to(self, actor: Actor) -> Self:
        """Return people with at least one identity that shows, in the asker's regencies."""
        shown = Identity.objects.visible_to(actor)
        return self.filter(models.Exists(shown.filter(person=models.OuterRef("pk"))))


class Person(models.Model):
    """A human; groups identities, holds no fact of its own."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=150)

    objects = PersonQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(open="id ref", internal="created_at created_by")

    def __str__(self) -> str:
        return str(self.ref)


class IdentityQuerySet(ScopedQuerySet["Identity"]):
    """Identities, as far as the asker may see them."""

    permission = "workers.view"
    regency_field = "regency_code"

    def visible_to(self, actor: Actor) -> Self:
        """Return identities whose batch shows, in the asker's regencies."""
        return self.filter(live_batch_q()).within_scope(actor)


class Identity(Provenance):
    """How one source recorded one human."""

    class Sex(models.TextChoices):
        """As printed in papers; empty where the source does not say."""

        FEMALE = "P"
        MALE = "L"

    class NikStatus(models.TextChoices):
        """What is known of the NIK."""

        VALID = "valid"
        MISMATCH = "mismatch"
        ABSENT = "absent"
        CLAIMED = "claimed"
        FALSE = "false"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="identities")
    is_main = models.BooleanField(default=True)
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=200, db_index=True)
    aliases = models.TextField(blank=True)
    sex = models.CharField(max_length=1, blank=True, choices=Sex)
    born_from = models.DateField(null=True)
    born_to = models.DateField(null=True)
    village_code = models.CharField(max_length=13, blank=True)
    district_code = models.CharField(max_length=8, blank=True)
    regency_code = models.CharField(max_length=5, blank=True, db_index=True)
    place_as_printed = models.CharField(max_length=300, blank=True)
    nik_sealed = SealedField()
    nik_index = BlindIndexField()
    nik_status = models.CharField(max_length=8, choices=NikStatus, default=NikStatus.ABSENT)
    passport_sealed = SealedField()
    passport_index = BlindIndexField()
    phone_sealed = SealedField()
    phone_index = BlindIndexField()
    address_sealed = SealedField()
    photo_sealed = SealedField()
    father_name = models.CharField(max_length=200, blank=True)
    mother_name = models.CharField(max_length=200, blank=True)
    spouse_name = models.CharField(max_length=200, blank=True)
    education = models.CharField(max_length=40, blank=True)
    source_note = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    objects = IdentityQuerySet.as_manager()

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="person is_main nik_status source_note version recorded_at recorded_by "
        + Provenance.PROVENANCE_FIELDS,
        personal="name name_key aliases sex born_from born_to village_code district_code"
        " regency_code place_as_printed nik_sealed nik_index passport_sealed passport_index"
        " phone_sealed phone_index address_sealed photo_sealed father_name mother_name"
        " spouse_name education",
    )

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [
            models.Index(fields=["name", "id"], name="workers_identity_by_name"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(is_main=True),
                name="workers_one_main_identity",
            ),
            models.CheckConstraint(
                condition=models.Q(born_from__isnull=True, born_to__isnull=True)
                | models.Q(born_from__lte=models.F("born_to")),
                name="workers_identity_born_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(nik_sealed__isnull=True, nik_status="absent")
                | (models.Q(nik_sealed__isnull=False) & ~models.Q(nik_status="absent")),
                name="workers_identity_nik_status_says_whether",
            ),
            models.CheckConstraint(
                condition=~models.Q(name=""), name="workers_identity_has_a_name"
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class NameToken(models.Model):
    """One sound key of a name or alias, so that search finds other spellings."""

    identity = models.ForeignKey(Identity, on_delete=models.CASCADE, related_name="tokens")
    token = models.CharField(max_length=40)

    PRIVACY: ClassVar = classes.declare(open="id", internal="identity", personal="token")

    class Meta:
        """Order and rules of the table."""

        indexes: ClassVar = [models.Index(fields=["token", "identity"], name="workers_token")]

    def __str__(self) -> str:
        return str(self.pk)


class Paper(models.Model):
    """A paper that an identity holds: passport, family card, birth certificate."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=20)
    number_sealed = SealedField()
    number_index = BlindIndexField()
    issued_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    issued_at_place = models.CharField(max_length=120, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="identity kind recorded_at recorded_by",
        personal="number_sealed number_index issued_on expires_on issued_at_place",
    )

    def __str__(self) -> str:
        return str(self.ref)


class Kin(models.Model):
    """A relative, as one source names them."""

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="kin")
    relation = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    phone_sealed = SealedField()
    village_code = models.CharField(max_length=13, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="identity recorded_at recorded_by",
        personal="relation name phone_sealed village_code",
    )

    def __str__(self) -> str:
        return str(self.ref)


class Regrouping(models.Model):
    """A person's decision that identities belong to one human, or do not."""

    class Kind(models.TextChoices):
        """What was decided."""

        JOIN = "join"
        PART = "part"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=4, choices=Kind)
    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="regroupings_kept")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="regroupings_other")
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="undone"
    )
    reason = models.CharField(max_length=500)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150)
    on_behalf_of = models.CharField(max_length=150, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="kind kept other undoes decided_at decided_by on_behalf_of",
        personal="reason",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("other")), name="workers_regrouping_two_people"
            ),
        ]

    def __str__(self) -> str:
        return str(self.ref)


class RegroupedIdentity(models.Model):
    """One identity that a regrouping moved, and how it stood before."""

    regrouping = models.ForeignKey(Regrouping, on_delete=models.PROTECT, related_name="moves")
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="moves")
    from_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    was_main = models.BooleanField()

    PRIVACY: ClassVar = classes.declare(
        open="id", internal="regrouping identity from_person to_person was_main"
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["regrouping", "identity"], name="workers_regrouped_once_an_act"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
