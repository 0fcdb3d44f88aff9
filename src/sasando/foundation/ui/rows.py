"""Draws the rows of long lists with compiled templates."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sasando.domain.values.words import Words
from sasando.foundation.ui import words
from sasando.foundation.ui.templatetags.ui import icon

FLOORS = Path(__file__).resolve().parents[2]


@cache
def _environment() -> Environment:
    floors = ("desk", "public", "portal", "foundation/ui")
    folders = [FLOORS / name / "jinja" for name in floors]
    found = Environment(
        loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined,
        auto_reload=False, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    found.filters |= {"angka": words.number, "tanggal": words.day, "kata": _in_words}
    found.globals |= {"_": gettext, "icon": icon}
    return found


def _in_words(value: Words | str) -> str:
    return value.in_language(get_language()) if isinstance(value, Words) else value


def render_rows(template: str, *, rows: Iterable[object], **context: object) -> SafeString:
    """Return the rows drawn by a compiled template, everything in them escaped."""
    return mark_safe(_environment().get_template(template).render(rows=rows, **context))
