"""Takes people out of rows: pseudonyms for persons, bands for ages, months for days."""

import hmac
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from sasando.analysis.extracts.codes import coded
from sasando.domain.indicators import dimensions
from sasando.domain.indicators.dimensions import AGE_BANDS
from sasando.foundation.privacy.keys import current_ring

PURPOSE = b"sasando snapshot pseudonym"
OLDEST = 130
# Room for a sign bit: Parquet, DuckDB and Spark all know the signed whole number.
_POSITIVE = 0x7FFF_FFFF_FFFF_FFFF


def pseudonyms(persons: pl.Series, *, years: pl.Series) -> pl.Series:
    """Return a whole number for each person and calendar year, that nobody can turn back.

    The office's key and the year make the year's key (HMAC-SHA-256); a person's number goes
    through it as one block of AES, whose first 63 bits stand for the person. Whoever holds no key
    learns nothing; whoever holds one year's figures cannot follow anyone into another year.
    """
    found = np.zeros(len(persons), dtype="<i8")
    numbers = persons.fill_null(0).to_numpy()
    calendar = years.fill_null(0).to_numpy()
    for year in np.unique(calendar):
        there = calendar == year
        blocks = np.zeros((int(there.sum()), 2), dtype="<i8")
        blocks[:, 0] = numbers[there]
        # One block a person: the mode that joins blocks has nothing to join.
        cipher = Cipher(algorithms.AES(_key_of(int(year))), modes.ECB())
        hidden = cipher.encryptor().update(blocks.tobytes())
        found[there] = np.frombuffer(hidden, dtype="<i8").reshape(-1, 2)[:, 0] & _POSITIVE
    return pl.Series("pseudonym", found)


def _key_of(year: int) -> bytes:
    office = hmac.digest(current_ring().index, PURPOSE, "sha256")
    return hmac.digest(office, str(year).encode(), "sha256")


def age_bands(frame: pl.DataFrame, *, on: Iterable[str], as_of: date) -> pl.Series:
    """Return the band of the age on the first of the days that is known, else on `as_of`.

    `frame` holds the days and `born`.
    """
    day = frame.select(pl.coalesce(*(pl.col(name) for name in on), pl.lit(as_of)).alias("day"))
    then, born = (_days(one) for one in (day["day"], frame["born"]))
    month, born_month = then.astype("datetime64[M]"), born.astype("datetime64[M]")
    # Whole months since birth are exact where a share of 365 days is not.
    unlived = (then - month) < (born - born_month)
    age = ((month - born_month).astype("int64") - unlived) // 12
    nobody = OLDEST + 1
    known = ~np.isnat(born) & (age >= 0) & (age <= OLDEST)
    places = np.where(known, age, nobody).astype("uint32")
    return _BANDS.gather(pl.Series(places)).alias("age_band")


def _days(column: pl.Series) -> "np.ndarray[Any, np.dtype[np.datetime64]]":
    return column.to_numpy().astype("datetime64[D]")


def _band(age: int) -> str:
    return next(label for bound, label in AGE_BANDS if age < bound)


# One place for each age, and the last for whoever's age is not known.
_BANDS = pl.Series([*(_band(age) for age in range(OLDEST + 1)), dimensions.UNKNOWN]).cast(
    pl.Enum([dimensions.UNKNOWN, *(label for _, label in AGE_BANDS)])
)


def months(names: Iterable[str]) -> list[pl.Expr]:
    """Return days as the first day of their month."""
    return [pl.col(name).dt.month_start() for name in names]


def until(
    frame: pl.DataFrame, as_of: date, *, first: str | tuple[str, ...], planned: tuple[str, ...] = ()
) -> pl.DataFrame:
    """Drop rows whose first day lies after `as_of`; a later day of an earlier row becomes empty.

    A `planned` day may lie ahead: a plan is known on the day, a deed is not.
    """
    day = pl.min_horizontal(first)
    kept = frame.filter(day.is_null() | (day <= as_of))
    days = [name for name, kind in kept.schema.items() if kind == pl.Date and name not in planned]
    later = [pl.when(pl.col(name) <= as_of).then(pl.col(name)).alias(name) for name in days]
    return kept.with_columns(later) if later else kept


def with_places(frame: pl.DataFrame, *, islands: Mapping[str, str]) -> pl.DataFrame:
    """Add island and province of the regency; a province that a source names alone is kept."""
    regency = frame["origin_regency"]
    island = coded(regency, lambda code: dimensions.island_code(code, islands.get(code, "")))
    province = coded(regency, lambda code: code[:2])
    if "origin_province" in frame.columns:
        told = pl.col("origin_province").cast(pl.String)
        found = province.cast(pl.String).alias("found")
        own = frame.select(pl.when(found == "").then(told).otherwise(found).alias("own"))["own"]
        province = coded(own)
    return frame.with_columns(island.alias("origin_island"), province.alias("origin_province"))
