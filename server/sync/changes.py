"""What each change of an operation does to the records it is about: create, patch, delete."""

from typing import Any

from server.sync import minutes_lock, permissions
from server.sync.conflict import DELETED, Offer
from server.sync.entities import MINUTES_PARTS, PARTS
from server.sync.merge import merge
from server.sync.operation import Change, Operation
from server.sync.refusals import Refused
from server.sync.world import Draft, Record, Stage, World

#: What a writer was not seen to have seen: equal to nothing.
_UNTOLD = {"untold": True}


class Changing:
    """One operation on its way: its stage, what it offered, and what of it collided."""

    def __init__(self, world: World, operation: Operation) -> None:
        self.world = world
        self.operation = operation
        self.stage = Stage(world, operation.ledger_id)
        self.overlaps: list[Offer] = []
        self.offers: list[Offer] = []
        self.is_stale = False

    def create(self, change: Change) -> None:
        """Make a new record. Raises Refused, as the others do."""
        entity, record_id = change.entity, change.id
        key = (entity.name, record_id)
        if key in self.stage.drafts or key in self.world.records:
            raise Refused("id_taken")
        values = permissions.for_new(self.world.writer, entity, change.set)
        self.check_references(change, values)
        draft = self.stage.create(entity, record_id, values)
        self.allow(change, draft)

    def patch(self, change: Change) -> None:
        """Bring new values into a record, group by group; what collides becomes an overlap."""
        draft = self.existing(change)
        self.allow(change, draft)
        self.check_references(change, change.set)
        missing = next((name for name in change.set if name not in change.base), None)
        if missing and not draft.is_new:
            raise Refused("base_missing", field=missing)
        if draft.deleted_at:
            self.is_stale = True
            self.overlaps.append(Offer(draft, DELETED, change.base, change.set))
            return
        entity = change.entity
        is_current = draft.is_new or self.base_version_of(change, draft) == draft.record.version
        self.is_stale |= not is_current
        groups = {
            entity.group_of[name]: entity.groups[entity.group_of[name]] for name in change.set
        }
        base = dict(change.base)
        for names in groups.values():
            for name in names:
                base.setdefault(name, draft.fields[name] if is_current else _UNTOLD)
        merged = merge(groups, base, draft.fields, change.set)
        for group, names in groups.items():
            offer = Offer(
                draft,
                group,
                {name: change.base[name] for name in names if name in change.base},
                {name: change.set[name] for name in names if name in change.set},
            )
            self.offers.append(offer)
            if group in merged.overlaps:
                # Told as stale even when the version was right: a base that never stood there.
                self.is_stale = True
                self.overlaps.append(offer)
        draft.fields.update(merged.changes)

    def delete(self, change: Change) -> None:
        """Put a tombstone on the version that was seen."""
        draft = self.existing(change)
        self.allow(change, draft)
        if draft.deleted_at:
            return
        if not draft.is_new and self.base_version_of(change, draft) != draft.record.version:
            raise Refused("stale_version")
        draft.deleted_at = self.world.now

    def existing(self, change: Change) -> Draft:
        """The record as the operation has left it so far; held until there is one that may be changed."""
        name = change.entity.name
        draft = self.stage.draft(change.entity, change.id)
        if draft is None or not (draft.is_new or self.world.reaches(name, change.id)):
            raise self._missing(change.id)
        return draft

    def allow(self, change: Change, draft: Draft) -> None:
        """Raise Refused unless this writer may do this to the record, and minutes that it is in are open."""
        permissions.check(self.world.writer, change, draft, self.entry_of(draft))
        minutes_lock.check(change, self.meeting_of(draft))

    def _missing(self, record_id: str) -> Refused:
        """A phone's operation waits: what it builds upon may be on its way, or access may come back."""
        if not self.world.writer.is_phone:
            return Refused("not_found")
        return Refused("waiting_for_record", outcome="held", waiting_on=record_id)

    def entry_of(self, draft: Draft) -> Draft | Record | None:
        """The entry that the record is, or is a part of."""
        name = draft.record.entity.name
        if name == "log_entry":
            return draft
        if name in PARTS:
            return self.stage.peek("log_entry", draft.fields["entry_id"])
        return None

    def meeting_of(self, draft: Draft) -> Draft | Record | None:
        """The meeting that the record is, or is a part of the minutes of."""
        name = draft.record.entity.name
        if name == "meeting":
            return draft
        if name in MINUTES_PARTS:
            return self.stage.peek("meeting", draft.fields["meeting_id"])
        return None

    def check_references(self, change: Change, values: dict[str, Any]) -> None:
        """Hold the operation until everything that `values` refer to can be reached."""
        reachable = self.world.reachable
        for name, entity in change.entity.referring.items():
            wanted = values.get(name)
            if wanted is None or wanted in reachable.get(entity, ()):
                continue
            if entity == "user":
                raise Refused("invalid_value", field=name)
            if (entity, wanted) not in self.stage.drafts:
                raise self._missing(wanted)

    def base_version_of(self, change: Change, draft: Draft) -> int | None:
        """The version that the writer saw; None when no such version came to be."""
        base = change.base_version
        if isinstance(base, int):
            return base
        if base.op_id == self.operation.op_id:
            return draft.record.version
        answer = self.world.answers.get(base.op_id)
        if answer is None or (answer[0] in ("held", "late") and change.id not in answer[1]):
            raise Refused("waiting_for_operation", outcome="held", waiting_on=base.op_id)
        return answer[1].get(change.id)
