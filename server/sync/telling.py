"""What is said to a phone: of a record that the log names, and of what became of its operations."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, exists, or_, select

from server.access.actor import Actor
from server.access.prepared import Prepared, asked
from server.access.visible import View
from server.sync.entities import ENTITIES
from server.sync.entity import Entity
from server.sync.ledger import OUTCOMES, REPLICAS
from server.sync.world import Key
from server.sync.writing import HISTORY

#: So many outcomes are told in one page.
MOST_OUTCOMES = 5_000
_NO_LIMIT = 2**31

_OUTCOME = ("op_id", "n", "outcome", "reason", "server_seq", "comment")
_SERVER_SEQ = _OUTCOME.index("server_seq")

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


def row_texts(view: View, nominated: Iterable[Key], cursor: int) -> dict[Key, str]:
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


def outcomes_of(
    connection: Connection, actor: Actor, replica_id: str, *, cursor: int, upto: int, floor: int
) -> tuple[list[dict[str, Any]], int]:
    """What became of this phone's operations after `cursor`, and up to where that is all of it.

    That is `upto`, or less when they are too many for a page; but never a place below the log's floor,
    from which no phone can go on.
    """
    told = {"replica": replica_id, "me": actor.id, "cursor": cursor}
    rows = _OUTCOMES.run(connection, **told, upto=upto, most=MOST_OUTCOMES + 1)
    if len(rows) > MOST_OUTCOMES:
        upto = rows[-1][_SERVER_SEQ] - 1
        if upto < floor:
            upto = floor
            rows = _OUTCOMES.run(connection, **told, upto=upto, most=_NO_LIMIT)
    return [_told(row) for row in rows if row[_SERVER_SEQ] <= upto], upto


def _told(row: Any) -> dict[str, Any]:
    told = dict(zip(_OUTCOME, row, strict=True))
    if told["comment"] is None:
        del told["comment"]
    return told
