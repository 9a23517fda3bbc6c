"""Reading what a batch touches: one query per entity, locked in one order, before anything is decided."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, select

from server.access.among import among
from server.access.prepared import Prepared
from server.access.visible import View, first_day, visible_ids
from server.models import (
    Place,
    PlannedWorker,
    User,
)
from server.sync.entities import ENTITIES, MINUTES_PARTS, PARTS
from server.sync.entity import Entity
from server.sync.ledger import Known, Result, known_operations
from server.sync.loading_parked import load_parked, touched_by
from server.sync.loading_parts import load_companions, load_parts, look_at_offers
from server.sync.operation import After, Operation
from server.sync.survey import Survey, survey
from server.sync.world import Record, World, Writer

_LANDLORDS = Prepared(
    lambda among: select(Place.__table__.c.id, Place.__table__.c.landlord_id).where(
        among(Place.__table__.c.id, "ids"), Place.__table__.c.landlord_id.is_not(None)
    )
)

#: Parts, the field by which they name the whole, and what that is.
_WHOLES = (
    (PARTS, "entry_id", "log_entry"),
    (MINUTES_PARTS, "meeting_id", "meeting"),
)
_EXISTING = {
    name: Prepared(lambda among, ids=table.c.id: select(ids).where(among(ids, "ids")))  # type: ignore[misc] # bound now
    for name, table in {
        "user": User.__table__,
        **{name: entity.table for name, entity in ENTITIES.items()},
    }.items()
}

#: A phone that was away for long may write to what it held then, whatever the day pack says today.
_EVER = ""


def load_world(
    connection: Connection,
    writer: Writer,
    operations: list[Operation],
    known: dict[str, Known],
    *,
    now: str,
) -> World:
    """Read and lock every record that the operations touch, in the order (entity, id).

    Parked operations that are moved on are locked before, by their ledger rows, and what they touch is
    read with the rest.
    """
    world = World(now=now, since=first_day(), writer=writer)
    touched = touched_by(connection, writer, operations)
    world.parked = load_parked(connection, writer, touched)
    if touched.again:
        known = known | known_operations(connection, awaited(touched.again))
        operations = [*operations, *touched.again]
    seen = survey(operations)
    wanted, references = seen.touched, seen.references
    wanted["field_conflict"] |= touched.conflicts
    for name, ids in touched.records.items():
        wanted[name] |= ids
    # What is tried again may have been created meanwhile, and a conflict names what exists.
    new = set() if touched.again or touched.records else seen.only_created
    _add_parents(connection, wanted, new)
    for name in sorted(wanted):
        if wanted[name]:
            entity = ENTITIES[name]
            # Most of what is pushed is new.
            older = _existing(connection, name, wanted[name])
            if older:
                _load(connection, entity, among(connection, entity.table.c.id, older), world)
    entries = {record_id for name, record_id in world.records if name == "log_entry"}
    if entries and (wanted["task_line"] or seen.changes_minutes or touched.records):
        lines = ENTITIES["task_line"]
        _load(connection, lines, among(connection, lines.table.c.entry_id, entries), world)
    for (name, record_id), record in world.records.items():
        if name == "task_line":
            world.lines.setdefault(record.fields["entry_id"], set()).add(record_id)
        elif name == "field_conflict":
            fields = record.fields
            place = (fields["entity"], fields["record_id"], fields["field_group"])
            world.conflicts.setdefault(place, []).append(record_id)
        references.setdefault(name, set()).add(record_id)
    if touched.records:
        look_at_offers(operations, world, seen)
    world.reachable = _reachable_by(connection, writer, references)
    for parked in world.parked.values():
        if parked.writer is not None:
            parked.reachable = _reachable_by(connection, parked.writer, references)
    _load_companions(connection, seen, world)
    _load_ties(connection, seen, world)
    if writer.is_phone and seen.makes_entries:
        world.seen_cases = {None, *View(connection, writer.actor).cases}
    for op_id, told in known.items():
        result = Result.read(told.answer)
        world.answers[op_id] = (result.outcome, result.versions)
    return world


def awaited(operations: Iterable[Operation]) -> set[str]:
    """The operations that changes of this batch build upon."""
    return {
        change.base_version.op_id
        for operation in operations
        for change in operation.changes
        if isinstance(change.base_version, After)
    }


def _add_parents(connection: Connection, wanted: dict[str, set[str]], new: set[str]) -> None:
    """Add the entries, and the meetings, of the parts that exist: whoever changes a part locks the whole.

    A part in `new` names its whole itself, and is refused where its id turns out to be taken.
    """
    for parts, column, whole in _WHOLES:
        for name in parts:
            older = wanted[name] - new if name in wanted else None
            if older:
                table = ENTITIES[name].table
                parents = select(table.c[column]).where(among(connection, table.c.id, older))
                wanted[whole] |= set(connection.execute(parents).scalars())


def _load(
    connection: Connection, entity: Entity, condition: ColumnElement[bool], world: World
) -> None:
    table = entity.table
    columns = [table.c.id, table.c.version, table.c.deleted_at]
    query = (
        select(*columns, *(table.c[name] for name in entity.names))
        .where(condition)
        .order_by(table.c.id)
        .with_for_update(key_share=True)
    )
    names = entity.names
    for record_id, version, deleted_at, *values in connection.execute(query):
        world.records[entity.name, record_id] = Record(
            entity,
            record_id,
            dict(zip(names, values, strict=True)),
            version,
            deleted_at,
            stored_version=version,
        )


def _reachable_by(
    connection: Connection, writer: Writer, references: dict[str, set[str]]
) -> dict[str, set[str]]:
    """Those of `references` that the writer may change or refer to, by entity."""
    found: dict[str, set[str]] = {}
    for name, ids in references.items():
        if name != "user" and writer.is_phone and not writer.vouched_by:
            found[name] = visible_ids(connection, writer.actor, name, ids, since=_EVER)
        else:
            found[name] = _existing(connection, name, ids)
    found.setdefault("user", set()).add(writer.actor.id)
    return found


def _existing(connection: Connection, name: str, ids: set[str]) -> set[str]:
    return {record_id for (record_id,) in _EXISTING[name].run(connection, ids=ids)}


def _load_companions(connection: Connection, seen: Survey, world: World) -> None:
    """Who took part in the entries that are to be approved or put right, or to stay approved by a
    reviewer's word."""
    reviewed = set(seen.reviewed)
    if world.parked and not world.writer.is_phone:
        reviewed |= {record_id for name, record_id in world.records if name == "log_entry"}
    if reviewed:
        load_companions(connection, reviewed, world)


def _load_ties(connection: Connection, seen: Survey, world: World) -> None:
    """The workers of visits that move, and the landlords of places that something begins to refer to."""
    places = seen.places | load_parts(connection, seen, world)
    if seen.moved:
        workers = PlannedWorker.__table__.c
        rows = connection.execute(
            select(workers.planned_visit_id, workers.user_id).where(
                among(connection, workers.planned_visit_id, seen.moved),
                workers.deleted_at.is_(None),
            )
        )
        for visit_id, user_id in rows:
            world.planned.setdefault(visit_id, set()).add(user_id)
    if places:
        world.landlord_of = dict(_LANDLORDS.run(connection, ids=places))
