"""Compiles the translations and finds what is untranslated: `compile`, `check` or `missing`."""

import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.conf import settings
from django.utils.translation.template import templatize

from tools.quiet import ROOT

SOURCE = ROOT / "src" / "sasando"
LOCALE = SOURCE / "locale"
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **dict.fromkeys(("gettext_lazy", "gettext_noop", "_lazy"), None),
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|\{\w*\}|%[sd]")
Key = str | tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """A phrase to translate, and the first place that says it."""

    key: Key
    context: str | None
    place: str


def phrases() -> dict[tuple[Key, str | None], Phrase]:
    """Return every translatable phrase of the source, in the order of the files."""
    found: dict[tuple[Key, str | None], Phrase] = {}
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in {".py", ".html", ".txt", ".jinja"} and LOCALE not in path.parents:
            for phrase in _phrases_of(path):
                found.setdefault((phrase.key, phrase.context), phrase)
    return found


def _phrases_of(path: Path) -> Iterator[Phrase]:
    method, text = _readable(path)
    lines = io.BytesIO(text.encode("utf-8"))
    for number, key, _comments, context in extract(method, lines, KEYWORDS):
        if key:
            yield Phrase(key=key, context=context, place=f"{path.relative_to(ROOT)}:{number}")


def _readable(path: Path) -> tuple[str, str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return "python", text
    if path.suffix == ".jinja":
        return "jinja2", text
    # Django turns a template into words that look like Python; its indents are not Python's.
    calls = templatize(text, origin=str(path.relative_to(ROOT)))
    return "python", "\n".join(line.lstrip() for line in calls.splitlines())


def catalogues() -> list[Path]:
    """Return the files of translations."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def read(path: Path) -> Catalog:
    """Return one file of translations; PoFileError names the line that cannot be read."""
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parts[-3], abort_invalid=True)


def compile_all() -> list[str]:
    """Write each compiled catalogue beside its source and return what could not be read."""
    problems = []
    for path in catalogues():
        try:
            catalogue = read(path)
        except PoFileError as error:
            problems.append(f"{path.relative_to(ROOT)}: {error}")
            continue
        fresh = path.with_suffix(".mo.new")
        with fresh.open("wb") as stream:
            write_mo(stream, catalogue)
        fresh.replace(path.with_suffix(".mo"))
    return problems


def problems_of(path: Path) -> Iterator[str]:
    """Yield each phrase that this catalogue leaves untranslated or translates brokenly."""
    catalogue = read(path)
    for (key, context), phrase in phrases().items():
        message = catalogue.get(key if isinstance(key, str) else key[0], context)
        problem = _problem(message)
        if problem:
            yield f"{phrase.place}: {problem}: {key!r}"


def _problem(message: Message | None) -> str | None:
    if message is None:
        return "missing"
    wordings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if not wordings or not all(wordings):
        return "untranslated"
    if message.fuzzy:
        return "fuzzy"
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    allowed = {mark for text in originals for mark in PLACEHOLDER.findall(text)}
    # A singular may drop its number ("satu berkas"), so only an unknown or a lost mark is wrong.
    used = {mark for text in wordings for mark in PLACEHOLDER.findall(text)}
    return None if used == allowed else "other placeholders"


def main(arguments: list[str]) -> int:
    """Do what is asked; 1 when something is missing or cannot be read."""
    settings.configure(USE_I18N=True)
    if arguments == ["compile"]:
        found = compile_all()
    elif arguments == ["check"]:
        found = [line for path in catalogues() for line in problems_of(path)]
        found += [] if catalogues() or not phrases() else ["there is no translation yet"]
    else:
        sys.stderr.write("usage: tools.translations compile|check\n")
        return 2
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
