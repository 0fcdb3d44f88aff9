"""Columns of codes: few words among many rows, so that work is done on the words alone."""

from collections.abc import Callable

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
    held = column.unique()
    numbers = held.to_physical().to_list()
    words = held.cast(pl.String).fill_null("").to_list()
    labels = [label(word) for word in words] if label else words
    order = sorted(set(labels))
    rank = {word: at for at, word in enumerate(order)}
    nothing = max((number for number in numbers if number is not None), default=-1) + 1
    table = np.zeros(nothing + 1, dtype=np.uint32)
    for number, word in zip(numbers, labels, strict=True):
        table[nothing if number is None else number] = rank[word]
    places = column.to_physical().fill_null(nothing).to_numpy()
    found = pl.Series(column.name, table[places])
    return found.cat.to(pl.Enum(order))
