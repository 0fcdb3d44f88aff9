"""Columns of codes: few words among many rows, so that work is done on the words alone."""

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl


def words_of(column: pl.Series) -> list[str]:
    """Return the words that occur in a column of text or codes, in no order."""
    return column.unique().cast(pl.String).fill_null("").to_list()


def coded(column: pl.Series, label: Callable[[str], str] | None = None) -> pl.Series:
    """Return a column of codes, each put through `label`; null becomes empty.

    Words are numbered in the order of the alphabet, and only those that occur: the same rows give
    the same bytes in another process.
    """
    if column.dtype == pl.String:
        column = column.cast(pl.Categorical)
    places = column.to_physical().cast(pl.UInt32)
    last = places.max()
    nothing = last + 1 if isinstance(last, int) else 0
    if places.null_count():
        places = places.fill_null(nothing)
    occurs = np.zeros(nothing + 1, dtype=bool)
    # A list of words holds also those that do not occur.
    occurs[places.to_numpy()] = True
    held = np.flatnonzero(occurs)
    words = _words_at(held[held < nothing], column.dtype) + [""] * bool(occurs[nothing])
    if not words:
        return pl.Series(column.name, [], dtype=pl.Enum([]))
    labels = [label(word) for word in words] if label else words
    order = sorted(set(labels))
    rank = {word: at for at, word in enumerate(order)}
    table = np.zeros(nothing + 1, dtype=np.uint32)
    table[held] = [rank[word] for word in labels]
    found = pl.Series(column.name, table).cat.to(pl.Enum(order))
    return found.gather(places)


def _words_at(numbers: "np.ndarray[Any, np.dtype[np.intp]]", kind: pl.DataType) -> list[str]:
    own = pl.Series(numbers.astype(np.uint32)).cat.to(kind)
    return own.cast(pl.String).to_list()
