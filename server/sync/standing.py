"""How a phone stands with the server: whose replica it is, where the clock is, what the phone last said."""

from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.prepared import Prepared, asked
from server.errors import DeviceParked, DeviceRefused, NotYourReplica
from server.models import User
from server.sync.ledger import CLOCK, REPLICAS


class Standing(NamedTuple):
    """One replica and the clock, as of one snapshot. The fields from `build` on are what it last said."""

    user_id: str
    kind: str
    revoke_mode: str | None
    last_seq: int
    last_seen_at: str | None
    scope_rev: int
    seq: int
    epoch: str
    floor: int
    build: str | None
    schema: int | None
    pending_report: int | None
    oldest_unsent_at: str | None
    is_storage_persistent: bool | None
    pulled_to: int | None


def _statement(_among: Any) -> Any:
    users = User.__table__
    told = {**dict(REPLICAS.c), "scope_rev": users.c.scope_rev}
    told |= {name: CLOCK.c[name] for name in ("seq", "epoch", "floor")}
    return (
        select(*(told[name] for name in Standing._fields))
        .join(users, users.c.id == REPLICAS.c.user_id)
        .join(CLOCK, CLOCK.c.id == 1)
        .where(REPLICAS.c.id == asked("replica"))
    )


_STANDING = Prepared(_statement)


def standing_of(connection: Connection, actor: Actor, replica_id: str) -> Standing:
    """How the actor's phone stands. Raises NotYourReplica, DeviceRefused or DeviceParked."""
    rows = _STANDING.run(connection, replica=replica_id)
    standing = Standing(*rows[0]) if rows else None
    if standing is None or standing.user_id != actor.id or standing.kind != "field":
        raise NotYourReplica
    if standing.revoke_mode is not None:
        raise DeviceParked if standing.revoke_mode == "park" else DeviceRefused
    return standing
