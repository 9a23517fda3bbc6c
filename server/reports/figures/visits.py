"""F4 visits."""

from server.reports.figure import Figure, Tally
from server.reports.material import Material


def visits(material: Material) -> Figure:
    """Entries that have a visit outcome, by outcome; two people on one visit are one visit."""
    by_outcome = Tally("by_outcome", "visit_outcome")
    for entry in material.entries:
        if entry.outcome is not None:
            by_outcome.add(entry.outcome, entry.id)
    return Figure(
        {"by_outcome": by_outcome.sums, "total": by_outcome.total},
        {**by_outcome.behind, "total": frozenset().union(*by_outcome.behind.values())},
    )
