"""Sweeping: what nobody will come back for. Whatever the ledger names stays, whatever became of it.

A photo can come before its operation, or for one that was rejected or held: its bytes are then all that
there is of it, so a grace of thirty days stands before everything here, and the ledger is asked first.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, Table, delete, exists, or_, select, update

from server.clock import instant
from server.extensions import snapshot, writing
from server.models import Attachment, Blob, OpLedger, Upload
from server.services.photos.store import PhotoStore, partial_name, photo_store

GRACE = timedelta(days=30)
_AT_ONCE = 50

_ATTACHMENTS: Table = Attachment.__table__
_BLOBS: Table = Blob.__table__
_LEDGER: Table = OpLedger.__table__
_UPLOADS: Table = Upload.__table__


def drop_abandoned_uploads(now: datetime) -> int:
    """Drop what has come of photos that have got no more bytes for the grace; says how many they were."""
    before = instant(now - GRACE)
    is_abandoned = (_UPLOADS.c.state == "open") & (_UPLOADS.c.touched_at <= before)
    with snapshot() as connection:
        ids = connection.execute(
            select(_UPLOADS.c.id).where(is_abandoned).limit(_AT_ONCE)
        ).scalars()
        waiting = list(ids)
    dropped = 0
    for upload_id in waiting:
        # Behind its lock, so that a phone that comes back just now is not cut off in the middle.
        with photo_store().partial(upload_id) as partial:
            with writing() as connection:
                gone = connection.execute(
                    delete(_UPLOADS).where(_UPLOADS.c.id == upload_id, is_abandoned)
                ).rowcount
            if gone:
                partial.remove()
                dropped += 1
    return dropped


def sweep_photos(now: datetime) -> int:
    """Remove photos that nothing names, and files that no row knows; says how many they were."""
    store = photo_store()
    swept = 0
    # Nothing is being kept meanwhile: a photo has its file for a moment before it has its row.
    with store.sweeping():
        for name in _unnamed(now):
            with writing() as connection:
                connection.execute(delete(_UPLOADS).where(_UPLOADS.c.stored_sha256 == name))
                connection.execute(delete(_BLOBS).where(_BLOBS.c.sha256 == name))
            store.remove(name)
            swept += 1
        swept += _sweep_files(store, now)
    return swept


def _unnamed(now: datetime) -> list[str]:
    """Photos past the grace that no attachment shows and no operation names, of those due for asking."""
    before = instant(now - GRACE)
    is_shown = exists().where(_ATTACHMENTS.c.stored_sha256 == _BLOBS.c.sha256)
    with snapshot() as connection:
        names = list(
            connection.execute(
                select(_BLOBS.c.sha256)
                .where(
                    _BLOBS.c.created_at <= before,
                    or_(_BLOBS.c.asked_at.is_(None), _BLOBS.c.asked_at <= before),
                    ~is_shown,
                )
                .order_by(_BLOBS.c.created_at)
                .limit(_AT_ONCE)
            ).scalars()
        )
        named = [name for name in names if _is_named(connection, name)]
    if named:
        with writing() as connection:
            connection.execute(
                update(_BLOBS).where(_BLOBS.c.sha256.in_(named)).values(asked_at=instant(now))
            )
    return [name for name in names if name not in named]


def _is_named(connection: Connection, name: str) -> bool:
    """Whether an operation, whatever became of it, holds the hash of the bytes that this was made from."""
    received = set(
        connection.execute(
            select(_UPLOADS.c.sha256)
            .where(_UPLOADS.c.stored_sha256 == name)
            .union(select(_BLOBS.c.received_sha256).where(_BLOBS.c.sha256 == name))
        ).scalars()
    )
    for sha256 in received:
        # A hash is hexadecimal: nothing in it means anything to LIKE.
        query = select(_LEDGER.c.op_id).where(_LEDGER.c.raw_payload.like(f"%{sha256}%")).limit(1)
        if connection.execute(query).first() is not None:
            return True
    return False


def _sweep_files(store: PhotoStore, now: datetime) -> int:
    """Files that a death left behind, between the file and its row."""
    with snapshot() as connection:
        blobs = set(connection.execute(select(_BLOBS.c.sha256)).scalars())
        uploads = connection.execute(select(_UPLOADS.c.id).where(_UPLOADS.c.state == "open"))
        partials = {partial_name(upload_id) for upload_id in uploads.scalars()}
    oldest = (now - GRACE).timestamp()
    kept = [name for name in _older(store.kept(), oldest) if name not in blobs]
    for name in kept:
        store.remove(name)
    left = [name for name in _older(store.partials(), oldest) if name not in partials]
    for name in left:
        store.remove_partial(name)
    return len(kept) + len(left)


def _older(files: Iterable[tuple[str, float]], oldest: float) -> list[str]:
    return [name for name, changed_at in files if changed_at <= oldest]
