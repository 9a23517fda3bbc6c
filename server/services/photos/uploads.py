"""Uploads: a photo's bytes, taken in piece by piece from one phone, and gone on with where they ended.

The file holds the bytes and the row says how many of them count. A piece is on the disk before its
row says so; whatever kills the server in between, the two agree again at the next contact: a file that
is longer is cut to the row, and when it is shorter the row follows the file.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from uuid_utils import uuid7

from server.access.actor import Actor
from server.clock import instant_now
from server.errors import (
    DeviceRefused,
    NotFound,
    NotYourReplica,
    TooLarge,
    WrongChecksum,
    WrongHash,
    WrongOffset,
)
from server.extensions import snapshot
from server.models import Blob, Replica, Upload
from server.services.photos.limits import check_limits
from server.services.photos.picture import MEDIA_TYPE, NotAPicture, clean_picture
from server.services.photos.store import Partial, photo_store
from server.sync.photo_receipts import settle_soon
from server.sync.retry import BUDGET_SECONDS
from server.sync.system import in_one_transaction

T = TypeVar("T")

#: The most that comes in one piece, in bytes.
MAX_PIECE = 256 * 1024

_BLOBS: Table = Blob.__table__
_REPLICAS: Table = Replica.__table__
_UPLOADS: Table = Upload.__table__


@dataclass(frozen=True)
class Progress:
    """How far an upload has come: `offset` of `size` bytes. Whole, it is `is_complete`."""

    id: str
    offset: int
    size: int
    is_complete: bool


def begin_upload(actor: Actor, *, replica: str, sha256: str, size: int) -> Progress:
    """The upload of these bytes from this phone: the one there is, or a new one.

    It knows of this replica's own bytes only: that others have sent the same is told to nobody. Raises
    NotYourReplica, DeviceRefused, TooManyUploads, PhotoQuota or TryLater.
    """
    upload = _write(lambda connection: _begun(connection, actor, replica, sha256, size))
    return _come_to(upload)


def upload_progress(actor: Actor, upload_id: str) -> Progress:
    """How far the upload has come. Raises NotFound for what is not the actor's own."""
    return _come_to(_own(actor, upload_id))


def append_piece(
    actor: Actor, upload_id: str, *, offset: int, checksum: bytes, content: bytes
) -> Progress:
    """Take in the next piece, which begins at `offset`; `checksum` is its SHA-256.

    Raises NotFound, WrongChecksum, WrongOffset (with the true one), TooLarge, WrongHash or TryLater.
    After WrongHash the upload is at 0 again; after any other nothing has changed.
    """
    _own(actor, upload_id)
    if not hmac.compare_digest(hashlib.sha256(content).digest(), checksum):
        raise WrongChecksum
    with photo_store().partial(upload_id) as partial:
        upload = _own(actor, upload_id)
        here = _agreed(upload, partial)
        if offset != here:
            raise WrongOffset(offset=here)
        if here + len(content) > upload.size:
            raise TooLarge
        if not content or upload.state != "open":
            return _progress(upload, here)
        partial.add(content)
        if partial.size < upload.size:
            note_offset(upload.id, partial.size)
            return _progress(upload, partial.size)
        _finish(upload, partial)
    settle_soon(actor.id)
    return Progress(upload_id, upload.size, upload.size, is_complete=True)


def take_in_whole(owner: Actor, replica_id: str, content: bytes) -> bool:
    """Take in a photo that comes whole, for a phone that cannot send it; whether it is stored now.

    No limit stands in its way, nor that the phone has been revoked: who calls this has judged that.
    Raises TryLater.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    upload = _write(lambda connection: _row(connection, replica_id, sha256, len(content), owner.id))
    if upload.state == "open":
        with photo_store().partial(upload.id) as partial:
            now = _found(upload.id)
            if now is not None and now.state == "open":
                partial.cut(0)
                partial.add(content)
                _finish(now, partial)
        settle_soon(owner.id)
    now = _found(upload.id)
    return now is not None and now.state == "stored"


def note_offset(upload_id: str, offset: int) -> None:
    """Let the row say how many bytes count."""
    now = instant_now()
    _write(
        lambda connection: connection.execute(
            update(_UPLOADS).where(_UPLOADS.c.id == upload_id).values(offset=offset, touched_at=now)
        )
    )


def _finish(upload: Row[Any], partial: Partial) -> None:
    """All bytes are here: are they those that were promised, and are they a picture?"""
    content = partial.content()
    if hashlib.sha256(content).hexdigest() != upload.sha256:
        partial.cut(0)
        note_offset(upload.id, 0)
        raise WrongHash
    store = photo_store()
    try:
        picture = clean_picture(content)
    except NotAPicture:
        # What is no picture is not kept here. The phone still has it, and is told.
        conclude(upload, "damaged")
    else:
        with store.keeping():
            conclude(upload, "stored", (store.keep(picture), len(picture)))
    partial.remove()


def conclude(upload: Row[Any], state: str, stored: tuple[str, int] | None = None) -> None:
    """Write what became of an upload whose bytes are whole; `stored` is the photo's name and size."""
    now = instant_now()
    values = {"state": state, "offset": upload.size, "touched_at": now}

    def work(connection: Connection) -> None:
        if stored:
            name, size = stored
            blob = {"sha256": name, "received_sha256": upload.sha256, "size": size}
            blob |= {"media_type": MEDIA_TYPE, "created_at": now}
            statement = _dialect(connection).insert(_BLOBS).values(blob)
            connection.execute(statement.on_conflict_do_nothing())
            values["stored_sha256"] = name
        connection.execute(update(_UPLOADS).where(_UPLOADS.c.id == upload.id).values(values))

    _write(work)


