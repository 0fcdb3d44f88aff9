"""Dimensions of released tables: their codes, and which codes add up to which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sasando.domain.values.period import Period

# Total of a dimension in released files. Source: contracts, `measure --list` and releases.
TOTAL = "_T"


@dataclass(frozen=True)
class Group:
    """Children that add up to their parent, with none left out."""

    parent: str
    children: tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """One dimension: every group of codes that adds up to another code.

    A code may stand in several groups (a regency in an island and in an electoral district).
    `periods` turns the codes of a dimension of time into periods; empty for any other. `above`
    holds sums that its tables do not print, but others may: the islands above regencies.
    """

    name: str
    groups: tuple[Group, ...]
    periods: tuple[tuple[str, Period], ...] = ()
    above: tuple[Group, ...] = ()

    @classmethod
    def flat(
        cls, name: str, codes: Iterable[str], *, periods: Mapping[str, Period] | None = None
    ) -> "Dimension":
        """Return a dimension whose codes add up to the total."""
        return cls(name, (Group(TOTAL, tuple(codes)),), tuple((periods or {}).items()))

    @classmethod
    def nested(cls, name: str, leaves: Mapping[str, Sequence[str]]) -> "Dimension":
        """Return a dimension from each leaf's parents, nearest first, without the total.

        `{"53.01": ("Timor",), "53.11": ("Sumba",)}` gives two islands that add up to the total.
        """
        children: dict[str, dict[str, None]] = {}
        for leaf, parents in leaves.items():
            for below, above in zip((leaf, *parents), (*parents, TOTAL), strict=True):
                children.setdefault(above, {})[below] = None
        return cls(name, tuple(Group(above, tuple(below)) for above, below in children.items()))

    @property
    def without_total(self) -> "Dimension":
        """Return the dimension of a table that does not print the total of its codes."""
        printed = tuple(one for one in self.groups if one.parent != TOTAL)
        whole = tuple(one for one in self.groups if one.parent == TOTAL)
        return Dimension(self.name, printed, self.periods, (*self.above, *whole))

    def also(self, groups: Iterable[Group]) -> "Dimension":
        """Return the dimension with a second way of adding its codes up."""
        return Dimension(self.name, (*self.groups, *groups), self.periods, self.above)

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """Return the codes that are no sum of others, in order."""
        parents = {group.parent for group in self.groups}
        whole = (group for group in self.above if group.parent == TOTAL)
        below = (code for group in (*self.groups, *whole) for code in group.children)
        return tuple(dict.fromkeys(code for code in below if code not in parents))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Return every code: leaves, then sums from the smallest up, the total last if any."""
        sums = sorted(
            dict.fromkeys(one.parent for one in self.groups if one.parent != TOTAL),
            key=self.height,
        )
        has_total = any(one.parent == TOTAL for one in self.groups)
        return (*self.leaves, *sums, *((TOTAL,) if has_total else ()))

    def height(self, code: str) -> int:
        """Return how many steps a code stands above its lowest leaf."""
        below = self.children.get(code, ())
        return 1 + max(self.height(child) for child in below) if below else 0

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """Return the children of each sum; of two ways of adding up, the first."""
        found: dict[str, tuple[str, ...]] = {}
        for group in self.groups:
            found.setdefault(group.parent, group.children)
        return found

    @cached_property
    def leaves_of(self) -> dict[str, tuple[str, ...]]:
        """Return the leaves below each code; a leaf stands for itself."""
        return {code: self._below(code) for code in self.codes}

    def _below(self, code: str) -> tuple[str, ...]:
        children = self.children.get(code)
        if children is None:
            return (code,)
        return tuple(dict.fromkeys(leaf for child in children for leaf in self._below(child)))

    @cached_property
    def place(self) -> dict[str, int]:
        """Return the position of each code in `codes`."""
        return {code: at for at, code in enumerate(self.codes)}

    @cached_property
    def period_of(self) -> dict[str, Period]:
        """Return the period that each code of a dimension of time stands for."""
        return dict(self.periods)
