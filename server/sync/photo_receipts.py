"""The server's receipt for a photo: an operation of its own, once both the row and the bytes are here.

Whichever comes last brings the receipt: the last byte (server/services/photos), or the push that names
the photo (commit.py); the ticker looks for those that a death in between, or a late acceptance, left.
"""

import logging
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from server.extensions import snapshot
from server.models import Attachment, LogEntry, Replica, Upload
from server.sync.building import patch_of
from server.sync.operation import Operation, derived_id
from server.sync.system import SystemOperation, commit_job, in_one_transaction

log = logging.getLogger(__name__)

JOB = "photos"
_AT_ONCE = 500

_ATTACHMENTS: Table = Attachment.__table__
_ENTRIES: Table = LogEntry.__table__
_REPLICAS: Table = Replica.__table__
_UPLOADS: Table = Upload.__table__


def settle_receipts(author_id: str | None = None) -> int:
    """Give every waiting photo its receipt whose bytes its author has sent; says how many they were.

    Of one author's entries, or of everyone's. Another user's bytes count for nobody, though they were
    the same. Raises TryLater when the database stays busy.
    """
    with snapshot() as connection:
        if connection.execute(_due(author_id).limit(1)).first() is None:
            return 0
    return in_one_transaction(lambda connection: _give(connection, author_id))


def settle_soon(author_id: str | None = None) -> None:
    """The same, where nothing that goes wrong may reach the answer: the ticker comes back to it."""
    try:
        settle_receipts(author_id)
    except Exception as error:
        log.error("Receipts for photos have to wait: %s", type(error).__name__)


def settle_after(author_id: str, operations: Sequence[Operation]) -> None:
    """The same after a commit, when it named photos."""
    if any(
        change.entity.name == "attachment" and change.action == "create"
        for operation in operations
        for change in operation.changes
    ):
        settle_soon(author_id)


def _due(author_id: str | None) -> Select[Any]:
    query = (
        select(
            _ATTACHMENTS.c.id,
            _ATTACHMENTS.c.version,
            _ATTACHMENTS.c.sha256,
            _UPLOADS.c.state,
            _UPLOADS.c.stored_sha256,
            _UPLOADS.c.touched_at,
        )
        .join(_ENTRIES, _ENTRIES.c.id == _ATTACHMENTS.c.entry_id)
        .join(_UPLOADS, _UPLOADS.c.sha256 == _ATTACHMENTS.c.sha256)
        .join(
            _REPLICAS,
            (_REPLICAS.c.id == _UPLOADS.c.replica_id)
            & (_REPLICAS.c.user_id == _ENTRIES.c.author_id),
        )
        .where(
            _ATTACHMENTS.c.state == "waiting",
            _ATTACHMENTS.c.deleted_at.is_(None),
            _UPLOADS.c.state != "open",
        )
    )
    return query if author_id is None else query.where(_ENTRIES.c.author_id == author_id)


def _give(connection: Connection, author_id: str | None) -> int:
    rows = connection.execute(
        _due(author_id)
        # Two phones of one author may have sent the same bytes.
        .order_by(_ATTACHMENTS.c.id, _UPLOADS.c.state.desc(), _UPLOADS.c.touched_at)
        .limit(_AT_ONCE)
        # So that a row that is being deleted is not given a receipt, which would be a conflict.
        .with_for_update(key_share=True, of=_ATTACHMENTS)
    ).all()
    first = {row.id: row for row in reversed(rows)}
    commit_job(connection, JOB, [_receipt(row) for row in first.values()])
    return len(first)


def _receipt(row: Any) -> SystemOperation:
    is_stored = row.state == "stored"
    told = {
        "state": row.state,
        "received_sha256": row.sha256 if is_stored else None,
        "stored_sha256": row.stored_sha256 if is_stored else None,
        "received_at": row.touched_at if is_stored else None,
    }
    waited = dict.fromkeys(told) | {"state": "waiting"}
    change = patch_of("attachment", row.id, row.version, waited, told)
    op_id = derived_id("photo", row.id, row.version, row.state)
    return op_id, [change], row.touched_at
