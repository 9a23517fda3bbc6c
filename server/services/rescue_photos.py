"""The photos of a rescue file: taken in as if the phone had sent them."""

from server.access.actor import Actor
from server.services.rescue_file import RescuedPhoto


def keep_photo(_replica_id: str, _owner: Actor, _photo: RescuedPhoto) -> bool:
    """Keep one photo of the file; False when it could not be, and the file has to be kept for it."""
    return False
