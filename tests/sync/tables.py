"""Reading the tables, and the invariants of docs/sync.md as questions to them."""

from collections.abc import Collection, Sequence
from typing import Any

import orjson
from sqlalchemy import text

from server.access.visible import visible_ids
from server.extensions import snapshot
from server.sync.entities import ENTITIES
from tests.sync.phone import Phone


def ask(query: str, **parameters: Any) -> Sequence[Any]:
    """The rows of a query."""
    with snapshot() as connection:
        return connection.execute(text(query), parameters).all()


def number(query: str, **parameters: Any) -> Any:
    """The one value of a query."""
    return ask(query, **parameters)[0][0]


def row(table: str, record_id: str) -> Any:
    """One row of a table."""
    return ask(f"SELECT * FROM {table} WHERE id = :id", id=record_id)[0]


def outcomes() -> dict[str, str]:
    """The latest outcome of every operation in the ledger."""
    return dict(tuple(each) for each in ask("SELECT op_id, outcome FROM op_outcome ORDER BY n"))


def check_ledger(resenders: Collection[str] = ()) -> None:
    """I2, I3, I4: each operation once, numbers without gap per replica, one outcome each, and a clock
    number of its own. A number whose operation another replica delivered has no row."""
    for replica, last_seq in ask("SELECT id, last_seq FROM replicas"):
        seqs = [
            seq
            for (seq,) in ask(
                "SELECT replica_seq FROM op_ledger WHERE replica_id = :id ORDER BY replica_seq",
                id=replica,
            )
        ]
        resent = [] if replica not in resenders else sorted(set(range(1, last_seq + 1)) - set(seqs))
        assert sorted(seqs + resent) == list(range(1, last_seq + 1)), replica
    firsts = "FROM op_outcome WHERE n = 1"
    assert number("SELECT count(*) FROM op_ledger") == number(f"SELECT count(*) {firsts}")
    for op_id, last, count in ask("SELECT op_id, max(n), count(*) FROM op_outcome GROUP BY op_id"):
        assert last == count, op_id
    numbers = [seq for (seq,) in ask(f"SELECT server_seq {firsts} ORDER BY server_seq")]
    assert numbers == list(range(1, number("SELECT seq FROM clocks") + 1))


def check_history() -> None:
    """I4, I5: every version of every record is in history, and together they make the row."""
    for name, entity in ENTITIES.items():
        for record in ask(f"SELECT * FROM {entity.table.name}"):
            held: dict[str, Any] = {}
            versions = []
            for version, after in ask(
                "SELECT version, after FROM record_history"
                " WHERE entity = :entity AND id = :id ORDER BY version",
                entity=name,
                id=record.id,
            ):
                versions.append(version)
                held |= orjson.loads(after)
            assert versions == list(range(1, record.version + 1)), (name, record.id)
            assert held.pop("deleted_at", None) == record.deleted_at
            shown = orjson.loads(entity.texts(record.id, held)[1])
            assert shown == orjson.loads(record.canonical)


def server_view(phone: Phone) -> dict[tuple[str, str], tuple[int, Any]]:
    """What the phone should hold when it has pulled to the end."""
    view = {}
    for name, entity in ENTITIES.items():
        rows = {
            each.id: each
            for each in ask(f"SELECT * FROM {entity.table.name} WHERE deleted_at IS NULL")
        }
        with snapshot() as connection:
            ids = visible_ids(connection, phone.actor, name, list(rows))
        for record_id in ids:
            found = rows[record_id]
            view[name, record_id] = (found.version, orjson.loads(found.canonical))
    return view


def check_converged(phone: Phone) -> None:
    """I7, I8, I9: the phone holds exactly what its user may see, in the present version."""
    held = {key: (phone.versions[key], phone.rows[key]) for key in phone.rows}
    assert held == server_view(phone)
