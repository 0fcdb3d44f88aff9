"""Tags and filters of pages."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.context import RequestContext
from django.templatetags.static import static
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sasando.domain.values.words import Words
from sasando.foundation.ui import words
from sasando.foundation.ui.parts import SPRITE, draw

register = template.Library()
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
PAGING = ("sesudah", "sebelum", "dari")


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; it says nothing to the ear, its words stand beside it."""
    return _icon(static(SPRITE), name)


@lru_cache(maxsize=512)
def _icon(sprite: str, name: str) -> SafeString:
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        sprite,
        name,
    )


@register.simple_tag
def part(template: str, **values: object) -> SafeString:
    """Draw a component from these values alone, once a process; never give it a person's."""
    return draw(template, **values)


@register.filter
def angka(value: int | Decimal | None) -> str:
    """Write a number."""
    return words.number(value)


@register.filter
def selisih(value: int | Decimal | None) -> str:
    """Write a signed difference."""
    return words.signed(value)


@register.filter
def tanggal(value: date | str | None) -> str:
    """Write a day; words such as "Mei 2011" stay as they are."""
    return value if isinstance(value, str) else words.day(value)


@register.filter
def hari(value: date | None) -> str:
    """Write a day with its name, for the head of a page."""
    return words.full_day(value)


@register.filter
def waktu(value: datetime | None) -> str:
    """Write a moment."""
    return words.moment(value)


@register.filter
def kata(value: Words | str | None) -> str:
    """Write words in the language of the page."""
    if isinstance(value, Words):
        return value.in_language(get_language())
    return value or ""


@register.filter
def widget_kind(field: BoundField) -> str:
    """Say how a field is laid out: a tick, a group of choices, or one control."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "group" if getattr(widget, "use_fieldset", False) else "control"


@register.simple_tag(takes_context=True)
def other_language(context: RequestContext) -> dict[str, str]:
    """Return code, name and address of this public page in the other language."""
    code = "id" if words.is_english() else "en"
    path = context["request"].get_full_path()
    return {"code": code, "name": LANGUAGES[code], "path": translate_url(path, code)}


@register.simple_tag(takes_context=True)
def query_without(context: RequestContext, name: str) -> str:
    """Return the page's query without one filter, back on the first page."""
    query = context["request"].GET.copy()
    for gone in (name, *PAGING):
        query.pop(gone, None)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def query_with(context: RequestContext, **changes: str) -> str:
    """Return the page's query with some values changed; an empty value removes one."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}" if query else "?"
