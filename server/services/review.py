"""Review: approving entries, never one's own, and only the version that was seen."""

from server.access.actor import Actor
from server.errors import (
    AlreadyApproved,
    DomainError,
    NotUnderReview,
    OperationTaken,
    OwnEntry,
    ServerFault,
    StaleVersion,
)
from server.services.entries import Entry, get_entry
from server.sync.office import office_commit

_DONE = frozenset({"applied", "merged"})

#: What the commit function refuses, as the errors that the office knows.
_REFUSALS: dict[str, type[DomainError]] = {
    "own_entry": OwnEntry,
    "stale_version": StaleVersion,
    "already_approved": AlreadyApproved,
    "not_under_review": NotUnderReview,
    "op_id_reused": OperationTaken,
}


def approve_entry(actor: Actor, entry_id: str, *, op_id: str, base_version: int) -> Entry:
    """Approve the entry as it stood at `base_version`, and give it as it stands after.

    The commit function judges inside its own transaction, so that nothing can change between the
    question and the write; the same `op_id` sent again is answered as the first time. Raises
    NotFound, OwnEntry, StaleVersion (which carries the present version), AlreadyApproved,
    NotUnderReview or OperationTaken.
    """
    get_entry(actor, entry_id)
    result = office_commit(
        actor,
        [
            {
                "entity": "log_entry",
                "id": entry_id,
                "action": "act",
                "act": "approve",
                "base_version": base_version,
                "base": {},
                "set": {},
            }
        ],
        op_id=op_id,
    )
    if result.outcome not in _DONE:
        raise _refusal(actor, entry_id, result.reason)
    if entry_id not in result.versions:
        raise OperationTaken
    return get_entry(actor, entry_id)


def _refusal(actor: Actor, entry_id: str, reason: str | None) -> DomainError:
    kind = _REFUSALS.get((reason or "").partition(":")[0], ServerFault)
    if kind is StaleVersion:
        return StaleVersion(version=get_entry(actor, entry_id)["version"])
    return kind()
