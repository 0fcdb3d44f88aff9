"""What a whole received table of people means: `check_row` for every row at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from sasando.domain.reconciliation import columns
from sasando.domain.reconciliation.cells import (
    CATEGORIES,
    CELL_RULES,
    EMPTY_WORDS,
    FORMULA_ERROR,
    FORMULA_ERROR_SIGNS,
    MISSING_CELL,
    CellRule,
)
from sasando.domain.reconciliation.known import Known, find_place
from sasando.domain.reconciliation.problems import DUPLICATE_IN_FILE
from sasando.domain.reconciliation.rows import (
    ARRIVED_BEFORE_DEATH,
    CLEAN_FIELDS,
    DEPARTED_BEFORE_BIRTH,
    PLACE_COLUMNS,
)
from sasando.domain.reconciliation.shortcuts import SHORTCUTS
from sasando.domain.values.words import Refused

# What `str.strip` takes for space; a bare `strip_chars` leaves the four separators standing.
_SPACES = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
_DATES = (
    "born_from",
    "born_to",
    "departed_on",
    "contract_from",
    "died_on",
    "arrived_on",
    "reported_on",
)
# Cells that tell copies of a file apart but not rows: the running number.
_NOT_COMPARED = ("row", "no")

# Schema of `CheckedTable.clean`: the fields of `CleanRow` after the row's number.
CLEAN_SCHEMA: Mapping[str, pl.DataType] = {
    "row": pl.UInt32(),
    **{
        name: pl.Date()
        if name in _DATES
        else (pl.Int32() if name == "contract_months" else pl.String())
        for name in CLEAN_FIELDS
    },
    "name_key": pl.String(),
    "tokens": pl.List(pl.String()),
}
PROBLEM_SCHEMA: Mapping[str, pl.DataType] = {
    "row": pl.UInt32(),
    "column": pl.String(),
    "code": pl.String(),
}


@dataclass(frozen=True)
class CheckedTable:
    """Rows that may be taken, and every problem and warning.

    `clean` has `CLEAN_SCHEMA`, `problems` and `warnings` `PROBLEM_SCHEMA`, all by `row`. A row
    with a problem is not in `clean`; a row with warnings is.
    """

    clean: pl.DataFrame
    problems: pl.DataFrame
    warnings: pl.DataFrame


def check_table(
    kind: str, frame: pl.DataFrame, *, known: Known, groups: Mapping[str, str]
) -> CheckedTable:
    """Return what the rows of a table mean.

    `frame` holds `row` (UInt32, the number a spreadsheet shows) and text columns under our names;
    columns that the source lacks may be missing, other columns are ignored. `groups` as in
    `name_key`. Beyond `check_row`, a row that repeats another exactly is `duplicate_in_file`,
    and a NIK that stands in two rows is warned of. Kinds: workers, placements, deaths, deportees,
    complaints.
    """
    table = _texts(kind, frame)
    table = table.with_columns(
        name=columns.clean_names(pl.col("name")),
        _p_nik=columns.nik_problem(pl.col("nik")),
        nik=columns.nik_digits(pl.col("nik")),
    ).with_columns(_p_name=columns.name_problem(pl.col("name")))
    for rule in CELL_RULES[kind]:
        table = _read_cells(table, rule, known)
    table = _with_defaults(_read_places(table, known))
    table = table.with_columns(
        nik_status=columns.nik_status(
            pl.col("nik"),
            sex=pl.col("sex"),
            born_from=pl.col("born_from"),
            born_to=pl.col("born_to"),
        )
    )
    problems = _listed(table, _problem_columns(table))
    clean = table.join(problems.select("row").unique(), on="row", how="anti", maintain_order="left")
    warnings = _listed(clean, _warning_columns())
    index = columns.name_index(clean["name"], groups=groups)
    clean = clean.select([name for name in CLEAN_SCHEMA if name in clean.columns])
    clean = clean.hstack(index).select(list(CLEAN_SCHEMA))
    return CheckedTable(clean, problems, warnings)


def _texts(kind: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Return the known columns as stripped text, with formula errors and copies marked."""
    wanted = {"name", "nik", *PLACE_COLUMNS, *(rule.column for rule in CELL_RULES[kind])}
    given = [name for name in frame.columns if name in wanted]
    lacking = [pl.lit("").alias(name) for name in sorted(wanted - set(given))]
    table = frame.select("row", *_stripped(given), *lacking)
    formula = pl.struct(pl.col(given).str.to_lowercase().is_in(FORMULA_ERROR_SIGNS))
    is_empty = pl.col(given).str.to_lowercase().is_in([*EMPTY_WORDS, *FORMULA_ERROR_SIGNS])
    return table.with_columns(
        pl.when(is_empty).then(pl.lit("")).otherwise(pl.col(given)).name.keep(),
        _formula=formula,
        _copy=_is_copy(frame),
    )


