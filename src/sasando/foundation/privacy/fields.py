"""Columns for sealed values and for the keyed indexes that find them."""

from typing import Any

from django.db import models

SEALED_LOOKUPS = frozenset({"isnull"})
INDEX_LOOKUPS = frozenset({"exact", "in", "isnull"})


class SealedField(models.BinaryField[bytes | None, bytes | None]):
    """Holds one sealed value, or nothing; says nothing of it when printed or searched for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def get_lookup(self, lookup_name: str) -> type[models.Lookup[Any]] | None:
        """Refuse to compare what is sealed: equal values never look alike."""
        return super().get_lookup(lookup_name) if lookup_name in SEALED_LOOKUPS else None

    def value_to_string(self, obj: models.Model) -> str:  # noqa: ARG002
        """Return nothing: a sealed value is never written out by the framework."""
        return ""


class BlindIndexField(models.BinaryField[bytes | None, bytes | None]):
    """Holds the keyed digest of an identifier, so that an equal one is found without reading it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 32)
        kwargs.setdefault("null", True)
        kwargs.setdefault("editable", False)
        kwargs.setdefault("db_index", True)
        super().__init__(*args, **kwargs)

    def get_lookup(self, lookup_name: str) -> type[models.Lookup[Any]] | None:
        """Refuse all but equality: parts and order of a digest mean nothing."""
        return super().get_lookup(lookup_name) if lookup_name in INDEX_LOOKUPS else None
