"""What becomes of one operation, decided in memory: nothing here reads or writes a table."""

from dataclasses import dataclass, field, replace

from server.models.op_outcome import PARKED_OUTCOMES
from server.sync import acts
from server.sync.changes import Changing
from server.sync.conflict import DELETED, choose, keep_both, still_open
from server.sync.minutes import minutes_sum
from server.sync.operation import ACTS, Change, Operation
from server.sync.reach import reach_of
from server.sync.refusals import Outcome, Refused
from server.sync.vouching import vouch
from server.sync.ways_out import Fate, can_be_superseded, check_way, move_on
from server.sync.world import Draft, Key, Parked, Stage, World


@dataclass(slots=True)
class Decision:
    """The outcome of an operation; `seq`, its clock number, and `answer` come when the batch is written.

    `fates` are the further outcomes that it gives to operations that were parked.
    """

    operation: Operation
    outcome: Outcome
    reason: str | None = None
    waiting_on: str | None = None
    versions: dict[str, int] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    touched: list[Key] = field(default_factory=list)
    rescoped: set[str] = field(default_factory=set)
    fates: list[Fate] = field(default_factory=list)
    seq: int = 0
    answer: str = ""


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
    if decision.outcome != "rejected" and operation.supersedes:
        old = world.parked.get(operation.supersedes)
        if old is not None and can_be_superseded(world.writer, old):
            decision.fates.append(move_on(old, "rejected", "superseded"))
    if decision.outcome in PARKED_OUTCOMES:
        world.parked[operation.ledger_id] = _parked(world, decision)
    return decision


def _parked(world: World, decision: Decision) -> Parked:
    operation = decision.operation
    return Parked(
        operation.ledger_id,
        operation.op_id,
        world.writer.replica_id,
        world.writer.actor.id,
        1,
        decision.outcome,
        decision.reason,
        decision.versions,
        decision.conflicts,
    )


