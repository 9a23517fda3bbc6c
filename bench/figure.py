"""A measured figure, with the limit it must meet where the project has set one."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One measurement.

    `limit` is an upper bound in the same unit, and `floor` a lower one; None where nothing is promised.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    how: str = ""
    floor: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the figure keeps its limit; a figure without one always does."""
        is_low = self.floor is not None and self.value < self.floor
        return not is_low and (self.limit is None or self.value <= self.limit)


def table(figures: list[Figure]) -> str:
    """The figures as lines for a person to read."""
    width = max(len(figure.name) for figure in figures)
    lines = []
    for figure in figures:
        limit = "" if figure.limit is None else f"  limit {figure.limit:g} {figure.unit}"
        limit += "" if figure.floor is None else f"  at least {figure.floor:g} {figure.unit}"
        verdict = "" if not limit else ("  ok" if figure.is_met else "  NOT MET")
        lines.append(f"{figure.name:<{width}}  {figure.value:>9.2f} {figure.unit}{limit}{verdict}")
        if figure.how:
            lines.append(f"{'':<{width}}  {figure.how}")
    return "\n".join(lines)


def as_json(figures: list[Figure]) -> str:
    """The same figures for a program to read."""
    return json.dumps([{**asdict(figure), "is_met": figure.is_met} for figure in figures], indent=1)
