"""A phone that sends photos, straight to the services; and what it says of them in its operations."""

import hashlib
from collections.abc import Iterator
from typing import Any

from server.access.actor import Actor
from server.services.photos.uploads import Progress, append_piece, begin_upload, upload_progress
from tests.sync.phone import Phone, creating, new_id, visiting
from tests.sync.photos.pictures import sha


class Sender:
    """One phone's way of sending: ask where to go on, send from there, ask again when in doubt."""

    def __init__(self, actor: Actor, replica: str, piece: int = 1000) -> None:
        self.actor = actor
        self.replica = replica
        self.piece = piece

    @classmethod
    def of(cls, phone: Phone, piece: int = 1000) -> "Sender":
        """The sender of a phone."""
        return cls(phone.actor, phone.replica, piece)

    def begin(self, content: bytes, **other: Any) -> Progress:
        """Announce these bytes."""
        told = {"replica": self.replica, "sha256": sha(content), "size": len(content)}
        return begin_upload(self.actor, **(told | other))

    def add(self, upload: Progress | str, piece: bytes, offset: int) -> Progress:
        """Send one piece, with its true checksum."""
        name = upload if isinstance(upload, str) else upload.id
        checksum = hashlib.sha256(piece).digest()
        return append_piece(self.actor, name, offset=offset, checksum=checksum, content=piece)

    def look(self, upload: Progress) -> Progress:
        """Ask how far it has come."""
        return upload_progress(self.actor, upload.id)

    def pieces(self, content: bytes, offset: int = 0) -> Iterator[tuple[int, bytes]]:
        """The pieces from an offset on."""
        for at in range(offset, len(content), self.piece):
            yield at, content[at : at + self.piece]

    def send(self, content: bytes) -> Progress:
        """Send what is missing, to the end."""
        upload = self.begin(content)
        for at, piece in self.pieces(content, upload.offset):
            upload = self.add(upload, piece, at)
        return upload


def naming(entry_id: str, *contents: bytes, **fields: Any) -> list[dict[str, Any]]:
    """The changes that name these photos as parts of an entry."""
    return [
        creating(
            "attachment",
            new_id(),
            **{
                "entry_id": entry_id,
                "slot": "before",
                "position": position,
                "taken_at": "2026-11-17T07:45:00.000Z",
                "media_type": "image/jpeg",
                "sha256": sha(content),
                "size": len(content),
            }
            | fields,
        )
        for position, content in enumerate(contents, 1)
    ]


def save_visit(phone: Phone, *contents: bytes) -> tuple[str, list[str]]:
    """Save a visit with these photos; the ids of its entry and of its photos."""
    entry_id = new_id()
    photos = naming(entry_id, *contents)
    phone.save(*visiting(entry_id), *photos)
    return entry_id, [each["id"] for each in photos]
