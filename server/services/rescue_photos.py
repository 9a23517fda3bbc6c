"""The photos of a rescue file: taken in as if the phone had sent them."""

import base64
import binascii
import hashlib

from server.access.actor import Actor
from server.services.photos.limits import MAX_BYTES
from server.services.photos.uploads import take_in_whole
from server.services.rescue_file import RescuedPhoto


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
