"""Decisions whose changes follow from what stands when they are written: built inside their transaction.

A decision sent again is answered as the first time; `wanted` tells it from another with the same id.
"""

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.clock import instant_now
from server.errors import OperationTaken
from server.extensions import glance
from server.models import OpLedger
from server.services.deciding import Changes, refusal_of
from server.sync.ledger import Result
from server.sync.office import office_commit

_DONE = frozenset({"applied", "merged"})

#: Gives the changes as of an instant, from what the connection sees. Raises what refuses them.
Build = Callable[[Connection, str], Changes]

#: Fields that are to stand in records, by their ids.
Wanted = dict[str, dict[str, Any]]


def decide_once(actor: Actor, build: Build, *, op_id: str, wanted: Wanted) -> Result:
    """Commit what `build` gives; sent again with the same `op_id` it is answered as the first time.

    `wanted` is what the form says of each record, by id; what follows from the moment is left out.
    Raises what `build` raises, OperationTaken when the id was used for something else, and the errors that
    `decide_at_desk` names.
    """
    at = _told_at(op_id) or instant_now()
    changes: Changes = []

    def fill(connection: Connection) -> None:
        earlier = _earlier(connection, op_id)
        if earlier is None:
            changes[:] = build(connection, at)
            return
        said = {each.get("id"): each.get("set") or {} for each in earlier}
        if not all(_says(said.get(id_), values) for id_, values in wanted.items()):
            raise OperationTaken
        changes[:] = earlier

    result = office_commit(actor, changes, op_id=op_id, at=at, allow=fill)
    if result.outcome not in _DONE:
        raise refusal_of(result.reason)
    return result


def _says(said: dict[str, Any] | None, wanted: dict[str, Any]) -> bool:
    return said is not None and all(said.get(name) == value for name, value in wanted.items())


def _told_at(op_id: str) -> str | None:
    with glance() as connection:
        at: str | None = connection.scalar(
            select(OpLedger.captured_at).where(OpLedger.op_id == op_id)
        )
    return at


def _earlier(connection: Connection, op_id: str) -> Changes | None:
    payload = connection.scalar(select(OpLedger.raw_payload).where(OpLedger.op_id == op_id))
    if payload is None:
        return None
    changes: Changes = json.loads(payload)["changes"]
    return changes
