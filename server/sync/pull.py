"""What a phone has not seen yet: the log nominates, the access rule decides, canonical rows are joined.

The page is made as text. A row's JSON was made once, when the row was written, and is not read here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection, and_, select

from server.access.actor import Actor
from server.access.among import among
from server.access.visible import is_visible
from server.errors import DeviceParked, DeviceRefused, NotYourReplica
from server.extensions import snapshot
from server.sync.entities import ENTITIES
from server.sync.ledger import OUTCOMES, REPLICAS
from server.sync.writing import CLOCK, LOG, USERS

#: A page ends with the operation that takes it past this (sync.md, decision 18).
PAGE_BYTES = 1_000_000
#: How many log rows are looked at in one step, and outcomes told in one page.
STEP = 2_500
MOST_OUTCOMES = 5_000


@dataclass(frozen=True, slots=True)
class Position:
    """Where a phone says it is. `scope_rev` is None before the first page of a first load."""

    replica_id: str
    epoch: str
    cursor: int
    scope_rev: int | None
    limit: int | None = None


@dataclass(slots=True)
class Page:
    """One answer to a pull. `changes` are JSON texts; `to` is the cursor to come back with."""

    epoch: str
    last_seq: int
    scope_rev: int
    to: int
    more: bool = False
    changes: list[str] = field(default_factory=list)
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    reset: str | None = None

    def json(self, request_id: str) -> bytes:
        """The whole answer."""
        head: dict[str, Any] = {
            "proto": 1,
            "request_id": request_id,
            "epoch": self.epoch,
            "last_seq": self.last_seq,
            "scope_rev": self.scope_rev,
            "to": self.to,
            "more": self.more,
            "outcomes": self.outcomes,
        }
        if self.reset:
            head["reset"] = self.reset
        changes = ",".join(self.changes).encode()
        return orjson.dumps(head)[:-1] + b',"changes":[' + changes + b"]}"


def pull(actor: Actor, position: Position) -> Page:
    """The next page for the actor's replica, all of it as of one instant.

    Raises NotYourReplica, DeviceRefused or DeviceParked.
    """
    with snapshot() as connection:
        row = connection.execute(
            select(
                REPLICAS.c.user_id,
                REPLICAS.c.kind,
                REPLICAS.c.revoke_mode,
                REPLICAS.c.last_seq,
                USERS.c.scope_rev,
                CLOCK.c.seq,
                CLOCK.c.epoch,
            )
            .join(USERS, USERS.c.id == REPLICAS.c.user_id)
            .join(CLOCK, CLOCK.c.id == 1)
            .where(REPLICAS.c.id == position.replica_id)
        ).first()
        if row is None or row.user_id != actor.id or row.kind != "field":
            raise NotYourReplica
        if row.revoke_mode is not None:
            raise DeviceParked if row.revoke_mode == "park" else DeviceRefused
        reset = _reset(position, row.epoch, row.seq, row.scope_rev)
        page = Page(row.epoch, row.last_seq, row.scope_rev, to=0, reset=reset)
        if reset is None:
            _fill(connection, actor, position, page, row.seq)
        return page


def _reset(position: Position, epoch: str, clock: int, scope_rev: int) -> str | None:
    """Why the phone's cache cannot be continued, if so."""
    if position.epoch != epoch:
        return "epoch"
    if position.cursor > clock:
        return "cursor"
    if position.scope_rev is not None and position.scope_rev != scope_rev:
        return "scope"
    return None


def _fill(connection: Connection, actor: Actor, position: Position, page: Page, clock: int) -> None:
    told: set[tuple[str, str]] = set()
    after, size = position.cursor, 0
    step = min(position.limit or STEP, STEP)
    page.to = clock
    while after < clock:
        upto = _end_of_step(connection, after, step, clock)
        nominated = _nominated(connection, after, upto, told)
        texts = _texts(connection, actor, nominated, position.cursor)
        for key, seq in nominated.items():
            text = texts.get(key)
            if seq > after and (
                size > PAGE_BYTES or len(page.changes) >= (position.limit or 10**9)
            ):
                # `after` is the end of an operation: an operation is never split between pages.
                page.to, page.more = after, True
                break
            after = seq
            if text is not None:
                page.changes.append(text)
                size += len(text)
        if page.more:
            break
        told.update(nominated)
        after = upto
    _tell_outcomes(connection, position, page)


