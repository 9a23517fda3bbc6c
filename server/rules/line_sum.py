"""The minutes of an entry's task lines always sum to the entry's own (field.md, thing 1)."""

from collections.abc import Iterable


def lines_sum_to(duration_minutes: int, line_minutes: Iterable[int]) -> bool:
    """Whether the lines give away exactly the entry's minutes; without lines, none are given."""
    return sum(line_minutes) == duration_minutes