class _Deciding(Changing):
    """One operation from its first change to its outcome."""

    def __init__(self, world: World, operation: Operation) -> None:
        super().__init__(world, operation)
        #: Operations whose offers were chosen between, with whether one was taken; and replaced ones.
        self.chosen: dict[str, bool] = {}
        self.replaced: set[str] = set()

    def run(self) -> Decision:
        """Do all changes, or raise Refused and do none."""
        if self.operation.changes[0].entity.name == "operation":
            return self._move_on(self.operation.changes)
        for change in self.operation.changes:
            if change.action == "create":
                self.create(change)
            elif change.action == "patch":
                self.patch(change)
            elif change.action == "delete":
                self.delete(change)
            else:
                self._act(change)
        reason = None
        if self.overlaps:
            is_gone = all(offer.group == DELETED for offer in self.overlaps)
            reason = "deleted_meanwhile" if is_gone else "overlap"
        if not minutes_sum(self.world, self.stage):
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
            kept = keep_both(self.world, self.stage, offer)
            decision.conflicts.append(kept.conflict_id)
            if kept.replaced:
                self.replaced.add(kept.replaced)
        if self.world.writer.vouched_by:
            vouch(self.world, self.stage, self.world.writer.vouched_by)
        changed = self.stage.changed()
        reach = reach_of(changed, self.stage.world, self.world.writer)
        self.stage.settle(changed)
        decision.versions = {
            draft.record.id: draft.record.version
            for draft in self.stage.drafts.values()
            if draft.record.entity.name != "field_conflict"
        }
        for offer in self.overlaps:
            decision.versions.setdefault(offer.draft.record.id, offer.draft.record.version)
        decision.touched = [draft.record.key for draft in changed]
        if reach.nominated:
            own = set(decision.touched)
            decision.touched += [key for key in reach.nominated if key not in own]
        decision.rescoped = reach.rescoped
        decision.fates = self._fates()
        return decision

    def _fates(self) -> list[Fate]:
        """What the choices of this operation mean for those that offered."""
        if not self.chosen and not self.replaced:
            return []
        reasons = dict.fromkeys(self.replaced, "offer_replaced")
        for op_id, is_taken in self.chosen.items():
            reasons[op_id] = "offer_taken" if is_taken else "offer_kept_out"
        return [
            move_on(parked, "merged", reason)
            for op_id, reason in sorted(reasons.items())
            if (parked := self.world.parked.get(op_id)) is not None
            and parked.outcome == "conflict"
            and not still_open(self.world, op_id)
        ]

    def _act(self, change: Change) -> None:
        if change.act not in ACTS.get(change.entity.name, ()) or change.entity.name == "operation":
            raise Refused("not_allowed")
        draft = self.existing(change)
        if change.entity.name == "field_conflict":
            self._choose(change, draft)
            return
        writer = self.world.writer
        if change.act == "submit":
            acts.submit(draft, writer)
            return
        version = draft.record.version if draft.is_new else self.base_version_of(change, draft)
        companions = self.world.companions.get(change.id, set())
        if change.act == "approve":
            acts.approve(draft, writer, companions=companions, version=version, now=self.world.now)
        elif change.act == "correct":
            comment = change.set.get("return_comment")
            acts.correct(draft, writer, companions=companions, version=version, comment=comment)
            self._answer_for_it()
        elif change.act == "return":
            said = {"comment": change.set.get("return_comment")}
            said["line_id"] = change.set.get("return_line_id")
            acts.send_back(draft, writer, version=version, **said)
        else:
            acts.void(draft, writer, version=version)

    def _answer_for_it(self) -> None:
        """What was approved stays so, by whoever makes this change."""
        writer = self.world.writer
        self.world = self.world.seen_by(
            replace(writer, vouched_by=writer.actor), self.world.reachable
        )

    def _choose(self, change: Change, conflict: Draft) -> None:
        writer = self.world.writer
        version = self.base_version_of(change, conflict)
        op_id = conflict.fields["op_id"]
        patch = choose(self.stage, writer, change, conflict, version)
        self.chosen[op_id] = self.chosen.get(op_id, False) or patch is not None
        if patch is None:
            return
        if not writer.is_phone and not writer.vouched_by:
            # Whoever decides has seen both values.
            self._answer_for_it()
        draft = self.existing(patch)
        self.allow(patch, draft)
        self.check_references(patch, patch.set)
        if conflict.fields["field_group"] == DELETED:
            draft.deleted_at = None
        draft.fields.update(patch.set)

    def _move_on(self, changes: list[Change]) -> Decision:
        """Take a parked operation on its way out. Such a change stands alone in its operation."""
        if len(changes) > 1 or changes[0].act not in ACTS["operation"]:
            raise Refused("not_allowed")
        (change,) = changes
        parked = check_way(self.world.writer, change, self.world.parked.get(change.id))
        comment = change.set.get("comment")
        decision = Decision(self.operation, "applied")
        if change.act in ("decline", "withdraw"):
            reason = "declined" if change.act == "decline" else "withdrawn"
            fate = move_on(parked, "rejected", reason, comment=comment)
        else:
            again = self._decide_again(parked)
            if (again.outcome, again.reason) == (parked.outcome, parked.reason):
                raise Refused("not_released")
            if change.act == "accept" and again.outcome == "rejected":
                raise Refused(again.reason or "not_released")
            decision.touched, decision.rescoped = again.touched, again.rescoped
            decision.fates = again.fates
            fate = move_on(
                parked,
                again.outcome,
                again.reason,
                comment=comment,
                versions=again.versions,
                conflicts=again.conflicts,
            )
        decision.fates.append(fate)
        self.world.answers[parked.op_id] = (parked.outcome, parked.versions)
        return decision

    def _decide_again(self, parked: Parked) -> Decision:
        """Decide a parked operation as its own writer, with what stands now."""
        operation, writer = parked.operation, parked.writer
        if operation is None or writer is None:
            raise Refused("not_released")
        world = self.world.seen_by(writer, parked.reachable)
        try:
            if operation.problem:
                raise operation.problem
            return _Deciding(world, operation).run()
        except Refused as refused:
            return Decision(operation, refused.outcome, refused.reason, refused.waiting_on)
