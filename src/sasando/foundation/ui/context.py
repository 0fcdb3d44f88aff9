"""What every page's frame needs: the office, the rail, the reader's roles."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.functional import SimpleLazyObject

from sasando.foundation.access import kept, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.ui import navigation, words


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's values; those of staff are empty for whoever is not signed in."""
    actor: Actor | None = getattr(request, "actor", None)
    office = getattr(request, "office", None) or SimpleLazyObject(accounts.office_or_blank)
    frame: dict[str, Any] = {"office": office, "actor": actor}
    if actor is None:
        return frame
    may = partial(policy.may, actor)
    role = policy.policy().roles.get(actor.role)
    # One token for the page: each time the framework hands it out it would mask it anew.
    frame["csrf_token"] = SimpleLazyObject(partial(get_token, request))
    return frame | {
        "navigation": tuple(
            navigation.build(request.path, may=may, counts=getattr(request, "rail_counts", None))
        ),
        "tabs": navigation.partner_tabs(request.path, may=may),
        "role_label": role.label if role else actor.role,
        "theme": getattr(request.user, "theme", ""),
        "initials": words.initials(actor.name),
        "may": _Rights(actor),
        "kept_form": SimpleLazyObject(partial(kept.take, request)),
        "held_roles": SimpleLazyObject(partial(_held, request, actor)),
    }


class _Rights:
    """Answers `may.workers_edit` in templates."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor

    def __getitem__(self, name: str) -> bool:
        return policy.may(self._actor, name.replace("_", ".", 1))


def _held(request: HttpRequest, actor: Actor) -> list[tuple[str, Any, str | None]]:
    roles = policy.policy().roles
    held = getattr(request, "held_roles", None)
    if held is None:
        held = accounts.roles_on(request.user, day=actor.today)  # type: ignore[arg-type]
    return [(str(item.ref), roles[item.role].label, item.on_behalf_of) for item in held]
