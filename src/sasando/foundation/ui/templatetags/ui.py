"""Tags and filters of pages."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sasando.domain.values.words import Words
from sasando.foundation.ui import words

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; it says nothing to the ear, its words stand beside it."""
    target = f"{static('built/icons.svg')}#{name}"
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', target
    )


@register.filter
def angka(value: int | Decimal | None) -> str:
    """Write a number."""
    return words.number(value)


@register.filter
def selisih(value: int | Decimal | None) -> str:
    """Write a signed difference."""
    return words.signed(value)


@register.filter
def tanggal(value: date | None) -> str:
    """Write a day."""
    return words.day(value)


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


@register.simple_tag(takes_context=True)
def query_with(context: RequestContext, **changes: str) -> str:
    """Return the page's query with some values changed; an empty value removes one."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}" if query else "?"
