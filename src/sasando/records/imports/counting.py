"""Counts accepted rows by whatever a stated total may mean."""

from collections import Counter
from collections.abc import Mapping

import polars as pl

from sasando.domain.reconciliation.known import place_form
from sasando.domain.reconciliation.totals import Reconciliation, reconcile
from sasando.library.places import queries as places
from sasando.library.terms import queries as terms

DIMENSIONS = (
    "regency_code",
    "province",
    "category",
    "sex",
    "country",
    "scheme",
    "offence",
    "depot",
    "trouble",
    "channel",
)
LISTS = {
    "trouble": "case_categories",
    "channel": "complaint_channels",
    "scheme": "schemes",
    "category": "manifest_categories",
}
WHOLE = frozenset({"total", "jumlah", "jumlahtotal", "semua", "seluruhnya", "grandtotal", ""})


class Counts:
    """Accepted rows in all, and by each value of each dimension."""

    def __init__(self) -> None:
        self.whole = 0
        self._by: dict[str, Counter[str]] = {name: Counter() for name in DIMENSIONS}

    def add(self, clean: pl.DataFrame) -> None:
        """Count the clean rows of one part."""
        self.whole += clean.height
        for name, counter in self._by.items():
            if name in clean.columns:
                counter.update(dict(clean[name].value_counts().iter_rows()))

    def against(self, stated: Mapping[str, int]) -> Reconciliation:
        """Return each stated total beside the rows that it means; a group nobody knows counts 0."""
        return reconcile(stated, counted={group: self._of(group) for group in stated})

    def _of(self, group: str) -> int:
        form = place_form(group.partition(":")[2] or group)
        if form in WHOLE:
            return self.whole
        for name, counter in self._by.items():
            found = [count for value, count in counter.items() if form in _forms(name, value)]
            if found:
                return sum(found)
        return 0


def _forms(dimension: str, value: str | None) -> set[str]:
    if not value:
        return set()
    words = {value}
    if dimension in LISTS:
        return {place_form(word) for word in (value, *_words(LISTS[dimension], value)) if word}
    if dimension == "regency_code":
        words.add(places.regency_names().get(value, ""))
    elif dimension == "province":
        words.add(places.province_names().get(value, ""))
        words |= {short for short, code in places.province_by_name().items() if code == value}
    elif dimension == "country":
        words |= {places.country_names(code).get(value, "") for code in ("id", "en")}
    elif dimension == "sex":
        words |= {"laki-laki", "pria"} if value == "L" else {"perempuan", "wanita"}
    return {place_form(word) for word in words if word}


def _words(name: str, code: str) -> tuple[str, str]:
    label = terms.label(name, code)
    return label.id, label.en
