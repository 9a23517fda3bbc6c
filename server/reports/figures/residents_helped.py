"""F2 residents helped."""

from server.reports.figure import Figure
from server.reports.material import LineRow, Material


def residents_helped(material: Material) -> Figure:
    """Distinct residents of cases with help in the period; beside them, jobs without a case.

    Help is at least one counted task line whose task type is neither `contact_attempt` nor in the group
    `internal`. A job without a case is a distinct place of counted entries that have a place and no case.
    """
    residents: dict[str, set[str]] = {}
    places: dict[str, set[str]] = {}
    for entry in material.entries:
        if entry.resident_id is not None and any(map(_is_help, entry.lines)):
            residents.setdefault(entry.resident_id, set()).add(entry.id)
        if entry.case_id is None and entry.place_id is not None:
            places.setdefault(entry.place_id, set()).add(entry.id)
    return Figure(
        {"value": len(residents), "jobs_without_case": len(places)},
        {
            "value": frozenset().union(*residents.values()),
            "jobs_without_case": frozenset().union(*places.values()),
        },
    )


def _is_help(line: LineRow) -> bool:
    return line.task_type != "contact_attempt" and line.group != "internal"
