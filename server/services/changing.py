"""Plain records written at a desk: one operation, whatever it holds; access is in server/access/edits.py."""

from typing import Any

from server.access.actor import Actor
from server.access.edits import check_edits
from server.services.deciding import refusal_of
from server.sync.ledger import Result
from server.sync.office import office_commit

_DONE = frozenset({"applied", "merged", "conflict"})


def make_changes(actor: Actor, changes: list[dict[str, Any]], *, op_id: str) -> Result:
    """Create, patch or delete records as one operation; sent again it is answered as the first time.

    Where somebody else has changed the same field meanwhile, their value stands, both are kept, and the
    result is a `conflict` that names the rows to choose between. Raises NotAllowed, NotFound, and what
    `refusal_of` names: Invalid with the field, OperationTaken, TooLarge and others.
    """
    result = office_commit(
        actor,
        changes,
        op_id=op_id,
        allow=lambda connection: check_edits(connection, actor, changes),
    )
    if result.outcome not in _DONE:
        raise refusal_of(result.reason)
    return result
