"""Field conflicts: keeping both values, and letting a person choose between them."""

from dataclasses import dataclass
from typing import Any

from server.access.roles import may
from server.sync.entities import ENTITIES
from server.sync.operation import Change, derived_id
from server.sync.refusals import Refused
from server.sync.world import Draft, Stage, World, Writer

#: The group of an edit that met a deleted record.
DELETED = "deleted_at"

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Offer:
    """Values of one group that an operation wanted to set."""

    draft: Draft
    group: str
    base: dict[str, Any]
    offered: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """The conflict in which an offer stands, and the earlier operation whose offer it replaced there."""

    conflict_id: str
    replaced: str | None = None


def keep_both(world: World, stage: Stage, offer: Offer) -> Kept:
    """Write the conflict: a row of its own, or the open one whose offer this one was built upon."""
    record = offer.draft.record
    kept = (
        {DELETED: record.deleted_at}
        if offer.group == DELETED
        else {name: record.fields[name] for name in offer.offered}
    )
    place = (record.entity.name, record.id, offer.group)
    told = {"kept": kept, "offered": offer.offered, "op_id": stage.op_id}
    for conflict_id in world.conflicts.get(place, ()):
        earlier = stage.draft(ENTITIES["field_conflict"], conflict_id)
        if earlier is None or earlier.fields["status"] != OPEN:
            continue
        if _builds_upon(offer, earlier.fields["offered"]):
            replaced = earlier.fields["op_id"]
            earlier.fields.update(told)
            return Kept(conflict_id, replaced)
    conflict_id = derived_id(stage.op_id, *place)
    world.conflicts.setdefault(place, []).append(conflict_id)
    stage.create(
        ENTITIES["field_conflict"],
        conflict_id,
        {
            "entity": record.entity.name,
            "record_id": record.id,
            "field_group": offer.group,
            "base": offer.base,
            **told,
            "status": OPEN,
            "resolved_by_op": None,
        },
    )
    return Kept(conflict_id)


def choose(
    stage: Stage, writer: Writer, change: Change, conflict: Draft, version: int | None
) -> Change | None:
    """Settle a conflict as `change` says; what is then to be written into the record, if anything.

    `keep` lets the present value stand. `take` writes the offered value, or the values that `change.set`
    brings for the same fields. Raises Refused.
    """
    fields = conflict.fields
    if not (writer.is_phone or writer.is_system or _may_choose(writer, fields["entity"])):
        raise Refused("not_allowed")
    if fields["status"] != OPEN:
        raise Refused("already_decided")
    if version != conflict.record.version:
        raise Refused("stale_version")
    fields["status"] = "kept" if change.act == "keep" else "taken"
    fields["resolved_by_op"] = stage.op_id
    if change.act == "keep":
        return None
    entity = ENTITIES[fields["entity"]]
    values = entity.clean(dict(change.set)) if change.set else fields["offered"]
    strange = values.keys() - fields["offered"].keys()
    if strange:
        raise Refused("unknown_field", field=min(strange))
    return Change(entity, fields["record_id"], "patch", 0, {}, values, None)


def _may_choose(writer: Writer, entity: str) -> bool:
    """Whether a writer at a desk settles conflicts: in an agenda item, everyone who is in the meeting."""
    if entity == "agenda_item" and may(writer.actor, "meetings.take_part"):
        return True
    return may(writer.actor, "parked.decide")


def still_open(world: World, op_id: str) -> bool:
    """Whether an offer of this operation waits for somebody's choice."""
    return any(
        record.fields["op_id"] == op_id and record.fields["status"] == OPEN
        for (name, _id), record in world.records.items()
        if name == "field_conflict"
    )


def _builds_upon(offer: Offer, earlier: dict[str, Any] | None) -> bool:
    """Whether the writer saw an earlier offer of their own, and went on from it."""
    return bool(offer.base) and all(
        name in (earlier or {}) and (earlier or {})[name] == value
        for name, value in offer.base.items()
    )
