"""Reads the sixty offers and what the office has on record for them."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

from sasando.domain.offers.amounts import parse_asked
from sasando.domain.offers.facts import DANGER, Licence, Lists, Offer, Statement

HERE = Path(__file__).parent
TODAY = date(2026, 11, 23)
# A danger that is a sign of trafficking; on any other level help first makes no sense.
HELP = {DANGER: "help"}
# The answer that nothing speaks against; an empty cell of the table means it.
NOTHING_WRONG = {
    "who": "government", "company": "", "country": "MY", "work": "factory", "visa": "work",
    "fee": "none", "asked": "", "contract": "copy", "passport": "self", "data": "no", "age": "25",
    "permission": "village", "route": "briefed", "signs": "none",
}  # fmt: skip


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def lists() -> dict[str, Lists]:
    """Return what is on record by the name of the lists."""
    statements, licences = defaultdict(list), defaultdict(list)
    for row in rows("statements.csv"):
        said = (row["country"], row["status"], row["scope"], _day(row["said_on"]))
        statements[row["list"]].append(Statement(*said, row["verified"] == "yes"))
    for row in rows("licences.csv"):
        said = (row["name"], row["number"], row["state"], _day(row["said_on"]))
        licences[row["list"]].append(Licence(*said, row["verified"] == "yes"))
    return {
        name: Lists(destinations=tuple(found), licences=tuple(licences[name]))
        for name, found in statements.items()
    }


def offer(row: dict[str, str]) -> Offer:
    """Return the offer of a row."""
    said = {name: row.get(name) or usual for name, usual in NOTHING_WRONG.items()}
    country = "" if said.pop("country") == "none" else row.get("country") or "MY"
    asked, age = said.pop("asked"), said.pop("age")
    signs = frozenset(said.pop("signs").split("|"))
    money = parse_asked(asked) if asked else None
    return Offer(**said, country=country, age=int(age), signs=signs, asked=money)


def told(result) -> list[str]:
    """Return a result the way the table writes what it expects, sorted."""
    found = []
    for one in result.findings:
        day = getattr(one.told, "said_on", None)
        level = one.level if one.help_first is None else HELP.get(one.level, "-")
        parts = [level, one.topic, one.bases[0].code, *([f"{day}"] if day else [])]
        found.append(":".join(parts))
    return sorted(found)


def expected(row: dict[str, str]) -> list[str]:
    """Return what the table expects of a row."""
    return sorted(row["expected"].split())


OFFERS = rows("offers.csv")
