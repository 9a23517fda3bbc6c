"""The photos of a rescue file: taken in as if the phone had sent them."""

import base64
import binascii
import hashlib

from sqlalchemy import or_, select

from server.access.actor import Actor
from server.access.among import among
from server.extensions import snapshot
from server.models import Attachment, Upload
from server.services.photos.limits import MAX_BYTES
from server.services.photos.uploads import take_in_whole
from server.services.rescue_file import RescuedPhoto
from server.sync.ledger import LEDGER
from server.sync.operation import Submitted, read_operation

_ATTACHMENTS = Attachment.__table__.c
_UPLOADS = Upload.__table__.c


def keep_photo(replica_id: str, owner: Actor, photo: RescuedPhoto) -> bool:
    """Keep one photo of the file; False when it could not be, and the file has to be kept for it.

    Raises TryLater when the disk is full or the database stays busy.
    """
    try:
        content = base64.b64decode(photo.data, validate=True)
    except binascii.Error:
        return False
    is_true = hashlib.sha256(content).hexdigest() == photo.sha256 and len(content) == photo.size
    if not is_true or not 0 < len(content) <= MAX_BYTES:
        return False
    return take_in_whole(owner, replica_id, content)


def photos_left(replica_id: str) -> int:
    """How many photos the replica has told of whose bytes have not come.

    Told by the ledger, because what is held has no row yet. A photo that was taken out of its visit, or
    is damaged on the phone, is not waited for.
    """
    with snapshot() as connection:
        bodies = connection.execute(
            select(LEDGER.c.raw_payload).where(
                LEDGER.c.replica_id == replica_id, LEDGER.c.raw_payload.contains('"attachment"')
            )
        ).scalars()
        told = {
            change.id: change.set["sha256"]
            for body in bodies
            for change in read_operation(replica_id, Submitted(0, body)).changes
            if change.entity.name == "attachment" and change.action == "create"
        }
        come = select(_UPLOADS.sha256).where(
            _UPLOADS.replica_id == replica_id, _UPLOADS.state != "open"
        )
        over = select(_ATTACHMENTS.id).where(
            among(connection, _ATTACHMENTS.id, told),
            or_(_ATTACHMENTS.deleted_at.is_not(None), _ATTACHMENTS.state != "waiting"),
        )
        for attachment_id in connection.execute(over).scalars():
            del told[attachment_id]
        return len(set(told.values()) - set(connection.execute(come).scalars()))
