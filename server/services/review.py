"""Review: approving entries and sending them back, never one's own, and only in the version that was seen."""

from server.access.actor import Actor
from server.errors import NotFound, OperationTaken, StaleVersion
from server.services.deciding import act_of, decide_at_desk
from server.services.entries import Entry, get_entry


def approve_entry(actor: Actor, entry_id: str, *, op_id: str, base_version: int) -> Entry:
    """Approve the entry as it stood at `base_version`, and give it as it stands after.

    The commit function judges inside its own transaction, so that nothing can change between the
    question and the write; the same `op_id` sent again is answered as the first time. Raises
    NotFound, OwnEntry, StaleVersion (which carries the present version), AlreadyApproved,
    NotUnderReview or OperationTaken.
    """
    return _act(actor, entry_id, "approve", op_id, base_version)


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
