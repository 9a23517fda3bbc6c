"""The photos of a rescue file: taken in as if the phone had sent them."""

from typing import Any

from server.access.actor import Actor


def keep_photo(_replica_id: str, _owner: Actor, _photo: dict[str, Any]) -> bool:
    """Keep one photo of the file; False when it could not be, and the file has to be kept for it."""
    return False
