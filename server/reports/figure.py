"""A figure: its numbers, and the rows that stand behind each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from server.vocabulary import words

Numbers = Mapping[str, int | Mapping[str, int]]


@dataclass(frozen=True)
class Figure:
    """`numbers` as the report's JSON has them. `behind` gives, for a number by its dotted path such as
    `by_outcome.completed`, the ids of the rows that were counted, for those who may see them.
    """

    numbers: Numbers
    behind: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Tally:
    """Sums by key of one word list, each with the rows behind it."""

    def __init__(self, name: str, list_name: str) -> None:
        """Sums that are called `name`, by the keys of `list_name`."""
        self.name = name
        self._order = [word.key for word in words() if word.list == list_name]
        self._sums: dict[str, int] = {}
        self._rows: dict[str, set[str]] = {}

    def add(self, key: str, row_id: str, amount: int = 1) -> None:
        """Add `amount` of one row to the sum of `key`."""
        self._sums[key] = self._sums.get(key, 0) + amount
        self._rows.setdefault(key, set()).add(row_id)

    @property
    def sums(self) -> dict[str, int]:
        """The sums in the order of the word list; keys whose sum is zero are left out."""
        return {key: self._sums[key] for key in self._order if self._sums.get(key)}

    @property
    def total(self) -> int:
        """The sum of all sums."""
        return sum(self._sums.values())

    @property
    def behind(self) -> dict[str, frozenset[str]]:
        """The rows of each sum that is not zero, by its path."""
        return {f"{self.name}.{key}": frozenset(self._rows[key]) for key in self.sums}
