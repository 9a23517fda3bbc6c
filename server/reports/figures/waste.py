"""F7 waste."""

from server.reports.figure import Figure
from server.reports.material import Material


def waste(material: Material) -> Figure:
    """Sacks, kilograms, and trips to the recycling station.

    Waste counts on whichever task it was noted, and once however many carried it. What was weighed was
    driven to the station: a line with kilograms above zero is one trip.
    """
    lines = [line for entry in material.entries for line in entry.lines]
    weighed = frozenset(line.id for line in lines if line.kg > 0)
    return Figure(
        {
            "sacks": sum(line.sacks for line in lines),
            "kg": sum(line.kg for line in lines),
            "trips": len(weighed),
        },
        {
            "sacks": frozenset(line.id for line in lines if line.sacks),
            "kg": weighed,
            "trips": weighed,
        },
    )
