"""Columns for sealed values and for the keyed indexes that find them."""

from typing import Any

from django.db import models


class SealedField(models.BinaryField[bytes | None, bytes | None]):
    """Holds one sealed value, or nothing; says nothing of it when printed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

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
