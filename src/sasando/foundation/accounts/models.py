"""Users, teams, the roles they hold from day to day, and the office itself."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from sasando.foundation.privacy import classes


class UserManager(BaseUserManager["User"]):
    """Makes users; nobody is above the roles."""

    def create_user(self, username: str, *, password: str | None = None, **values: Any) -> "User":
        """Write a user; without a password nobody signs in as them by password."""
        user = self.model(username=username, **values)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone who signs in; what they may do comes from their roles alone."""

    class Theme(models.TextChoices):
        """Light or dark pages; empty follows the reader's system."""

        SYSTEM = ""
        LIGHT = "light"
        DARK = "dark"

    last_login = None
    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="id")
    theme = models.CharField(max_length=5, blank=True, choices=Theme, default=Theme.SYSTEM)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=150)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="username name email language theme is_active is_demo must_change_password"
        " created_at created_by password",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["username"]
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("username"), name="accounts_username_once"),
        ]

    def get_full_name(self) -> str:
        """Return the name shown."""
        return self.name

    def get_short_name(self) -> str:
        """Return the name shown."""
        return self.name


class Team(models.Model):
    """A team of the office."""

    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=120)

    PRIVACY: ClassVar = classes.declare(open="id", internal="code name")

    def __str__(self) -> str:
        return self.name


class RoleGrant(models.Model):
    """A role held by a user from one day to another; deputising is such a role for dated days."""

    class Deputy(models.TextChoices):
        """How a deputy signs: for one absent, or for a post that stands empty."""

        PLH = "Plh."
        PLT = "Plt."

    class State(models.TextChoices):
        """Rights of cases wait for the head of office."""

        WAITING = "waiting"
        STANDING = "standing"
        REFUSED = "refused"

    ref = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_grants")
    role = models.CharField(max_length=4)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="role_grants")
    unit_code = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    deputy = models.CharField(max_length=4, blank=True, choices=Deputy)
    deputises = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="deputised_by"
    )
    state = models.CharField(max_length=8, choices=State, default=State.STANDING)
    reason = models.CharField(max_length=300, blank=True)
    granted_at = models.DateTimeField()
    granted_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True)

    PRIVACY: ClassVar = classes.declare(
        open="id ref",
        internal="user role team unit_code starts_on ends_on deputy deputises state reason"
        " granted_at granted_by decided_at decided_by",
    )

    class Meta:
        """Order and rules of the table."""

        ordering: ClassVar = ["starts_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="accounts_role_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(deputy="", deputises__isnull=True)
                | (~models.Q(deputy="") & models.Q(deputises__isnull=False, ends_on__isnull=False)),
                name="accounts_deputising_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.starts_on}"


class SignInLink(models.Model):
    """A link that lets a partner in once; only its digest is kept."""

    class Purpose(models.TextChoices):
        """To set up a passkey, or for one visit of whoever has only a phone."""

        INVITE = "invite"
        ONCE = "once"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=6, choices=Purpose)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id",
        internal="user digest purpose made_at made_by expires_at used_at revoked_at",
    )

    class Meta:
        """Rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="accounts_link_ends"
            ),
        ]

    def __str__(self) -> str:
        return self.purpose


class RegencyScope(models.Model):
    """A regency that a user is bound to; without any row a user sees every regency."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="regencies")
    regency_code = models.CharField(max_length=5)

    PRIVACY: ClassVar = classes.declare(open="id", internal="user regency_code")

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "regency_code"], name="accounts_scope_once"),
        ]

    def __str__(self) -> str:
        return self.regency_code


class Office(models.Model):
    """The one office of this installation, and what it decided before real data."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60)
    province_code = models.CharField(max_length=2)
    zone = models.CharField(max_length=40, default="Asia/Makassar")
    is_demo = models.BooleanField(default=False)
    data_officer = models.CharField(max_length=200, blank=True)
    data_officer_contact = models.CharField(max_length=200, blank=True)
    impact_assessed_on = models.DateField(null=True)
    retention_set_on = models.DateField(null=True)
    restore_drill_on = models.DateField(null=True)

    PRIVACY: ClassVar = classes.declare(
        open="id name short_name province_code zone is_demo data_officer data_officer_contact",
        internal="impact_assessed_on retention_set_on restore_drill_on",
    )

    class Meta:
        """Order and rules of the table."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(id=1), name="accounts_one_office"),
        ]

    def __str__(self) -> str:
        return self.name
