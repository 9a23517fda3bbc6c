"""A phone that sends a photo over HTTP: it asks where to go on, sends from there, and asks again in doubt."""

import base64
import hashlib
import json
from typing import Any

from tests.sync.proxy.http_phone import HttpPhone, Lost, Refused

UPLOADS = "/api/attachments/uploads"


class PhotoSender:
    """One photo on its way from one phone."""

    def __init__(self, phone: HttpPhone, content: bytes, piece: int = 600) -> None:
        self.phone = phone
        self.content = content
        self.piece = piece
        self.sha256 = hashlib.sha256(content).hexdigest()

    def begin(self) -> dict[str, Any]:
        """Announce the photo, or learn how far it has come."""
        told = {
            "proto": 1,
            "request_id": self.sha256[:32],
            "replica": self.phone.replica,
            "sha256": self.sha256,
            "size": len(self.content),
            "media_type": "image/jpeg",
        }
        headers = {"Content-Type": "application/json"}
        upload: dict[str, Any] = self.phone.ask("POST", UPLOADS, json.dumps(told).encode(), headers)
        return upload

    def add(self, upload: dict[str, Any]) -> dict[str, Any]:
        """Send the next piece."""
        at = upload["offset"]
        piece = self.content[at : at + self.piece]
        checksum = base64.b64encode(hashlib.sha256(piece).digest()).decode()
        headers = {
            "Content-Type": "application/octet-stream",
            "Upload-Offset": str(at),
            "Upload-Checksum": f"sha256 {checksum}",
        }
        done: dict[str, Any] = self.phone.ask("PATCH", f"{UPLOADS}/{upload['id']}", piece, headers)
        return done

    def send(self, most: int = 60) -> int:
        """Send what is missing, to the end; how many tries it took. Fails after `most`."""
        for attempt in range(1, most + 1):
            try:
                upload = self.begin()
                for _ in range(-(-len(self.content) // self.piece) + 1):
                    if upload["is_complete"]:
                        return attempt
                    upload = self.add(upload)
            except Lost:
                continue
            except Refused as refusal:
                # Another sender of the same photo was quicker; anything else is no fault of the line.
                if refusal.reason != "wrong_offset":
                    raise
                continue
        raise AssertionError(f"not sent after {most} tries")
