"""F6 travel."""

from server.reports.figure import Figure
from server.reports.material import Material


def travel(material: Material) -> Figure:
    """Travel minutes times people; kilometres once per entry, since one car drove them."""
    entries = material.entries
    return Figure(
        {
            "travel_minutes": sum(entry.travel_minutes * len(entry.people) for entry in entries),
            "km": sum(entry.km for entry in entries),
        },
        {
            "travel_minutes": frozenset(entry.id for entry in entries if entry.travel_minutes),
            "km": frozenset(entry.id for entry in entries if entry.km),
        },
    )
