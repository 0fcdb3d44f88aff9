"""Column rules: whole columns at once, each equal to its value type (tests/domain prove it)."""

from collections.abc import Mapping

import polars as pl

from sasando.domain.values import nik, person_name
from sasando.domain.values.person_name import sound_of

_SPACES = r"[\s\x1c-\x1f\x85]+"
_HIDDEN = r"[\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2069}\x{feff}\x{00ad}\x00-\x1f\x7f]"
_TOKEN_LENGTH = 40


def nik_digits(text: pl.Expr) -> pl.Expr:
    """Return the sixteen digits typed in a text column; meaningless where `nik_problem` is set."""
    typed = text.str.replace_all(_SPACES, "")
    cell = typed.str.contains(r"^[0-9]{16}\.0$")
    typed = pl.when(cell).then(typed.str.slice(0, nik.LENGTH)).otherwise(typed)
    return typed.str.replace_all(r"[.'’`-]", "")


def nik_problem(text: pl.Expr) -> pl.Expr:
    """Return the code with which `parse_nik` refuses a text column, null where it does not.

    An empty text is refused as `nik_not_16_digits` is not: it gives null, for no NIK is no fault.
    """
    typed = text.str.replace_all(_SPACES, "")
    digits = nik_digits(text)
    as_number = typed.str.contains(r"^[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+$") | typed.str.contains(
        r"^[0-9]{15}0\.0$"
    )
    day = digits.str.slice(6, 2).cast(pl.Int32, strict=False)
    day = pl.when(day > nik.WOMEN_ADD).then(day - nik.WOMEN_ADD).otherwise(day)
    month = digits.str.slice(8, 2).cast(pl.Int32, strict=False)
    return (
        pl.when(text == "")
        .then(None)
        .when(as_number)
        .then(pl.lit(nik.STORED_AS_NUMBER.code))
        .when(~digits.str.contains(r"^[0-9]+$"))
        .then(pl.lit(nik.LETTER.code))
        .when(digits.str.len_bytes() != nik.LENGTH)
        .then(pl.lit(nik.NOT_SIXTEEN.code))
        .when(~(day.is_between(1, nik.DAY_MAX) & month.is_between(1, 12)))
        .then(pl.lit(nik.BAD_DAY.code))
        .when(digits.str.contains(r"^(?:00|..00|....00)"))
        .then(pl.lit(nik.BAD_REGION.code))
        .otherwise(None)
    )


def nik_status(digits: pl.Expr, *, sex: pl.Expr, born_from: pl.Expr, born_to: pl.Expr) -> pl.Expr:
    """Return absent, valid or mismatch as `nik_check` does, for columns already checked."""
    day = digits.str.slice(6, 2).cast(pl.Int32, strict=False)
    is_woman = day > nik.WOMEN_ADD
    plain_day = pl.when(is_woman).then(day - nik.WOMEN_ADD).otherwise(day)
    day_text = plain_day.cast(pl.String).str.zfill(2)
    rest = digits.str.slice(10, 2) + digits.str.slice(8, 2) + day_text
    fits = pl.lit(value=False)
    for century in ("19", "20"):
        born = (pl.lit(century) + rest).str.to_date("%Y%m%d", strict=False)
        fits = fits | born.is_between(born_from, born_to).fill_null(value=False)
    wrong_sex = (sex != "") & (is_woman != (sex == "P"))
    says_birth = born_from.is_not_null() & born_to.is_not_null()
    return (
        pl.when(digits == "")
        .then(pl.lit("absent"))
        .when(wrong_sex | (says_birth & ~fits))
        .then(pl.lit("mismatch"))
        .otherwise(pl.lit("valid"))
    )


def clean_names(text: pl.Expr) -> pl.Expr:
    """Return names as `clean_name` does."""
    spaced = text.str.normalize("NFC").str.replace_all(_SPACES, " ")
    visible = spaced.str.replace_all(_HIDDEN, "")
    return visible.str.replace_all(" +", " ").str.strip_chars(" ")


def name_problem(clean: pl.Expr) -> pl.Expr:
    """Return the code with which `parse_name` refuses a cleaned name, null where it does not."""
    damaged = clean.str.contains("\ufffd", literal=True) | ~clean.str.contains(r"\p{L}")
    formula = pl.any_horizontal(clean.str.starts_with(sign) for sign in person_name.FORMULA_SIGNS)
    return (
        pl.when(clean == "")
        .then(pl.lit(person_name.NAME_MISSING.code))
        .when(damaged | formula)
        .then(pl.lit(person_name.NAME_UNREADABLE.code))
        .when(clean.str.len_chars() > person_name.MAX_LENGTH)
        .then(pl.lit(person_name.NAME_TOO_LONG.code))
        .otherwise(None)
    )


def name_index(names: pl.Series, *, groups: Mapping[str, str]) -> pl.DataFrame:
    """Return `name_key` (String) and `tokens` (List[String], sorted) of names, in their order.

    Equal to `name_key` and `sound_tokens` for names in Latin letters.
    """
    rows = pl.DataFrame({"at": pl.int_range(len(names), eager=True), "name": names})
    split = _split(rows)
    words = _without_particles(split).join(_sounds(split, groups), on="word", how="left")
    heard = words.group_by("at").agg(pl.col("sound").unique().sort())
    found = rows.join(heard, on="at", how="left", maintain_order="left")
    sounds = pl.col("sound").fill_null([])
    return found.select(
        name_key=sounds.list.join(" ").str.slice(0, person_name.MAX_LENGTH),
        tokens=sounds.list.eval(pl.element().str.slice(0, _TOKEN_LENGTH)).list.unique().list.sort(),
    )


def _split(rows: pl.DataFrame) -> pl.DataFrame:
    bare = (
        clean_names(pl.col("name"))
        .str.to_lowercase()
        .str.normalize("NFKD")
        .str.replace_all(r"\p{Mn}", "")
        .str.replace_all("['’]", "")
    )
    split = rows.select("at", word=bare.str.extract_all(r"\p{L}+")).explode("word")
    return split.filter(pl.col("word").is_not_null())


def _without_particles(split: pl.DataFrame) -> pl.DataFrame:
    """Return (at, word); titles and particles go unless the name holds nothing else."""
    ignored = pl.col("word").is_in(person_name.IGNORED_WORDS)
    nothing_else = ignored.all().over("at")
    return split.filter(~ignored | nothing_else)


def _sounds(split: pl.DataFrame, groups: Mapping[str, str]) -> pl.DataFrame:
    words = split["word"].unique()
    heard = [sound_of(word, groups=groups) for word in words]
    return pl.DataFrame(
        {"word": words, "sound": heard}, schema={"word": pl.String, "sound": pl.String}
    )