def _stripped(names: Sequence[str]) -> list[pl.Expr]:
    return [pl.col(name).fill_null("").str.strip_chars(_SPACES) for name in names]


def _is_copy(frame: pl.DataFrame) -> pl.Series:
    compared = [name for name in frame.columns if name not in _NOT_COMPARED]
    return ~frame.select(pl.struct(compared).is_first_distinct()).to_series()


def _read_cells(table: pl.DataFrame, rule: CellRule, known: Known) -> pl.DataFrame:
    """Join what each different text of a column means; most columns hold few."""
    text = pl.col(rule.column)
    usual = SHORTCUTS[rule.shortcut](text, known.today) if rule.shortcut else pl.lit(None)
    table = table.with_columns(_usual=usual)
    unusual = table.filter(pl.col("_usual").is_null())[rule.column].unique().to_list()
    read = [_outcome(lambda text: rule.read(text, known), text, rule) for text in unusual]
    looked_up = {
        f"_v_{field}": pl.Series([values[at] for values, _ in read], dtype=CLEAN_SCHEMA[field])
        for at, field in enumerate(rule.fields)
    }
    codes = pl.Series([code for _, code in read], dtype=pl.String)
    texts = pl.Series(unusual, dtype=pl.String)
    lookup = pl.DataFrame({rule.column: texts, **looked_up, f"_p_{rule.column}": codes})
    joined = table.join(lookup, on=rule.column, how="left", maintain_order="left")
    found = [
        pl.coalesce(pl.col("_usual").cast(CLEAN_SCHEMA[field]), f"_v_{field}").alias(field)
        for field in rule.fields
    ]
    return joined.drop(rule.column).with_columns(found).drop("_usual", *looked_up)


def _outcome(
    read: Callable[[str], tuple[Any, ...]], text: str, rule: CellRule
) -> tuple[tuple[Any, ...], str | None]:
    if not text:
        return rule.empty, MISSING_CELL if rule.is_needed else None
    try:
        return read(text), None
    except Refused as refused:
        return rule.empty, refused.refusal.code


def _read_places(table: pl.DataFrame, known: Known) -> pl.DataFrame:
    """Join the codes of each different combination of code, regency, district and village."""
    places = table.select(PLACE_COLUMNS).unique()
    found: list[tuple[str | None, ...]] = []
    for texts in places.iter_rows():
        try:
            place = find_place(texts, known=known)
        except Refused as refused:
            found.append(("", "", "", "", None, refused.refusal.code))
            continue
        codes = (place.regency_code, place.district_code, place.village_code, place.as_printed)
        found.append((*codes, place.warning or None, None))
    names = ("regency_code", "district_code", "village_code", "place_as_printed")
    looked_up = pl.DataFrame(
        found, schema=dict.fromkeys((*names, "_w_place", "_p_place"), pl.String), orient="row"
    )
    lookup = places.hstack(looked_up)
    return table.join(lookup, on=list(PLACE_COLUMNS), how="left", maintain_order="left")


