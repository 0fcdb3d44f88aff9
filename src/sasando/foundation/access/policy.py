"""Rights as data: reads policy.toml and answers what a role may do."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sasando.domain.values.words import Words
from sasando.foundation.access.actor import Actor

ALL = "*"


@dataclass(frozen=True)
class Role:
    """One role: its name in words, whether staff hold it, and its rights."""

    code: str
    label: Words
    is_staff: bool
    permissions: frozenset[str]


@dataclass(frozen=True)
class Policy:
    """Every role and every right, as the head of office reviewed them."""

    roles: Mapping[str, Role]
    permissions: frozenset[str]
    conflicts: frozenset[frozenset[str]]
    approval: frozenset[str]
    visits: frozenset[str]
    partners: frozenset[str]


@cache
def policy() -> Policy:
    """Return the policy; raises ValueError when a role names a right that does not exist."""
    path = Path(__file__).with_name("policy.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    known = frozenset(data["permissions"])
    roles = {code: _role(code, item) for code, item in data["roles"].items()}
    for role in roles.values():
        unknown = role.permissions - known - {ALL}
        if unknown:
            raise ValueError(f"{role.code}: {sorted(unknown)}")
    approval = frozenset(data["approval"]["roles"])
    visits = frozenset(data["visits"]["permissions"])
    partners = frozenset(data["conflicts"]["partners"])
    return Policy(roles, known, _conflicts(data["conflicts"], roles), approval, visits, partners)


def _role(code: str, item: Mapping[str, object]) -> Role:
    permissions = item["permissions"]
    names = permissions if isinstance(permissions, list) else []
    return Role(
        code=code,
        label=Words(id=str(item["label_id"]), en=str(item["label_en"])),
        is_staff=item.get("staff") is True,
        permissions=frozenset(str(name) for name in names),
    )


def _conflicts(
    data: Mapping[str, list[object]], roles: Mapping[str, Role]
) -> frozenset[frozenset[str]]:
    pairs = {
        frozenset(str(code) for code in pair) for pair in data["pairs"] if isinstance(pair, list)
    }
    staff = [code for code, role in roles.items() if role.is_staff]
    pairs |= {frozenset({str(partner), code}) for partner in data["partners"] for code in staff}
    return frozenset(pairs)


def may(actor: Actor, permission: str) -> bool:
    """Say whether the actor's active role has a right; an unknown role has none."""
    role = policy().roles.get(actor.role)
    if role is None or permission not in policy().permissions:
        return False
    if actor.is_visit and permission not in policy().visits:
        return False
    return ALL in role.permissions or permission in role.permissions


def partners() -> frozenset[str]:
    """Return the roles of partners."""
    return policy().partners


def why_not(actor: Actor, permission: str) -> Words | None:
    """Return why the actor may not, in words for a greyed button; None when they may."""
    if may(actor, permission):
        return None
    return Words(
        id="Peran Anda saat ini tidak mencakup tindakan ini.",
        en="Your present role does not include this.",
    )


def in_conflict(first: str, second: str) -> bool:
    """Say whether one person may not hold both roles."""
    return frozenset({first, second}) in policy().conflicts


def needs_approval(role: str) -> bool:
    """Say whether the head of office must agree before a role holds."""
    return role in policy().approval


def label(role: str) -> Words:
    """Return the name of a role; its code when the role is no longer known."""
    found = policy().roles.get(role)
    return found.label if found else Words(id=role, en=role)
