"""What becomes of one operation, decided in memory: nothing here reads or writes a table."""

from dataclasses import dataclass, field
from typing import Any

from server.sync import acts, permissions
from server.sync.entities import ENTITIES, PARTS
from server.sync.merge import merge
from server.sync.operation import Change, Operation, derived_id
from server.sync.reach import Reach, reach_of
from server.sync.refusals import Outcome, Refused
from server.sync.world import Draft, Key, Record, Stage, World

#: What a writer was not seen to have seen: equal to nothing.
_UNTOLD = {"untold": True}


@dataclass(slots=True)
class Decision:
    """The outcome of an operation; `seq`, its clock number, and `answer` come when the batch is written."""

    operation: Operation
    outcome: Outcome
    reason: str | None = None
    waiting_on: str | None = None
    versions: dict[str, int] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    touched: list[Key] = field(default_factory=list)
    rescoped: set[str] = field(default_factory=set)
    seq: int = 0
    answer: str = ""


@dataclass(frozen=True, slots=True)
class _Offer:
    """Values of one group that an operation wanted to set."""

    draft: Draft
    group: str
    base: dict[str, Any]
    offered: dict[str, Any]


def decide(world: World, operation: Operation) -> Decision:
    """Decide one operation, and let the world be as it leaves it."""
    try:
        if operation.problem:
            raise operation.problem
        decision = _Deciding(world, operation).run()
    except Refused as refused:
        decision = Decision(operation, refused.outcome, refused.reason, refused.waiting_on)
    # An operation that came under another's id leaves that one's answer as it was.
    world.answers[operation.ledger_id] = (decision.outcome, decision.versions)
    return decision


