"""Writes the papers that are made from the source: `write` makes them, `check` says which are old.

Every field that is kept and how closely it is kept; the rules of a case; the rules of
the offer check.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.offer_rules import rules_of_offers
from tools.quiet import ROOT
from tools.rule_book import rules_of_cases

RULES = ROOT / "docs" / "rules"
FIELDS_OPENING = """# Field dictionary

Made from the source by `make papers`; do not edit.
S0 open · S1 internal · S2 personal · S3 special · S4 vault.
*Sealed* is encrypted with the person's own key; a *blind index* is a keyed digest of the value.
"""
KINDS = {
    "SealedField": "sealed",
    "BlindIndexField": "blind index",
    "ForeignKey": "reference",
    "OneToOneField": "reference",
    "BigAutoField": "number",
    "BigIntegerField": "number",
    "IntegerField": "number",
    "PositiveIntegerField": "number",
    "PositiveBigIntegerField": "number",
    "PositiveSmallIntegerField": "number",
    "SmallIntegerField": "number",
    "DecimalField": "decimal",
    "CharField": "text",
    "TextField": "text",
    "SlugField": "text",
    "DateField": "date",
    "DateTimeField": "moment",
    "BooleanField": "yes or no",
    "JSONField": "structure",
    "UUIDField": "uuid",
    "BinaryField": "bytes",
}


def field_dictionary() -> str:
    """Return one table per kept table: field, type, whether it may be empty, privacy class."""
    from django.apps import apps

    parts = [FIELDS_OPENING]
    for config in sorted(apps.get_app_configs(), key=lambda each: each.name):
        if config.name.startswith("sasando."):
            for model in sorted(config.get_models(), key=lambda each: each.__name__):
                parts.append("\n".join(_table_of(model)))
    return "\n".join(parts)


def _table_of(model: type) -> Iterator[str]:
    meta = model._meta  # type: ignore[attr-defined]
    classes = getattr(model, "PRIVACY", {})
    yield f"\n## {meta.label}\n"
    yield "| field | type | may be empty | class |"
    yield "|---|---|---|---|"
    for field in meta.concrete_fields:
        kind = type(field).__name__
        empty = "yes" if field.null or field.blank else ""
        kept = classes.get(field.name)
        yield f"| {field.name} | {KINDS.get(kind, kind)} | {empty} | {kept.name if kept else '–'} |"
    yield ""


PAPERS: dict[Path, Callable[[], str]] = {
    RULES / "fields.md": field_dictionary,
    RULES / "cases.md": rules_of_cases,
    RULES / "offers.md": rules_of_offers,
}


def old_papers() -> list[Path]:
    """Return the papers that differ from what the source says now."""
    return [
        path
        for path, make in PAPERS.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != make()
    ]


def main(arguments: list[str]) -> int:
    """Write or check; 1 when a paper is old."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sasando.config.settings_test")
    django.setup()
    if arguments == ["write"]:
        for path, make in PAPERS.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(make(), encoding="utf-8")
        return 0
    for path in old_papers():
        sys.stdout.write(f"{path.relative_to(ROOT)} is old: make papers\n")
    return 1 if old_papers() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
