"""What a phone has not seen yet: the log nominates, the access rule decides, canonical rows are joined.

The page is made as text. A row's JSON was made once, when the row was written, and is not read here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection, exists, or_, select

from server.access.actor import Actor
from server.access.prepared import Prepared, asked
from server.access.visible import View
from server.errors import Malformed
from server.extensions import snapshot
from server.sync import operation, upcasters
from server.sync.entities import ENTITIES
from server.sync.entity import Entity
from server.sync.ledger import OUTCOMES, REPLICAS
from server.sync.standing import Standing, standing_of
from server.sync.writing import HISTORY, LOG

#: A page ends with the operation that takes it past this (sync.md, decision 18).
PAGE_BYTES = 1_000_000
#: How many log rows are looked at in one step, and outcomes told in one page.
STEP = 2_500
MOST_OUTCOMES = 5_000
MOST_CHANGES = 10_000

Key = tuple[str, str]

_OUTCOME = ("op_id", "n", "outcome", "reason", "server_seq", "comment")
_SERVER_SEQ = _OUTCOME.index("server_seq")

_LOG = Prepared(
    lambda _among: (
        select(LOG.c.seq, LOG.c.n, LOG.c.entity, LOG.c.id)
        # Bounded on both sides, so that PostgreSQL expects few rows and takes the index.
        .where(LOG.c.seq > asked("after"), LOG.c.seq <= asked("upto"))
        .order_by(LOG.c.seq, LOG.c.n)
        .limit(asked("most"))
    )
)
_REST = Prepared(
    lambda _among: (
        select(LOG.c.seq, LOG.c.n, LOG.c.entity, LOG.c.id)
        .where(LOG.c.seq == asked("seq"), LOG.c.n > asked("n"))
        .order_by(LOG.c.n)
    )
)
#: What became of a parked operation is told to every phone of its writer: after a fork the phone has
#: another replica than the one that sent it.
_OUTCOMES = Prepared(
    lambda _among: (
        select(*(OUTCOMES.c[name] for name in _OUTCOME))
        .where(
            OUTCOMES.c.replica_id.in_(
                select(REPLICAS.c.id).where(REPLICAS.c.user_id == asked("me"))
            ),
            or_(OUTCOMES.c.replica_id == asked("replica"), OUTCOMES.c.n > 1),
            OUTCOMES.c.server_seq > asked("cursor"),
            OUTCOMES.c.server_seq <= asked("upto"),
        )
        .order_by(OUTCOMES.c.server_seq, OUTCOMES.c.op_id, OUTCOMES.c.n)
        .limit(asked("most"))
    )
)


_DONE = ("applied", "merged", "conflict")


def _asking_once_held(entity: Entity) -> Prepared:
    columns = entity.table.c
    # The log first named a record when its first version was written.
    earlier = exists().where(
        HISTORY.c.entity == entity.name,
        HISTORY.c.id == columns.id,
        HISTORY.c.version == 1,
        OUTCOMES.c.op_id == HISTORY.c.op_id,
        # One that was held first has made nothing by then.
        OUTCOMES.c.outcome.in_(_DONE),
        OUTCOMES.c.server_seq <= asked("cursor"),
    )
    return Prepared(
        lambda among: select(columns.id, columns.version).where(among(columns.id, "ids"), earlier)
    )


_ONCE_HELD = {name: _asking_once_held(entity) for name, entity in ENTITIES.items()}


@dataclass(frozen=True, slots=True)
class Position:
    """Where a phone says it is. `scope_rev` is None before the first page of a first load.

    With `want`, it asks for these records as they are now, and stays where it is. `schema` is the newest
    that its app knows, when it says so; else it is what it said the last time.
    """

    replica_id: str
    epoch: str
    cursor: int
    scope_rev: int | None
    limit: int | None = None
    want: tuple[Key, ...] = ()
    schema: int | None = None


@dataclass(slots=True)
class Page:
    """One answer to a pull. `changes` are JSON texts; `to` is the cursor to come back with."""

    standing: Standing
    to: int
    more: bool = False
    changes: list[str] = field(default_factory=list)
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    reset: str | None = None
    is_too_old: bool = False

    def json(self, request_id: str) -> bytes:
        """The whole answer."""
        head: dict[str, Any] = {
            "proto": 1,
            "request_id": request_id,
            "epoch": self.standing.epoch,
            "last_seq": self.standing.last_seq,
            "scope_rev": self.standing.scope_rev,
            "to": self.to,
            "more": self.more,
            "outcomes": self.outcomes,
        }
        if self.reset:
            head["reset"] = self.reset
        if self.is_too_old:
            head["upgrade"] = True
        changes = ",".join(self.changes).encode()
        return orjson.dumps(head)[:-1] + b',"changes":[' + changes + b"]}"


def pull(actor: Actor, position: Position) -> Page:
    """The next page for the actor's replica, all of it as of one instant.

    Raises NotYourReplica, DeviceRefused, DeviceParked, or Malformed when it wants what cannot exist.
    """
    if any(entity not in ENTITIES for entity, _ in position.want):
        raise Malformed(fields={"want.entity": ["not_a_choice"]})
    with snapshot(is_long=True) as connection:
        standing = standing_of(connection, actor, position.replica_id)
        reset = _reset(position, standing)
        page = Page(standing, to=0, reset=reset)
        schema = position.schema or standing.schema or operation.SCHEMA
        if schema < upcasters.OLDEST:
            # Its rows would be nonsense to it. What it has to send is taken in all the same.
            page.to, page.reset, page.is_too_old = position.cursor, None, True
        elif reset is None and position.want:
            page.to = position.cursor
            page.changes = _wanted(View(connection, actor), position.want)
        elif reset is None:
            _fill(connection, actor, position, page, standing.seq)
        if schema < operation.SCHEMA:
            page.changes = _shaped(page.changes, schema)
        return page


def _shaped(changes: list[str], schema: int) -> list[str]:
    """The changes for an app that is older than the server, row by row."""
    shaped = []
    for text in changes:
        change = orjson.loads(text)
        if not upcasters.is_known(change["entity"], schema, operation.SCHEMA):
            continue
        if "row" in change:
            change["row"] = upcasters.downcast(
                change["entity"], change["row"], schema, operation.SCHEMA
            )
        shaped.append(orjson.dumps(change).decode())
    return shaped


def _reset(position: Position, standing: Standing) -> str | None:
    """Why the phone's cache cannot be continued, if so. Rows that are wanted are given as they are now,
    wherever the phone stands: it is repairing itself."""
    if position.epoch != standing.epoch:
        return "epoch"
    if position.want:
        return None
    if position.cursor > standing.seq:
        return "cursor"
    # From the start everything is still named: the log keeps the last naming of each record.
    if 0 < position.cursor < standing.floor:
        return "floor"
    if position.scope_rev is not None and position.scope_rev != standing.scope_rev:
        return "scope"
    return None


def _wanted(view: View, want: Iterable[Key]) -> list[str]:
    """The records as they are now. Whatever the phone may not hold is answered in one and the same way,
    so that nothing is learnt from it; the phone knows that it has asked."""
    wanted = dict.fromkeys(want)
    texts = _texts(view, wanted, 0)
    return [
        texts.get(key) or f'{{"entity":"{key[0]}","id":"{key[1]}","version":1,"gone":"scope"}}'
        for key in wanted
    ]


def _fill(connection: Connection, actor: Actor, position: Position, page: Page, clock: int) -> None:
    view = View(connection, actor)
    told: set[Key] = set()
    after, size = position.cursor, 0
    most = position.limit or MOST_CHANGES
    page.to = clock
    while after < clock:
        nominated, upto = _nominated(connection, after, min(most, STEP), clock)
        texts = _texts(view, [key for key in nominated if key not in told], position.cursor)
        for key, seq in nominated.items():
            is_full = size > PAGE_BYTES or len(page.changes) >= most
            if is_full and seq > after >= page.standing.floor:
                # `after` is the end of an operation: an operation is never split between pages. A cursor
                # below the floor could not be gone on from.
                page.to, page.more = after, True
                break
            after = seq
            text = texts.get(key)
            if text is not None:
                page.changes.append(text)
                size += len(text)
        if page.more:
            break
        told.update(nominated)
        after = upto
    _tell_outcomes(connection, actor, position, page)


def _nominated(
    connection: Connection, after: int, step: int, clock: int
) -> tuple[dict[Key, int], int]:
    """The records that the next `step` log rows name, or a few more: up to the end of an operation.

    Each stands at the first number that names it, in that order; and the number where the step ends.
    """
    rows = _LOG.run(connection, after=after, upto=clock, most=step)
    upto = clock
    if len(rows) == step:
        upto = rows[-1][0]
        rows += _REST.run(connection, seq=upto, n=rows[-1][1])
    found: dict[Key, int] = {}
    for seq, _n, entity, record_id in rows:
        found.setdefault((entity, record_id), seq)
    return found, upto


def _texts(view: View, nominated: Iterable[Key], cursor: int) -> dict[Key, str]:
    """What to say of each record; nothing of one that the phone may not see and never had."""
    by_entity: dict[str, list[str]] = {}
    for entity, record_id in nominated:
        by_entity.setdefault(entity, []).append(record_id)
    texts: dict[Key, str] = {}
    for name, ids in by_entity.items():
        start = f'{{"entity":"{name}","id":"'
        seen: set[str] = set()
        deleted: list[str] = []
        for record_id, version, deleted_at, canonical in view.rows(name, ids):
            if deleted_at is None:
                seen.add(record_id)
                texts[name, record_id] = (
                    f'{start}{record_id}","version":{version},"row":{canonical}}}'
                )
            else:
                deleted.append(record_id)
        if len(seen) == len(ids):
            continue
        gone = dict.fromkeys((each for each in ids if each not in seen), "scope")
        gone |= dict.fromkeys(deleted, "deleted")
        for record_id, version in _once_held(view.connection, name, gone, cursor):
            texts[name, record_id] = (
                f'{start}{record_id}","version":{version},"gone":"{gone[record_id]}"}}'
            )
    return texts


def _once_held(
    connection: Connection, entity: str, gone: dict[str, str], cursor: int
) -> Iterable[Any]:
    """Those that were there at or before the cursor, with their versions: no phone has the others."""
    if not gone or cursor == 0:
        return ()
    return _ONCE_HELD[entity].run(connection, ids=gone, cursor=cursor)


def _tell_outcomes(connection: Connection, actor: Actor, position: Position, page: Page) -> None:
    """Add what became of this phone's operations, in the part of the log that the page covers."""
    rows = _OUTCOMES.run(
        connection,
        replica=position.replica_id,
        me=actor.id,
        cursor=position.cursor,
        upto=page.to,
        most=MOST_OUTCOMES + 1,
    )
    if len(rows) > MOST_OUTCOMES:
        page.to, page.more = rows[-1][_SERVER_SEQ] - 1, True
    page.outcomes = [_told(row) for row in rows if row[_SERVER_SEQ] <= page.to]


def _told(row: Any) -> dict[str, Any]:
    told = dict(zip(_OUTCOME, row, strict=True))
    if told["comment"] is None:
        del told["comment"]
    return told