class _Deciding:
    """One operation on its way: its stage, and what collided."""

    def __init__(self, world: World, operation: Operation) -> None:
        self.world = world
        self.operation = operation
        self.stage = Stage(world, operation.ledger_id)
        self.overlaps: list[_Offer] = []
        self.offers: list[_Offer] = []
        self.is_stale = False

    def run(self) -> Decision:
        """Do all changes, or raise Refused and do none."""
        for change in self.operation.changes:
            if change.action == "create":
                self._create(change)
            elif change.action == "patch":
                self._patch(change)
            elif change.action == "delete":
                self._delete(change)
            else:
                self._act(change)
        reason = None
        if self.overlaps:
            is_gone = all(offer.group == "deleted_at" for offer in self.overlaps)
            reason = "deleted_meanwhile" if is_gone else "overlap"
        if not self._minutes_sum():
            if not self.is_stale:
                raise Refused("minutes_do_not_sum")
            # Each side was whole, but not the two together: neither part of the offer is taken.
            reason = "minutes_do_not_sum"
            self.overlaps = [offer for offer in self.offers if not offer.draft.is_new]
            self.stage = Stage(self.world, self.operation.ledger_id)
        return self._settle(reason)

    def _settle(self, reason: str | None) -> Decision:
        outcome: Outcome = "conflict" if reason else "merged" if self.is_stale else "applied"
        decision = Decision(self.operation, outcome, reason)
        for offer in self.overlaps:
            decision.conflicts.append(self._keep_both(offer))
        reach: Reach = reach_of(self.stage, self.world.writer)
        changed = self.stage.settle()
        decision.versions = {
            draft.record.id: draft.record.version
            for draft in self.stage.drafts.values()
            if draft.record.entity.name != "field_conflict"
        }
        for offer in self.overlaps:
            decision.versions.setdefault(offer.draft.record.id, offer.draft.record.version)
        decision.touched = [draft.record.key for draft in changed]
        decision.touched += [key for key in reach.nominated if key not in decision.touched]
        decision.rescoped = reach.rescoped
        return decision

    def _create(self, change: Change) -> None:
        entity, record_id = change.entity, change.id
        key = (entity.name, record_id)
        if key in self.stage.drafts or key in self.world.records:
            raise Refused("id_taken")
        values = permissions.for_new(self.world.writer, entity, change.set)
        self._check_references(change, values)
        draft = self.stage.create(entity, record_id, values)
        permissions.check(self.world.writer, change, draft, self._entry_of(draft))

    def _patch(self, change: Change) -> None:
        draft = self._existing(change)
        permissions.check(self.world.writer, change, draft, self._entry_of(draft))
        self._check_references(change, change.set)
        missing = next((name for name in change.set if name not in change.base), None)
        if missing and not draft.is_new:
            raise Refused("base_missing", field=missing)
        if draft.deleted_at:
            self.is_stale = True
            self.overlaps.append(_Offer(draft, "deleted_at", change.base, change.set))
            return
        entity = change.entity
        is_current = draft.is_new or self._base_version(change, draft) == draft.record.version
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
            offer = _Offer(
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

    def _delete(self, change: Change) -> None:
        draft = self._existing(change)
        permissions.check(self.world.writer, change, draft, self._entry_of(draft))
        if draft.deleted_at:
            return
        if not draft.is_new and self._base_version(change, draft) != draft.record.version:
            raise Refused("stale_version")
        draft.deleted_at = self.world.now

    def _act(self, change: Change) -> None:
        if change.entity.name != "log_entry":
            raise Refused("not_allowed")
        draft = self._existing(change)
        writer = self.world.writer
        if change.act == "submit":
            acts.submit(draft, writer)
            return
        version = draft.record.version if draft.is_new else self._base_version(change, draft)
        if change.act == "approve":
            companions = self.world.companions.get(change.id, set())
            acts.approve(draft, writer, companions=companions, version=version, now=self.world.now)
        else:
            acts.void(draft, writer, version=version)

    def _existing(self, change: Change) -> Draft:
        """The record as the operation has left it so far; held until there is one that may be changed."""
        name = change.entity.name
        draft = self.stage.draft(change.entity, change.id)
        if draft is None or not (draft.is_new or self.world.reaches(name, change.id)):
            raise self._missing(change.id)
        return draft

    def _missing(self, record_id: str) -> Refused:
        """A phone's operation waits: what it builds upon may be on its way, or access may come back."""
        if not self.world.writer.is_phone:
            return Refused("not_found")
        return Refused("waiting_for_record", outcome="held", waiting_on=record_id)

    def _entry_of(self, draft: Draft) -> Draft | Record | None:
        """The entry that the record is, or is a part of."""
        name = draft.record.entity.name
        if name == "log_entry":
            return draft
        if name in PARTS:
            return self.stage.peek("log_entry", draft.fields["entry_id"])
        return None

    def _check_references(self, change: Change, values: dict[str, Any]) -> None:
        for reference in change.entity.references:
            wanted = values.get(reference.name)
            entity = reference.refers or ""
            if wanted is None or self.world.reaches(entity, wanted):
                continue
            if entity == "user":
                raise Refused("invalid_value", field=reference.name)
            if (entity, wanted) not in self.stage.drafts:
                raise self._missing(wanted)

    def _base_version(self, change: Change, draft: Draft) -> int | None:
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

    def _minutes_sum(self) -> bool:
        """Whether the minutes of each entry's lines sum to its own, where either was touched."""
        entries: dict[str, None] = {}
        for draft in self.stage.changed():
            if draft.record.entity.name == "log_entry":
                before = draft.record.fields.get("duration_minutes")
                if before != draft.fields["duration_minutes"]:
                    entries[draft.record.id] = None
            elif draft.record.entity.name == "task_line":
                entries[draft.fields["entry_id"]] = None
        return all(map(self._entry_sums, entries))

    def _entry_sums(self, entry_id: str) -> bool:
        entry = self.stage.peek("log_entry", entry_id)
        if entry is None or entry.deleted_at:
            return True
        lines = set(self.world.lines.get(entry_id, ()))
        for (name, record_id), draft in self.stage.drafts.items():
            if name == "task_line" and draft.fields["entry_id"] == entry_id:
                lines.add(record_id)
        total = 0
        for line_id in lines:
            line = self.stage.peek("task_line", line_id)
            if line is not None and not line.deleted_at:
                total += line.fields["duration_minutes"]
        return bool(total == entry.fields["duration_minutes"])

    def _keep_both(self, offer: _Offer) -> str:
        """Write the conflict: a row of its own, or the open one whose offer this one was built upon."""
        record = offer.draft.record
        kept = (
            {"deleted_at": record.deleted_at}
            if offer.group == "deleted_at"
            else {name: record.fields[name] for name in offer.offered}
        )
        place = (record.entity.name, record.id, offer.group)
        told = {"kept": kept, "offered": offer.offered, "op_id": self.operation.ledger_id}
        for conflict_id in self.world.conflicts.get(place, ()):
            earlier = self.stage.draft(ENTITIES["field_conflict"], conflict_id)
            if earlier is not None and _builds_upon(offer, earlier.fields["offered"]):
                earlier.fields.update(told)
                return conflict_id
        conflict_id = derived_id(self.operation.ledger_id, *place)
        self.world.conflicts.setdefault(place, []).append(conflict_id)
        self.stage.create(
            ENTITIES["field_conflict"],
            conflict_id,
            {
                "entity": record.entity.name,
                "record_id": record.id,
                "field_group": offer.group,
                "base": offer.base,
                **told,
                "status": "open",
                "resolved_by_op": None,
            },
        )
        return conflict_id


def _builds_upon(offer: _Offer, earlier: dict[str, Any] | None) -> bool:
    """Whether the writer saw an earlier offer of their own, and went on from it."""
    return bool(offer.base) and all(
        name in (earlier or {}) and (earlier or {})[name] == value
        for name, value in offer.base.items()
    )
