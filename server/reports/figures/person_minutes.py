"""F5 person-minutes by task."""

from server.reports.figure import Figure, Tally
from server.reports.material import Material


def person_minutes(material: Material) -> Figure:
    """The sum of line minutes times people, by task type, by group, and in all. Shown as hours."""
    by_task = Tally("by_task", "task_type")
    by_group = Tally("by_group", "task_group")
    for entry in material.entries:
        for line in entry.lines:
            minutes = line.minutes * len(entry.people)
            by_task.add(line.task_type, line.id, minutes)
            by_group.add(line.group, line.id, minutes)
    return Figure(
        {"by_task": by_task.sums, "by_group": by_group.sums, "total_minutes": by_task.total},
        {
            **by_task.behind,
            **by_group.behind,
            "total_minutes": frozenset().union(*by_task.behind.values()),
        },
    )
