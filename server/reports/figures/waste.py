"""F7 waste."""

from server.reports.figure import Figure
from server.reports.material import LineRow, Material


def waste(material: Material) -> Figure:
    """Sacks, kilograms, and trips to the recycling station.

    Waste counts on whichever task it was noted, and once however many carried it. What was weighed was
    driven to the station: a line with kilograms above zero is one trip, or as many as were noted on it.
    """
    lines = [line for entry in material.entries for line in entry.lines]
    return Figure(
        {
            "sacks": sum(line.sacks for line in lines),
            "kg": sum(line.kg for line in lines),
            "trips": sum(map(_trips, lines)),
        },
        {
            "sacks": frozenset(line.id for line in lines if line.sacks),
            "kg": frozenset(line.id for line in lines if line.kg),
            "trips": frozenset(line.id for line in lines if _trips(line)),
        },
    )


def _trips(line: LineRow) -> int:
    return max(line.trips, 1 if line.kg > 0 else 0)
