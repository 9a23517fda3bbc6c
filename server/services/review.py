"""Review: approving entries and sending them back, never one's own, and only in the version that was seen."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.access.actor import Actor
from server.errors import DomainError, NotFound, NotPlain, OperationTaken, StaleVersion
from server.services.deciding import Changes, decide_at_desk
from server.services.entries import Entry, get_entry
from server.sync.building import act_of, creation_of, deletion_of, patch_of
from server.sync.operation import derived_id


def approve_entry(actor: Actor, entry_id: str, *, op_id: str, base_version: int) -> Entry:
    """Approve the entry as it stood at `base_version`, and give it as it stands after.

    The commit function judges inside its own transaction, so that nothing can change between the
    question and the write; the same `op_id` sent again is answered as the first time. Raises
    NotFound, OwnEntry, StaleVersion (which carries the present version), AlreadyApproved,
    NotUnderReview or OperationTaken.
    """
    return _act(actor, entry_id, "approve", op_id, base_version)


def approve_plain(
    actor: Actor, seen: Sequence[Mapping[str, Any]], *, op_id: str
) -> list[dict[str, str | None]]:
    """Approve entries without a flag, each in the version that was seen, and say what became of each.

    `seen` are `{id, version}`. Each is an operation of its own: one that has changed meanwhile does not
    keep the others back. The answer is `{id, reason}` in the same order, with None for what was approved.
    """
    return [
        {"id": each["id"], "reason": _approve_plain(actor, each["id"], each["version"], op_id)}
        for each in seen
    ]


def _approve_plain(actor: Actor, entry_id: str, version: int, op_id: str) -> str | None:
    try:
        if get_entry(actor, entry_id)["review_flags"]:
            raise NotPlain
        own = derived_id("approve", op_id, entry_id, version)
        decide_at_desk(actor, [act_of("log_entry", entry_id, "approve", version)], op_id=own)
    except DomainError as refusal:
        return refusal.reason
    return None


def correct_entry(
    actor: Actor,
    entry_id: str,
    *,
    op_id: str,
    base_version: int,
    reason: str,
    fields: Mapping[str, Any],
    lines: Sequence[Mapping[str, Any]] | None,
) -> Entry:
    """Put an entry right with a reason, in the version that was seen; approved, it stays approved.

    `fields` are the entry's that change. `lines` are all of its lines as they are to be, or None when they
    stay; one without an `id` is new, one that is missing goes. Raises as `approve_entry` does, and Invalid
    with the field or MinutesDoNotSum.
    """
    entry = get_entry(actor, entry_id)
    act = act_of("log_entry", entry_id, "correct", base_version, return_comment=reason)
    changes: Changes = [act]
    if fields:
        base = {name: entry[name] for name in fields}
        changes.append(patch_of("log_entry", entry_id, base_version, base, dict(fields)))
    if lines is not None:
        changes += _line_changes(entry, lines, op_id)
    try:
        decide_at_desk(actor, changes, op_id=op_id)
    except StaleVersion:
        raise StaleVersion(version=get_entry(actor, entry_id)["version"]) from None
    return get_entry(actor, entry_id)


def _line_changes(entry: Entry, lines: Sequence[Mapping[str, Any]], op_id: str) -> Changes:
    """What makes the entry's lines into `lines`. Raises NotFound for a line of another entry."""
    before = {line["id"]: line for line in entry["lines"]}
    if not {line["id"] for line in lines if line.get("id")} <= before.keys():
        raise NotFound
    changes: Changes = []
    for position, line in enumerate(lines):
        values = {name: value for name, value in line.items() if name != "id"}
        values["position"] = position
        old = before.pop(line.get("id") or "", None)
        if old is None:
            new = {"entry_id": entry["id"], **values}
            made = derived_id("line", op_id, str(position))
            changes.append(creation_of("task_line", made, new))
            continue
        changed = {name: value for name, value in values.items() if old[name] != value}
        if changed:
            base = {name: old[name] for name in changed}
            changes.append(patch_of("task_line", old["id"], old["version"], base, changed))
    changes += [deletion_of("task_line", gone["id"], gone["version"]) for gone in before.values()]
    return changes


def return_entry(
    actor: Actor,
    entry_id: str,
    *,
    op_id: str,
    base_version: int,
    comment: str,
    line_id: str | None = None,
) -> Entry:
    """Send the entry back to its author with what is to be mended, and in which of its lines.

    Raises as `approve_entry` does, and NotFound for a line of another entry.
    """
    if line_id and line_id not in {line["id"] for line in get_entry(actor, entry_id)["lines"]}:
        raise NotFound
    said = {"return_comment": comment, "return_line_id": line_id}
    return _act(actor, entry_id, "return", op_id, base_version, said)


def _act(
    actor: Actor,
    entry_id: str,
    act: str,
    op_id: str,
    base_version: int,
    said: dict[str, str | None] | None = None,
) -> Entry:
    get_entry(actor, entry_id)
    change = act_of("log_entry", entry_id, act, base_version, **(said or {}))
    try:
        result = decide_at_desk(actor, [change], op_id=op_id)
    except StaleVersion:
        raise StaleVersion(version=get_entry(actor, entry_id)["version"]) from None
    if entry_id not in result.versions:
        raise OperationTaken
    return get_entry(actor, entry_id)
