"""Drops what a page could draw but does not: pages share fonts and pictures, a removed one too."""

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

INLINE = frozenset({"/ColorSpace"})


def prune(page: Object) -> None:
    """Leave in the resources of a page, and of what it draws, only what is drawn.

    Raises PdfError when a page does not say clearly what it draws.
    """
    _prune_one(page, page)
    seen: set[tuple[int, int]] = set()
    waiting = _below(page)
    while waiting:
        found = waiting.pop()
        if found.is_indirect:
            if found.objgen in seen:
                continue
            seen.add(found.objgen)
        if isinstance(found, Stream) and "/Resources" in found:
            _prune_one(found, found)
        elif isinstance(found, Dictionary) and "/CharProcs" in found:
            _prune_one(found, *found.CharProcs.values())
        waiting += _below(found)


def _below(found: Object) -> list[Object]:
    items: Iterable[object] = found if isinstance(found, Array) else _values(found)
    return [item for item in items if isinstance(item, Dictionary | Array | Stream)]


def _values(found: Object) -> Iterator[object]:
    return (value for key, value in found.items() if key != "/Parent")


def _prune_one(holder: Object, *drawn: Object) -> None:
    """Give a holder resources of its own, with the names that its contents speak."""
    if "/Resources" not in holder:
        return
    resources = holder.Resources
    names = _spoken(drawn, resources)
    own = Dictionary()
    for kind, entries in resources.items():
        if isinstance(entries, Dictionary):
            own[kind] = Dictionary(
                {name: value for name, value in entries.items() if name in names or kind in INLINE}
            )
        else:
            own[kind] = entries
    holder.Resources = own


def _spoken(drawn: Iterable[Object], resources: Object) -> set[str]:
    """Return every name that contents speak, with those of forms that borrow these resources."""
    forms = resources.get("/XObject", Dictionary())
    names: set[str] = set()
    waiting = list(drawn)
    while waiting:
        spoken = set(_names(waiting.pop()))
        for name in spoken - names:
            form = forms.get(name)
            if isinstance(form, Stream) and form.get("/Subtype") == Name.Form:
                waiting += [form] if "/Resources" not in form else []
        names |= spoken
    return names


def _names(content: Object) -> Iterator[str]:
    for instruction in pikepdf.parse_content_stream(content):
        for operand in instruction.operands:
            if isinstance(operand, Name):
                yield str(operand)
