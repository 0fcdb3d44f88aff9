"""What the page of a draft offers: each act, or the reason why not yet."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.domain.disclosure.approval import Approved, why_not_agree, why_not_publish
from sasando.domain.values.words import Refusal
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.library.publications.facts import DraftView

MOST_NAMED = 60


@dataclass(frozen=True)
class DraftAct:
    """One act: `why_not` is empty when it can be done."""

    name: str
    label: str
    why_not: str
    is_primary: bool = False


def acts_of(draft: DraftView, *, actor: Actor) -> list[DraftAct]:
    """Return the acts of a draft that the reader's role may do at all, in order."""
    if draft.state in ("published", "dropped"):
        return []
    stands = Approved(
        draft.state, draft.made_by, draft.package_sha256,
        tuple((one.login, one.role) for one in draft.approvals),
    )  # fmt: skip
    agree = why_not_agree(
        stands, package_sha256=draft.package_sha256, login=actor.login, role=actor.role
    )
    out = why_not_publish(stands)
    found = [
        ("releases.draft", DraftAct("audit", _("Audit"), "", draft.state == "open")),
        ("releases.approve", DraftAct("agree", _("Agree"), _said(agree), agree is None)),
        ("releases.draft", DraftAct("publish", _("Publish"), _said(out), out is None)),
    ]
    return [act for right, act in found if policy.may(actor, right)]


def named_cells(draft: DraftView, *, language: str) -> list[str]:
    """Return the cells that the audit names, at most sixty, in words for staff."""
    report: Any = draft.audit.get("failing") or []
    words = [f"{one['table']}: {one['cell']}" for one in report[:MOST_NAMED]]
    more = len(report) - MOST_NAMED
    if more > 0:
        words.append(f"+{more}" if language.startswith("en") else f"dan {more} lagi")
    return words


def _said(refusal: Refusal | None) -> str:
    return refusal.words.in_language(get_language()) if refusal else ""
