"""Puts the forms of a shared brief into the words of a page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sasando.foundation.access.actor import Actor
from sasando.foundation.files.responses import LOOKS
from sasando.library.places import queries as places
from sasando.library.publications import sharing
from sasando.library.publications.briefs import SHEET_END, SHEET_START, WHOLE, BriefView

SHORT = {path: kind.upper() for kind, path in WHOLE.items()}


@dataclass(frozen=True)
class Form:
    """One form: `short` as a chip, `look` opens it in the browser, "" where it is saved only."""

    name: str
    short: str
    save: str
    look: str
    sha256: str
    size: int
    is_sheet: bool


def forms(brief: BriefView, *, actor: Actor) -> list[Form]:
    """Return what a partner may take of a brief, the pack first, then its sheets."""
    open_paths = sharing.paths_for(actor, brief)
    return [
        _form(brief.number, path, sha256=sha256, size=size)
        for path, _media, sha256, size in brief.files
        if path in open_paths
    ]


def _form(number: str, path: str, *, sha256: str, size: int) -> Form:
    save = reverse("portal:briefs:file", args=[number, path])
    look = f"{save}?lihat=1" if path.endswith(tuple(LOOKS)) else ""
    is_sheet = path not in SHORT
    return Form(_name(path), SHORT.get(path, ""), save, look, sha256, size, is_sheet)


def _name(path: str) -> str:
    if path.startswith(SHEET_START):
        code = path.removeprefix(SHEET_START).removesuffix(SHEET_END)
        return _("Sheet: %(place)s") % {"place": _place(code)}
    return {
        WHOLE["pdf"]: _("The pack, PDF"),
        WHOLE["pptx"]: _("Slides with speaker notes, PPTX"),
        WHOLE["xlsx"]: _("Every figure with its passport, XLSX"),
        WHOLE["html"]: _("One page for the screen, HTML"),
    }[path]


def _place(code: str) -> str:
    known = places.regency_names().get(code)
    district = code.replace("-", " ")
    return known or _("electoral district %(name)s") % {"name": district}
