"""The points of one meeting: what is stored, and beside it what the rule finds that is not stored yet.

A point has an id that follows from what it is about, so that building anew never doubles it; and nothing
that is stored is left out because its reason has gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from server.clock import local_today
from server.models import AgendaItem
from server.rules.agenda import COUNTED, Point, build_agenda
from server.services.weekly.material import read_facts
from server.services.weekly.meetings import TYPE, Sitting
from server.services.weekly.partner_lists import partner_points
from server.sync.operation import derived_id

#: What a person writes in a point; each is a field group of its own.
WRITTEN = ("notes", "decision", "owner_id", "due_on")

#: The parts in the order of the meeting.
PARTS = ("new_inquiries", "cases", "practical_plan")

#: What is built while the meeting is under way comes after what was there when it was opened.
_LATER = 5_000

_COLUMNS = (
    "id",
    "version",
    "position",
    "part",
    "reasons",
    "case_id",
    "inquiry_id",
    "incident_id",
    "title",
    *WRITTEN,
    "handled_at",
    "handled_by",
)


@dataclass(frozen=True)
class Item:
    """One point; version 0 is one that no row has been made for."""

    id: str
    version: int
    position: int
    part: str
    reasons: tuple[dict[str, Any], ...]
    case_id: str | None = None
    inquiry_id: str | None = None
    incident_id: str | None = None
    title: str | None = None
    notes: str | None = None
    decision: str | None = None
    owner_id: str | None = None
    due_on: str | None = None
    handled_at: str | None = None
    handled_by: str | None = None

    @property
    def named_cases(self) -> set[str]:
        """Every case that the point names."""
        return {
            case_id
            for case_id in (self.case_id, *(reason.get("case_id") for reason in self.reasons))
            if case_id
        }

    @property
    def as_new(self) -> dict[str, Any]:
        """What its row is made with."""
        names = ("position", "part", "case_id", "inquiry_id", "incident_id")
        return {**{name: getattr(self, name) for name in names}, "reasons": list(self.reasons)}


def items_of(connection: Connection, sitting: Sitting) -> list[Item]:
    """The points of a meeting in their order. Of one whose minutes are locked: as they were locked."""
    stored = _stored(connection, sitting.id) if sitting.id else {}
    built = [] if sitting.state == "locked" else _built(connection, sitting)
    reasons = {item.id: item.reasons for item in built}
    shift = _LATER if stored else 0
    merged = [_with_reasons(item, reasons.get(item.id, ())) for item in stored.values()]
    merged += [_moved(item, item.position + shift) for item in built if item.id not in stored]
    return sorted(merged, key=lambda item: (PARTS.index(item.part), item.position, item.id))


def _stored(connection: Connection, meeting_id: str) -> dict[str, Item]:
    rows = connection.execute(
        select(*(getattr(AgendaItem, name) for name in _COLUMNS)).where(
            AgendaItem.meeting_id == meeting_id, AgendaItem.deleted_at.is_(None)
        )
    )
    return {
        row["id"]: Item(**{**row, "reasons": tuple(row["reasons"] or ())})
        for row in rows.mappings()
    }


def _built(connection: Connection, sitting: Sitting) -> list[Item]:
    today = local_today()
    if sitting.type == TYPE:
        facts = read_facts(connection, today=today, since=sitting.since)
        points = build_agenda(facts, today=today, since=sitting.since)
    else:
        points = partner_points(connection, sitting)
    return list(_as_items(points, sitting.id or "preview"))


def _as_items(points: Iterable[Point], meeting_id: str) -> Iterable[Item]:
    for position, point in enumerate(points):
        yield Item(
            id=derived_id("agenda_item", meeting_id, point.part, point.kind, point.about_id),
            version=0,
            position=position,
            part=point.part,
            reasons=tuple(reason.as_json() for reason in point.reasons),
            case_id=point.about_id if point.kind == "case" else None,
            inquiry_id=point.about_id if point.kind == "inquiry" else None,
            incident_id=point.about_id if point.kind == "incident" else None,
        )


def _with_reasons(item: Item, built: tuple[dict[str, Any], ...]) -> Item:
    """The plan of the days ahead is made in the meeting, so it is shown as it stands; elsewhere a reason
    that has gone stays, and a new one comes beside it, or in the place of what was counted before it."""
    if not built:
        return item
    if item.part == "practical_plan":
        return Item(**{**vars(item), "reasons": built})
    is_counted = any(reason["key"] in COUNTED for reason in built)
    kept = [each for each in item.reasons if not (is_counted and each["key"] in COUNTED)]
    new = (reason for reason in built if reason not in kept)
    return Item(**{**vars(item), "reasons": (*kept, *new)})


def _moved(item: Item, position: int) -> Item:
    return Item(**{**vars(item), "position": position})