def _come_to(upload: Row[Any]) -> Progress:
    if upload.state != "open":
        return _progress(upload, upload.size)
    with photo_store().partial(upload.id) as partial:
        # Behind the lock it may have come further, or have been swept away.
        now = _found(upload.id)
        if now is None:
            raise NotFound
        return _progress(now, _agreed(now, partial))


def _agreed(upload: Row[Any], partial: Partial) -> int:
    """The offset that both the row and the file stand by, from now on."""
    if upload.state != "open":
        return int(upload.size)
    if partial.size > upload.offset:
        partial.cut(upload.offset)
    elif partial.size < upload.offset:
        note_offset(upload.id, partial.size)
    return partial.size


def _progress(upload: Row[Any], offset: int) -> Progress:
    return Progress(upload.id, offset, upload.size, is_complete=upload.state != "open")


def _begun(
    connection: Connection, actor: Actor, replica_id: str, sha256: str, size: int
) -> Row[Any]:
    replica = connection.execute(
        select(_REPLICAS.c.user_id, _REPLICAS.c.kind, _REPLICAS.c.revoke_mode)
        .where(_REPLICAS.c.id == replica_id)
        # Two tabs that begin at once are counted one after the other.
        .with_for_update(key_share=True)
    ).first()
    if replica is None or replica.user_id != actor.id or replica.kind != "field":
        raise NotYourReplica
    if replica.revoke_mode == "refuse":
        raise DeviceRefused
    return _row(connection, replica_id, sha256, size, actor.id, is_limited=True)


def _row(
    connection: Connection,
    replica_id: str,
    sha256: str,
    size: int,
    user_id: str,
    *,
    is_limited: bool = False,
) -> Row[Any]:
    """The upload's row: the one there is, begun again when it must be, or a new one."""
    mine = select(_UPLOADS).where(_UPLOADS.c.replica_id == replica_id, _UPLOADS.c.sha256 == sha256)
    upload = connection.execute(mine).first()
    if upload is not None and not _is_to_begin_again(upload, size):
        return upload
    values: dict[str, Any] = {"size": size, "offset": 0, "touched_at": instant_now()}
    if upload is not None:
        values |= {"state": "open", "stored_sha256": None}
        connection.execute(update(_UPLOADS).where(_UPLOADS.c.id == upload.id).values(values))
    else:
        if is_limited:
            check_limits(connection, user_id, replica_id, size)
        values |= {"id": str(uuid7()), "replica_id": replica_id, "sha256": sha256}
        values |= {"state": "open", "created_at": values["touched_at"]}
        connection.execute(insert(_UPLOADS).values(values))
    return connection.execute(mine).one()


def _is_to_begin_again(upload: Row[Any], size: int) -> bool:
    """Whether the server has lost the photo since (an older backup of the files), or was told of another
    size, of which only one can be right."""
    if upload.state == "stored":
        return not photo_store().has(upload.stored_sha256)
    return bool(upload.state == "open" and upload.size != size)


def _own(actor: Actor, upload_id: str) -> Row[Any]:
    upload = _found(upload_id)
    if upload is None or upload.user_id != actor.id:
        raise NotFound
    if upload.revoke_mode == "refuse":
        raise DeviceRefused
    return upload


def _found(upload_id: str) -> Row[Any] | None:
    with snapshot() as connection:
        return connection.execute(
            select(_UPLOADS, _REPLICAS.c.user_id, _REPLICAS.c.revoke_mode)
            .join(_REPLICAS, _REPLICAS.c.id == _UPLOADS.c.replica_id)
            .where(_UPLOADS.c.id == upload_id)
        ).first()


def _write(work: Callable[[Connection], T]) -> T:
    return in_one_transaction(work, patience_seconds=BUDGET_SECONDS)


def _dialect(connection: Connection) -> Any:
    return postgresql if connection.dialect.name == "postgresql" else sqlite
