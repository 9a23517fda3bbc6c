"""Whom an operation reaches beyond the rows it changes.

Two ways in which a phone comes to see, or no longer see, a row that did not itself change: what the
phone's user may see has changed as a whole (assigned, planned, named as a colleague), and the user's
`scope_rev` is bumped; or a row that the phone sees begins or ceases to refer to another, and that
other is written to the log once more, so that the next pull asks about it.
"""

from dataclasses import dataclass, field
from typing import Any

from server.sync.acts import CLOSED
from server.sync.world import Draft, Key, Record, World, Writer

#: What day of a row the day pack goes by.
_DAYS = {"log_entry": "done_on", "planned_visit": "planned_on"}
#: Rows that say who works on what.
_TIES = frozenset({"assignment", "planned_worker", "participation"})


@dataclass(slots=True)
class Reach:
    """Records to nominate again, and users whose phones hold something else from now on."""

    nominated: dict[Key, None] = field(default_factory=dict)
    rescoped: set[str] = field(default_factory=set)


def reach_of(changed: list[Draft], world: World, writer: Writer) -> Reach:
    """Whom an operation reaches that would leave these drafts changed; asked before it settles."""
    reach = Reach()
    own = {draft.record.key for draft in changed}
    for draft in changed:
        name = draft.record.entity.name
        if name in _TIES:
            if draft.is_new or _ends_or_begins(draft):
                reach.rescoped.add(draft.fields["user_id"])
        elif name == "log_entry":
            _rescope_entry(draft, world, writer, reach)
        elif name == "planned_visit" and _moves(draft, world):
            reach.rescoped |= world.planned.get(draft.record.id, set())
        if shows_anew(draft.record, draft.fields, world.since):
            _nominate_parts(draft, world, own, reach)
        _nominate(draft, world, own, reach)
    return reach


def _ends_or_begins(tie: Draft) -> bool:
    """Whether a tie now ends, or holds again: taken away, or declined by the colleague."""
    before, after = tie.record, tie.fields
    is_declined = [fields.get("declined_at") is not None for fields in (before.fields, after)]
    return tie.deleted_at != before.deleted_at or is_declined[0] != is_declined[1]


def shows_anew(record: Record, after: dict[str, Any], since: str) -> bool:
    """Whether others may see an entry or a plan from now on, and with it what is seen through it.

    What was approved is seen while it is recent; what is open, also when it is old.
    """
    day = _DAYS.get(record.entity.name)
    before = record.fields
    if day is None or not before:
        return False
    is_old = after[day] < since
    if before["case_id"] != after["case_id"] or (before[day] < since) != is_old:
        return True
    is_reviewed = day == "done_on" and (before["state"] in CLOSED) != (after["state"] in CLOSED)
    return is_old and is_reviewed


def _rescope_entry(draft: Draft, world: World, writer: Writer, reach: Reach) -> None:
    """Whose cases follow from the entry: the author's, and those of who took part."""
    before, after = draft.record.fields, draft.fields
    if draft.is_new:
        # A phone's entry mostly stands on what its user sees already: then nothing else comes into view.
        if not writer.is_phone or writer.vouched_by or after["case_id"] not in world.seen_cases:
            reach.rescoped.add(after["author_id"])
    elif before["case_id"] != after["case_id"] or (before["done_on"] < world.since) != (
        after["done_on"] < world.since
    ):
        reach.rescoped |= {after["author_id"], *world.companions.get(draft.record.id, ())}


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


def _nominate_parts(draft: Draft, world: World, own: set[Key], reach: Reach) -> None:
    for key in sorted(world.parts.get(draft.record.key, ())):
        _name_again(key, world, own, reach)
    if draft.fields["place_id"]:
        _name_place(draft.fields["place_id"], world, own, reach)


def _nominate(draft: Draft, world: World, own: set[Key], reach: Reach) -> None:
    for reference in draft.record.entity.carrying:
        before = draft.record.fields.get(reference.name)
        after = draft.fields[reference.name]
        if before == after:
            continue
        for target in (before, after):
            if target is None:
                continue
            if reference.refers == "place":
                _name_place(target, world, own, reach)
            else:
                _name_again((reference.refers or "", target), world, own, reach)


def _name_place(place_id: str, world: World, own: set[Key], reach: Reach) -> None:
    _name_again(("place", place_id), world, own, reach)
    landlord = world.landlord_of.get(place_id)
    if landlord is not None:
        _name_again(("landlord", landlord), world, own, reach)


def _name_again(key: Key, world: World, own: set[Key], reach: Reach) -> None:
    # What this very batch writes or names is in the log already, later than any cursor.
    if key in own or key in world.dirty or key in world.nominated:
        return
    world.nominated.add(key)
    reach.nominated[key] = None
