"""Reading what is seen through an entry or a plan, when others may see that from now on."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from server.access.among import among
from server.ids import is_uuid
from server.models import Participation
from server.sync.entities import ENTITIES, PARTS
from server.sync.operation import Operation
from server.sync.survey import Survey
from server.sync.world import Key, World

#: Entity to the parts that are seen through it, and the field by which they name it.
_THROUGH = {
    "log_entry": (PARTS, "entry_id"),
    "planned_visit": (("planned_worker",), "planned_visit_id"),
}
#: Fields that say who sees an entry or a plan.
_TELLING = frozenset({"case_id", "done_on", "planned_on"})


def load_parts(connection: Connection, seen: Survey, world: World) -> set[str]:
    """Note the parts of entries and plans that these operations may show to others, or hide from them.

    Gives the places that such entries and plans name.
    """
    places: set[str] = set()
    for name, (parts, column) in _THROUGH.items():
        ids = _shown_anew(seen, world, name)
        for part in parts if ids else ():
            table = ENTITIES[part].table
            query = select(table.c.id, table.c[column]).where(
                among(connection, table.c[column], ids)
            )
            for part_id, whole_id in connection.execute(query):
                world.parts.setdefault((name, whole_id), set()).add((part, part_id))
        if ids and name == "log_entry":
            load_companions(connection, ids, world)
        for record_id in ids:
            places.add(world.records[name, record_id].fields["place_id"])
    places.discard(None)
    return places


def _shown_anew(seen: Survey, world: World, name: str) -> set[str]:
    """The ids of entries, or of plans, that may come to be seen by others."""
    found: set[str] = set()
    for change in seen.seen_through:
        record = world.records.get((name, change.id))
        if change.entity.name != name or record is None:
            continue
        is_old_entry = record.fields.get("done_on", world.since) < world.since
        if _TELLING & change.set.keys() or (change.action == "act" and is_old_entry):
            found.add(change.id)
    for key in _offered(world):
        if key[0] == name and key in world.records:
            found.add(key[1])
    return found


def _offered(world: World) -> list[Key]:
    """Records with a conflict at hand: its choice may set any of their fields."""
    conflicts: list[dict[str, Any]] = [
        record.fields for key, record in world.records.items() if key[0] == "field_conflict"
    ]
    return [(each["entity"], each["record_id"]) for each in conflicts]


def look_at_offers(operations: Iterable[Operation], world: World, seen: Survey) -> None:
    """Note what a choice in a conflict would refer to, with the values that were offered or with those that
    it brings instead; and the plans that it may move."""
    brought = {
        change.id: change.set
        for operation in operations
        for change in operation.changes
        if change.entity.name == "field_conflict"
    }
    for key, record in world.records.items():
        if key[0] != "field_conflict":
            continue
        told = record.fields
        if told["entity"] == "planned_visit":
            seen.moved.add(told["record_id"])
        values = {**(told["offered"] or {}), **brought.get(key[1], {})}
        for name, refers in ENTITIES[told["entity"]].referring.items():
            # What a choice brings has not been read yet: it can be anything.
            if not is_uuid(values.get(name)):
                continue
            seen.references[refers].add(values[name])
            if name == "place_id":
                seen.places.add(values[name])


def load_companions(connection: Connection, entry_ids: set[str], world: World) -> None:
    """Note who took part in these entries."""
    columns = Participation.__table__.c
    rows = connection.execute(
        select(columns.entry_id, columns.user_id).where(
            among(connection, columns.entry_id, entry_ids), columns.deleted_at.is_(None)
        )
    )
    for entry_id, user_id in rows:
        world.companions.setdefault(entry_id, set()).add(user_id)