def _with_defaults(table: pl.DataFrame) -> pl.DataFrame:
    lacking = [name for name in CLEAN_FIELDS if name not in table.columns]
    defaults = {"procedural": "unknown"}
    return table.with_columns(
        pl.lit(
            None if name in _DATES or name == "contract_months" else defaults.get(name, ""),
            dtype=CLEAN_SCHEMA[name],
        ).alias(name)
        for name in lacking
    )


def _problem_columns(table: pl.DataFrame) -> dict[str, pl.Expr]:
    """Return (column of ours) → code or null, in the order in which problems are listed."""
    formula = [field.name for field in table.schema["_formula"].fields]  # type: ignore[attr-defined]
    spoilt = {
        f"{name}\tformula": _code(pl.col("_formula").struct.field(name), FORMULA_ERROR.code)
        for name in formula
    }
    is_spoilt_name = pl.col("_formula").struct.field("name") if "name" in formula else pl.lit(False)
    name = pl.when(is_spoilt_name).then(None).otherwise(pl.col("_p_name"))
    cells = {
        column.removeprefix("_p_"): _unless_spoilt(column, formula)
        for column in table.columns
        if column.startswith("_p_") and column not in ("_p_name", "_p_nik", "_p_place")
    }
    has_code = pl.col("region_code") != ""
    place = {
        "region_code": pl.when(has_code).then(pl.col("_p_place")),
        "regency": pl.when(~has_code).then(pl.col("_p_place")),
    }
    copied = {"": _code(pl.col("_copy"), DUPLICATE_IN_FILE)}
    order = _days_out_of_order()
    return {**spoilt, "name": name, "nik": pl.col("_p_nik"), **cells, **place, **order, **copied}


def _unless_spoilt(column: str, formula: list[str]) -> pl.Expr:
    """Return the code of a cell; one that holds a formula error is told of once."""
    name = column.removeprefix("_p_")
    if name not in formula:
        return pl.col(column)
    return pl.when(~pl.col("_formula").struct.field(name)).then(pl.col(column))


def _days_out_of_order() -> dict[str, pl.Expr]:
    arrived = pl.col("arrived_on") < pl.col("died_on")
    departed = pl.col("departed_on") < pl.col("born_from")
    return {
        "arrived_on\torder": _code(arrived, ARRIVED_BEFORE_DEATH.code),
        "departed_on\torder": _code(departed, DEPARTED_BEFORE_BIRTH.code),
    }


def _warning_columns() -> dict[str, pl.Expr]:
    twice = (pl.col("nik") != "") & pl.col("nik").is_duplicated()
    sex_of = pl.col("category").replace_strict(dict(CATEGORIES), default="")
    differ = (pl.col("sex") != "") & (pl.col("category") != "") & (sex_of != pl.col("sex"))
    place = pl.col("_w_place")
    return {
        "nik": _code(pl.col("nik_status") == "mismatch", "nik_mismatch"),
        "nik\ttwice": _code(twice, "nik_twice_in_file"),
        "category": _code(differ, "category_and_sex_differ"),
        "district": pl.when(place == "district_unknown").then(place),
        "village": pl.when(place == "village_unknown").then(place),
    }


def _code(condition: pl.Expr, code: str) -> pl.Expr:
    return pl.when(condition).then(pl.lit(code))


def _listed(table: pl.DataFrame, codes: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """Return one row for each code that is set, by row, then in the order given."""
    wide = table.select("row", **{f"c{at}": code for at, code in enumerate(codes.values())})
    parts = [
        wide.filter(pl.col(f"c{at}").is_not_null()).select(
            "row",
            column=pl.lit(name.partition("\t")[0]),
            code=pl.col(f"c{at}"),
        )
        for at, name in enumerate(codes)
    ]
    return pl.concat(parts).cast(pl.Schema(PROBLEM_SCHEMA)).sort("row", maintain_order=True)
