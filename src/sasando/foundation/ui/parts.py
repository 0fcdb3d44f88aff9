"""Draws parts of the frame that are alike on many pages once a process."""

from functools import lru_cache

from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

SPRITE = "built/icons.svg"
PARTS_KEPT = 512


def draw(template: str, **values: object) -> SafeString:
    """Return a component drawn from these values alone, which must be hashable.

    It sees neither request nor actor, so equal values always draw the same. What is drawn stays
    in memory: hand it nothing that says anything of a person.
    """
    return _drawn(template, tuple(sorted(values.items())), get_language(), static(SPRITE))


@lru_cache(maxsize=PARTS_KEPT)
def _drawn(
    template: str, values: tuple[tuple[str, object], ...], _language: str, _sprite: str
) -> SafeString:
    return mark_safe(get_template(template).render(dict(values)))
