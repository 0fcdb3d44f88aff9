"""Rows as far as the asker may see them: role first, then regencies, then single grants."""

from typing import ClassVar, Generic, Self, TypeVar

from django.db import models
from django.db.models import Q

from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.access.models import Grant

Row = TypeVar("Row", bound=models.Model)


class ScopedQuerySet(models.QuerySet[Row], Generic[Row]):
    """Rows of people: nobody sees one without `visible_to`.

    `permission` names the right that the role needs; `regency_field` where a row keeps its
    regency ("" where rows have none); `grant_kind` the kind of single grants that open a row
    outside the asker's regencies ("" where there are none), `grant_field` the way to its `ref`.
    """

    permission: ClassVar[str] = ""
    regency_field: ClassVar[str] = ""
    grant_kind: ClassVar[str] = ""
    grant_field: ClassVar[str] = "ref"

    def visible_to(self, actor: Actor) -> Self:
        """Return the rows that this actor may see; none when the role has no right."""
        return self.within_scope(actor)

    def within_scope(self, actor: Actor) -> Self:
        """Return rows inside the actor's right and regencies, and those granted one by one."""
        if not policy.may(actor, self.permission):
            return self.none()
        if not actor.regencies or not self.regency_field:
            return self
        inside = Q(**{f"{self.regency_field}__in": sorted(actor.regencies)})
        return self.filter(inside | self._granted(actor))

    def _granted(self, actor: Actor) -> Q:
        if not self.grant_kind or actor.user_ref is None:
            return Q(pk__in=[])
        refs = Grant.objects.standing(who=actor.user_ref, now=actor.now).filter(
            kind=self.grant_kind
        )
        return Q(**{f"{self.grant_field}__in": refs.values("ref")})
