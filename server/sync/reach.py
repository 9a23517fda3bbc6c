"""Whom an operation reaches beyond the rows it changes.

Two ways in which a phone comes to see, or no longer see, a row that did not itself change: what the
phone's user may see has changed as a whole (assigned, planned, named as a colleague), and the user's
`scope_rev` is bumped; or a row that the phone sees begins or ceases to refer to another, and that
other is written to the log once more, so that the next pull asks about it.
"""

from dataclasses import dataclass, field

from server.sync.world import Draft, Key, Stage, World, Writer

#: Rows that say who works on what.
_TIES = frozenset({"assignment", "planned_worker", "participation"})


@dataclass(slots=True)
class Reach:
    """Records to nominate again, and users whose phones hold something else from now on."""

    nominated: dict[Key, None] = field(default_factory=dict)
    rescoped: set[str] = field(default_factory=set)


def reach_of(stage: Stage, writer: Writer) -> Reach:
    """Whom the operation on this stage reaches; asked before it settles."""
    reach = Reach()
    changed = stage.changed()
    own = {draft.record.key for draft in changed}
    for draft in changed:
        name = draft.record.entity.name
        if name in _TIES:
            if draft.is_new or draft.deleted_at != draft.record.deleted_at:
                reach.rescoped.add(draft.fields["user_id"])
        elif name == "log_entry":
            # A phone's entry stands on what its user saw already; another writer's may not.
            if writer.is_phone and not writer.vouched_by:
                continue
            if draft.is_new or draft.fields["case_id"] != draft.record.fields["case_id"]:
                reach.rescoped.add(draft.fields["author_id"])
        elif name == "planned_visit" and _moves(draft, stage.world):
            reach.rescoped |= stage.world.planned.get(draft.record.id, set())
        _nominate(draft, stage.world, own, reach)
    return reach


def _moves(draft: Draft, world: World) -> bool:
    """Whether a planned visit now gives its workers another case, or comes into or out of the day pack."""
    if draft.is_new:
        return False
    before, after = draft.record.fields, draft.fields
    return (
        draft.deleted_at != draft.record.deleted_at
        or before["case_id"] != after["case_id"]
        or (before["planned_on"] < world.since) != (after["planned_on"] < world.since)
    )


def _nominate(draft: Draft, world: World, own: set[Key], reach: Reach) -> None:
    for reference in draft.record.entity.references:
        if not reference.is_carrying:
            continue
        before = draft.record.fields.get(reference.name)
        after = draft.fields[reference.name]
        if before == after:
            continue
        for target in (before, after):
            key = (reference.refers or "", target or "")
            # What this very batch writes is in the log already, later than any cursor.
            if target is None or key in own or key in world.dirty:
                continue
            reach.nominated[key] = None
            landlord = world.landlord_of.get(target)
            if landlord is not None and ("landlord", landlord) not in world.dirty:
                reach.nominated["landlord", landlord] = None
