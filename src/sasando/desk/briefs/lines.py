"""What the pages of a brief list: its forms, what was chosen, each act or why not yet."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.analysis.briefs import approving, pack
from sasando.desk.briefs.forms import sheet_name
from sasando.domain.values.words import Refusal
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.library.publications import sharing
from sasando.library.publications.briefs import (
    AUDITED,
    SHEET_END,
    SHEET_START,
    BriefChoice,
    BriefDraftView,
    BriefView,
)
from sasando.library.publications.sharing import ShareLine

ON_THE_WAY = ("open", "asked")
# What a browser lays out itself; the rest is saved and opened with a program.
SHOWN = (".pdf", ".html", ".txt")


@dataclass(frozen=True)
class FormLine:
    """One form of a brief: `look` opens it in the browser, "" where it can only be saved."""

    name: str
    path: str
    save: str
    look: str
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True)
class BriefAct:
    """One act: `why_not` is empty when it can be done."""

    name: str
    label: str
    why_not: str


@dataclass(frozen=True)
class ShareRow:
    """One kind of partners: whether it may take a brief now."""

    code: str
    name: str
    is_open: bool


def acts_of(draft: BriefDraftView, *, actor: Actor) -> list[BriefAct]:
    """Return the acts of a brief that the reader's role may do at all, in order."""
    if draft.state not in ON_THE_WAY:
        return []
    no_sign = approving.why_not_sign(draft, content_sha256=draft.laid.content_sha256, by=actor)
    found = [
        ("briefs.draft", BriefAct("ask", _("Ask for the signature"),
                                  _said(approving.why_not_ask(draft)))),
        ("briefs.approve", BriefAct("sign", _("Sign"), _said(no_sign))),
    ]  # fmt: skip
    return [act for right, act in found if policy.may(actor, right)]


def draft_forms(draft: BriefDraftView) -> list[FormLine]:
    """Return the forms of a brief on its way; each is laid out when it is opened."""
    return [
        _line(path, reverse("desk:briefs:draft_file", args=[draft.ref, path]))
        for path in pack.paths(draft.laid.choice.sheets)
    ]


def kept_forms(brief: BriefView) -> list[FormLine]:
    """Return the forms of a signed brief as they are kept."""
    return [
        _line(path, reverse("desk:briefs:file", args=[brief.number, path]), sha256, size)
        for path, _media, sha256, size in brief.files
    ]


def shares(number: str) -> list[ShareRow]:
    """Return each kind of partners, and whether it may take the brief now."""
    now = sharing.standing(sharing.history(number))
    return [ShareRow(code, _role(code), is_open) for code, is_open in now.items()]


def told(number: str) -> list[tuple[ShareLine, str]]:
    """Return each deed of sharing with the name of its audience, newest first."""
    return [(line, _role(line.audience)) for line in reversed(sharing.history(number))]


def chosen(choice: BriefChoice) -> list[tuple[str, str]]:
    """Return what was chosen, a line each."""
    compare = str(choice.compare) if choice.compare else _("the year before")
    month = choice.month or choice.period or _("the month that ended")
    return [
        (_("Period"), choice.period or _("the newest")),
        (_("Compared with"), compare),
        (_("Period of the monthly report"), month),
        (_("Sheets"), str(len(choice.sheets)) if choice.sheets else _("none")),
    ]


def _line(path: str, url: str, sha256: str = "", size: int = 0) -> FormLine:
    look = f"{url}?lihat=1" if path.endswith(SHOWN) else ""
    return FormLine(_name(path), path, url, look, sha256, size)


def _name(path: str) -> str:
    if path.startswith(SHEET_START):
        code = path.removeprefix(SHEET_START).removesuffix(SHEET_END)
        return _("Sheet: %(place)s") % {"place": sheet_name(code)}
    return {
        pack.PATHS["pdf"]: _("The pack, PDF"),
        pack.PATHS["pptx"]: _("Slides with speaker notes, PPTX"),
        pack.PATHS["xlsx"]: _("Every figure with its passport, XLSX"),
        pack.PATHS["html"]: _("One page for the screen, HTML"),
        pack.PATHS["news"]: _("Draft of the news"),
        pack.PATHS["monthly"]: _("Monthly report, PDF"),
        pack.LEAFLET: _("One page to leave behind, PDF"),
        AUDITED: _("Every figure that passed the joint audit, JSON"),
    }[path]


def _said(refusal: Refusal | None) -> str:
    return refusal.words.in_language(get_language()) if refusal else ""


def _role(code: str) -> str:
    return policy.label(code).in_language(get_language())