def _end_of_step(connection: Connection, after: int, step: int, clock: int) -> int:
    """The last number of the next `step` log rows or a few more: up to the end of an operation."""
    last = (
        select(LOG.c.seq)
        .where(LOG.c.seq > after)
        .order_by(LOG.c.seq, LOG.c.n)
        .offset(step - 1)
        .limit(1)
    )
    return connection.execute(last).scalar() or clock


def _nominated(
    connection: Connection, after: int, upto: int, told: set[tuple[str, str]]
) -> dict[tuple[str, str], int]:
    """The records that the log names, each at the first number that names it, in that order."""
    rows = connection.execute(
        select(LOG.c.entity, LOG.c.id, LOG.c.seq)
        .where(and_(LOG.c.seq > after, LOG.c.seq <= upto))
        .order_by(LOG.c.seq, LOG.c.n)
    )
    found: dict[tuple[str, str], int] = {}
    for entity, record_id, seq in rows:
        key = (entity, record_id)
        if key not in found and key not in told:
            found[key] = seq
    return found


def _texts(
    connection: Connection,
    actor: Actor,
    nominated: Iterable[tuple[str, str]],
    cursor: int,
) -> dict[tuple[str, str], str]:
    """What to say of each record; nothing of one that the phone may not see and never had."""
    by_entity: dict[str, list[str]] = {}
    for entity, record_id in nominated:
        by_entity.setdefault(entity, []).append(record_id)
    texts: dict[tuple[str, str], str] = {}
    for name, ids in by_entity.items():
        columns = ENTITIES[name].table.c
        rows = connection.execute(
            select(columns.id, columns.version, columns.deleted_at, columns.canonical).where(
                among(connection, columns.id, ids), is_visible(actor, name)
            )
        )
        start = f'{{"entity":"{name}","id":"'
        gone = dict.fromkeys(ids, "scope")
        for record_id, version, deleted_at, canonical in rows:
            if deleted_at is None:
                texts[name, record_id] = (
                    f'{start}{record_id}","version":{version},"row":{canonical}}}'
                )
                del gone[record_id]
            else:
                gone[record_id] = "deleted"
        for record_id, version in _once_held(connection, name, gone, cursor):
            texts[name, record_id] = (
                f'{start}{record_id}","version":{version},"gone":"{gone[record_id]}"}}'
            )
    return texts


def _once_held(
    connection: Connection, entity: str, gone: Iterable[str], cursor: int
) -> list[tuple[str, int]]:
    """Those that the log named at or before the cursor, with their versions: no phone has the others."""
    ids = list(gone)
    if not ids or cursor == 0:
        return []
    columns = ENTITIES[entity].table.c
    earlier = select(LOG.c.id).where(
        LOG.c.id == columns.id, LOG.c.entity == entity, LOG.c.seq <= cursor
    )
    rows = connection.execute(
        select(columns.id, columns.version).where(
            among(connection, columns.id, ids), earlier.exists()
        )
    )
    return [(record_id, version) for record_id, version in rows]


def _tell_outcomes(connection: Connection, position: Position, page: Page) -> None:
    """Add what became of this replica's operations, in the part of the log that the page covers."""
    columns = OUTCOMES.c
    names = ("op_id", "n", "outcome", "reason", "server_seq")
    rows = connection.execute(
        select(*(columns[name] for name in names))
        .where(
            columns.replica_id == position.replica_id,
            columns.server_seq > position.cursor,
            columns.server_seq <= page.to,
        )
        .order_by(columns.server_seq, columns.op_id, columns.n)
        .limit(MOST_OUTCOMES + 1)
    ).all()
    if len(rows) > MOST_OUTCOMES:
        page.to, page.more = rows[-1].server_seq - 1, True
    page.outcomes = [
        dict(zip(names, row, strict=True)) for row in rows if row.server_seq <= page.to
    ]
