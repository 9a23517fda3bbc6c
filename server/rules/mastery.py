"""Mastery: 1 to 4 on a dimension, set together with the resident at the start and at the end."""

from typing import Literal

Change = Literal["better", "unchanged", "worse"]


def change_of(start: int | None, end: int | None) -> Change | None:
    """How a dimension changed; None until both are set (reports.md, F14)."""
    if start is None or end is None:
        return None
    if end == start:
        return "unchanged"
    return "better" if end > start else "worse"
