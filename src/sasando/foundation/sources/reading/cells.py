"""Writes every cell as text in one canonical form."""

from datetime import date, datetime, time

EXACT_DIGITS = 10**15


def text_of(cell: object) -> str:
    """Return a cell as text: whole numbers without a point, days in ISO form.

    A number of sixteen digits or more shows in scientific form: a spreadsheet keeps fifteen, the
    rest is lost, and the reader must see that.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        return _number(float(cell))
    if isinstance(cell, datetime):
        bare = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if bare else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _number(value: float) -> str:
    if abs(value) >= EXACT_DIGITS:
        return f"{value:.11E}"
    whole = int(value)
    return str(whole) if whole == value else repr(value)
