"""Rows as far as the asker may see them: role first, then regencies, then single grants."""

from typing import ClassVar, Generic, Self, TypeVar

from django.db import models

from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor

Row = TypeVar("Row", bound=models.Model)


class ScopedQuerySet(models.QuerySet[Row], Generic[Row]):
    """Rows of people: nobody sees one without `visible_to`.

    `permission` names the right that the role needs; `regency_field` where a row keeps its
    regency ("" where rows have none).
    """

    permission: ClassVar[str] = ""
    regency_field: ClassVar[str] = ""

    def visible_to(self, actor: Actor) -> Self:
        """Return the rows that this actor may see; none when the role has no right."""
        return self.within_scope(actor)

    def within_scope(self, actor: Actor) -> Self:
        """Return rows inside the actor's right and regencies."""
        if not policy.may(actor, self.permission):
            return self.none()
        if actor.regencies and self.regency_field:
            return self.filter(**{f"{self.regency_field}__in": sorted(actor.regencies)})
        return self
