"""The team's hours, week by week and task by task: never by person, and never a ranking (aml. ch. 9)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.readable import readable_entries
from server.access.roles import Extent, extent
from server.errors import Invalid
from server.extensions import snapshot
from server.models import LogEntry
from server.reports.figures import FIGURES
from server.reports.material import Material, Period
from server.reports.source import read_material
from server.rules.week import monday_of, week_of

#: Half a year is what fits a chart.
MOST_WEEKS = 26


def team_hours(actor: Actor, until: date, weeks: int) -> dict[str, Any]:
    """The figures F4 to F6 of each of the last `weeks` weeks, with the week of `until` last.

    Only approved entries count, as in the reports (reports.md); who reads by consent sees the entries that
    they may read, and a caretaker their own. Raises Invalid when `weeks` is out of bounds.
    """
    if not 1 <= weeks <= MOST_WEEKS:
        raise Invalid(fields={"weeks": ["out_of_range"]})
    first = monday_of(until) - timedelta(weeks=weeks - 1)
    with snapshot() as connection:
        return {
            "weeks": [
                _week(connection, actor, first + timedelta(weeks=number)) for number in range(weeks)
            ]
        }


def _week(connection: Connection, actor: Actor, monday: date) -> dict[str, Any]:
    period = Period(monday, monday + timedelta(days=6))
    material = _readable(connection, actor, read_material(connection, period))
    numbers = {number: FIGURES[number](material).numbers for number in ("F4", "F5", "F6")}
    return {
        "week": week_of(monday),
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "by_group": numbers["F5"]["by_group"],
        "by_task": numbers["F5"]["by_task"],
        "total_minutes": numbers["F5"]["total_minutes"],
        "travel_minutes": numbers["F6"]["travel_minutes"],
        "visits": numbers["F4"]["total"],
        "visits_by_outcome": numbers["F4"]["by_outcome"],
    }


def _readable(connection: Connection, actor: Actor, material: Material) -> Material:
    """What of it the actor may read; all of it for those who reach every entry."""
    reach = extent(actor, "statistics.read")
    if reach == Extent.ALL:
        return material
    mine = LogEntry.author_id == actor.id
    ids = set(
        connection.scalars(
            select(LogEntry.id)
            .select_from(LogEntry)
            .where(
                readable_entries(actor) if reach == Extent.SHARED else mine,
                LogEntry.id.in_([entry.id for entry in material.entries]),
            )
        )
    )
    return replace(material, entries=tuple(entry for entry in material.entries if entry.id in ids))
