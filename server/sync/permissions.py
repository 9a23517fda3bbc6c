"""Who may set what: the part of access that follows from the kind of writer and from the record itself.

What a phone may see at all is `server/access/visible.py`; what an office user may do is asked by the
route. Here a field worker changes only what is their own, nobody edits what is approved, and what
follows from an act is set by the act alone.
"""

from typing import Any

from server.sync.acts import CLOSED
from server.sync.entity import Entity
from server.sync.operation import Change
from server.sync.refusals import Refused
from server.sync.world import Draft, Record, Writer

#: What can be set on a part of an approved entry.
_NO_CONTENT = {
    "participation": frozenset({"confirmed_at", "declined_at"}),
    "attachment": frozenset({"state", "received_sha256", "stored_sha256", "received_at"}),
}


def for_new(writer: Writer, entity: Entity, given: dict[str, Any]) -> dict[str, Any]:
    """All fields of a new row in their order: what its writer gave, and the defaults. Raises Refused."""
    if not writer.is_system:
        if not given.keys().isdisjoint(entity.server_set):
            raise Refused("not_settable", field=min(entity.server_set.intersection(given)))
        is_for_others = entity.is_given and not writer.is_phone
        owner = given.setdefault(entity.owner, writer.actor.id) if entity.owner else None
        if entity.owner and owner != writer.actor.id and not is_for_others:
            raise Refused("not_allowed", field=entity.owner)
    if not given.keys() >= entity.required:
        missing = entity.required.difference(given)
        raise Refused("required", field=min(missing, key=entity.names.index))
    return {**entity.blank, **given}


def check(writer: Writer, change: Change, draft: Draft, entry: Draft | Record | None) -> None:
    """Raise Refused unless this writer may create, patch or delete this record.

    `entry` is the entry that the record is, or is a part of.
    """
    entity = change.entity
    if change.action == "patch":
        for name in change.set:
            each = entity.by_name[name]
            if each.is_fixed or (each.is_server_set and not writer.is_system):
                raise Refused("not_settable", field=name)
    if writer.is_phone:
        if change.action not in entity.phone_may:
            raise Refused("not_allowed")
        beyond = _beyond_phones(change)
        if beyond:
            raise Refused("not_allowed", field=min(beyond))
        if not _is_own(writer.actor.id, change, draft, entry):
            raise Refused("not_allowed")
    if entry is not None and _is_closed(entry):
        is_open_to = writer.vouched_by is not None or _changes_no_content(change)
        if not is_open_to:
            raise Refused("entry_closed", outcome="late" if writer.is_phone else "rejected")
    if change.action == "delete":
        # What has been handed in leaves the figures by being voided, not by vanishing.
        is_deletable = entity.name != "log_entry" or draft.fields["state"] in ("draft", "returned")
        if not (is_deletable or writer.is_system):
            raise Refused("not_allowed")


def _beyond_phones(change: Change) -> set[str]:
    """What of a change is for others to say than a phone. A new row may tell what stands there anyway."""
    entity = change.entity
    if change.action == "create":
        return {
            name
            for name in entity.office_sets.intersection(change.set)
            if change.set[name] != entity.blank[name]
        }
    if change.action != "patch":
        return set()
    beyond = change.set.keys() - entity.phone_sets if entity.phone_sets else set()
    return beyond | (change.set.keys() & entity.office_sets)


def _is_own(user_id: str, change: Change, draft: Draft, entry: Draft | Record | None) -> bool:
    """Whether the record is the user's own to change."""
    entity = change.entity
    if entity.owner:
        if draft.fields[entity.owner] == user_id:
            return True
        return any(
            draft.fields[name] == user_id
            and change.action == "patch"
            and change.set.keys() <= may_set
            for name, may_set in entity.shared_with.items()
        )
    if entity.name == "participation":
        # Only the colleague can say that they were there, or were not; only the author can name them.
        answers = any(change.set.get(name) for name in ("confirmed_at", "declined_at"))
        if answers or change.action == "patch":
            return bool(draft.fields["user_id"] == user_id)
    if entry is not None:
        return bool(entry.fields["author_id"] == user_id)
    return True


def _is_closed(entry: Draft | Record) -> bool:
    """Whether the entry was closed before this operation."""
    record = entry.record if isinstance(entry, Draft) else entry
    return record.fields.get("state") in CLOSED


def _changes_no_content(change: Change) -> bool:
    """A colleague's answer changes nothing that was approved (sync.md, decision 19), nor does the
    server's receipt for a photo that was there."""
    fields = _NO_CONTENT.get(change.entity.name, frozenset())
    return change.action == "patch" and change.set.keys() <= fields
