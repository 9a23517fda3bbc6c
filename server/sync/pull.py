"""What a phone has not seen yet: the log nominates, the access rule decides, canonical rows are joined.

The page is made as text. A row's JSON was made once, when the row was written, and is not read here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.prepared import Prepared, asked
from server.access.visible import View, pack_days
from server.clock import instant_now
from server.errors import Malformed
from server.extensions import snapshot
from server.sync import operation, upcasters
from server.sync.entities import ENTITIES
from server.sync.standing import Standing, standing_of
from server.sync.telling import outcomes_of, row_texts
from server.sync.world import Key
from server.sync.writing import LOG

#: A page ends with the operation that takes it past this (sync.md, decision 18).
PAGE_BYTES = 1_000_000
#: How many log rows are looked at in one step.
STEP = 2_500
MOST_CHANGES = 10_000

_LOG = Prepared(
    lambda _among: (
        select(LOG.c.seq, LOG.c.n, LOG.c.entity, LOG.c.id)
        # Bounded on both sides, so that PostgreSQL expects few rows and takes the index.
        .where(LOG.c.seq > asked("after"), LOG.c.seq <= asked("upto"))
        .order_by(LOG.c.seq, LOG.c.n)
        .limit(asked("most"))
    ),
    made_for_many=True,
)
_REST = Prepared(
    lambda _among: (
        select(LOG.c.seq, LOG.c.n, LOG.c.entity, LOG.c.id)
        .where(LOG.c.seq == asked("seq"), LOG.c.n > asked("n"))
        .order_by(LOG.c.n)
    )
)


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
    """One answer to a pull. `changes` are JSON texts; `to` is the cursor to come back with.

    `held` is the same cursor when there was nothing to give: by asking, the phone has said what it holds.
    """

    standing: Standing
    to: int
    more: bool = False
    changes: list[str] = field(default_factory=list)
    outcomes: list[dict[str, Any]] = field(default_factory=list)
    reset: str | None = None
    is_too_old: bool = False
    held: int | None = None

    def json(self, request_id: str) -> bytes:
        """The whole answer."""
        head: dict[str, Any] = {
            "proto": 1,
            "request_id": request_id,
            "epoch": self.standing.epoch,
            "server_now": instant_now(),
            "last_seq": self.standing.last_seq,
            "scope_rev": self.standing.scope_rev,
            "pack_days": pack_days(),
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
            page.held = None if page.changes or page.more else page.to
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
    texts = row_texts(view, wanted, 0)
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
        texts = row_texts(view, [key for key in nominated if key not in told], position.cursor)
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
    page.outcomes, page.to = outcomes_of(
        connection,
        actor,
        position.replica_id,
        cursor=position.cursor,
        upto=page.to,
        floor=page.standing.floor,
    )
    page.more = page.to < clock


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
