"""Plain records written at a desk: one operation, whatever it holds; access is in server/access/edits.py."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.edits import EDITS, check_edits
from server.clock import local_today
from server.errors import Invalid, StaleVersion
from server.models import OpLedger
from server.rules.record_checks import CHECKS, problems_of
from server.services.deciding import refusal_of
from server.sync.entities import ENTITIES
from server.sync.ledger import Result
from server.sync.office import office_commit

_DONE = frozenset({"applied", "merged", "conflict"})


def make_changes(actor: Actor, changes: list[dict[str, Any]], *, op_id: str) -> Result:
    """Create, patch or delete records as one operation; sent again it is answered as the first time.

    Where somebody else has changed the same field meanwhile, their value stands, both are kept, and the
    result is a `conflict` that names the rows to choose between. Raises NotAllowed, NotFound, and what
    `refusal_of` names: Invalid with the field, OperationTaken, TooLarge and others.
    """

    def allow(connection: Connection) -> None:
        check_edits(connection, actor, changes)
        _check_values(connection, changes)
        _check_secrets(connection, changes, op_id)

    return commit_changes(actor, changes, op_id=op_id, allow=allow)


def commit_changes(
    actor: Actor,
    changes: list[dict[str, Any]],
    *,
    op_id: str,
    allow: Callable[[Connection], object],
) -> Result:
    """Commit changes of a route that asks by itself, inside the transaction, whether they are allowed.

    Result and errors are those of `make_changes`, and what `allow` raises.
    """
    result = office_commit(actor, changes, op_id=op_id, allow=allow)
    if result.outcome not in _DONE:
        raise refusal_of(result.reason)
    return result


def _check_values(connection: Connection, changes: list[dict[str, Any]]) -> None:
    """Raise Invalid for the first record whose values do not go together."""
    today = local_today()
    for each in changes:
        if each["entity"] not in CHECKS or each["action"] == "delete":
            continue
        table = ENTITIES[each["entity"]].table
        stored = (
            connection.execute(select(table).where(table.c.id == each["id"])).mappings().first()
        )
        problems = problems_of(each["entity"], dict(stored or {}), each["set"], today)
        if problems:
            raise Invalid(fields=problems)


def _check_secrets(connection: Connection, changes: list[dict[str, Any]], op_id: str) -> None:
    """Raise StaleVersion for a secret record that is not as its writer saw it.

    No two values of it may wait for a reviewer to choose between. What came before is answered as it was.
    """
    secrets = [
        each for each in changes if each["action"] == "patch" and EDITS[each["entity"]].is_secret
    ]
    if not secrets:
        return
    if connection.execute(select(OpLedger.op_id).where(OpLedger.op_id == op_id)).first():
        return
    for each in secrets:
        table = ENTITIES[each["entity"]].table
        stored = connection.execute(select(table).where(table.c.id == each["id"])).mappings().one()
        is_as_seen = stored["version"] == each["base_version"] and all(
            name in stored and stored[name] == value for name, value in each["base"].items()
        )
        if not is_as_seen or stored["deleted_at"] is not None:
            raise StaleVersion
