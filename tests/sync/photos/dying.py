"""A server process that sends itself SIGKILL at a named point of an upload: `python -m` with what to do.

Standard input is JSON: database_url, instance, point, user, upload, offset, and the piece as base64.
"""

import base64
import hashlib
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from server import create_app
from server.access.actor import Actor
from server.config import Settings
from server.services.photos import uploads
from server.services.photos.store import FolderStore, _PartialFile
from server.sync import photo_receipts

#: Each point: where the function lives, its name, and whether death comes before it or after it.
POINTS: dict[str, tuple[Any, str, str]] = {
    "before the piece is written": (_PartialFile, "add", "before"),
    "between the file and the row": (_PartialFile, "add", "after"),
    "after the row": (uploads, "note_offset", "after"),
    "when all has come, before it is drawn": (uploads, "clean_picture", "before"),
    "before the photo is kept": (FolderStore, "keep", "before"),
    "between the photo and its row": (FolderStore, "keep", "after"),
    "before the last row": (uploads, "conclude", "before"),
    "after the last row": (uploads, "conclude", "after"),
    "before the partial file goes": (_PartialFile, "remove", "before"),
    "after the partial file has gone": (_PartialFile, "remove", "after"),
    "before the receipt": (uploads, "settle_soon", "before"),
    "between the decision and the receipt": (photo_receipts, "commit_job", "before"),
    "in the transaction of the receipt": (photo_receipts, "commit_job", "after"),
    "after the receipt": (uploads, "settle_soon", "after"),
}


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _deadly(real: Callable[..., Any], when: str) -> Callable[..., Any]:
    def die(*arguments: Any, **options: Any) -> Any:
        if when == "before":
            _die()
        answer = real(*arguments, **options)
        _die()
        return answer

    return die


def main() -> None:
    """Take in the piece, and die on the way."""
    told = json.load(sys.stdin)
    place, name, when = POINTS[told["point"]]
    setattr(place, name, _deadly(getattr(place, name), when))
    settings = Settings(
        instance=Path(told["instance"]), database_url=told["database_url"], is_testing=True
    )
    piece = base64.b64decode(told["piece"])
    with create_app(settings).app_context():
        uploads.append_piece(
            Actor(told["user"], "ASK", "Person ASK", roles=frozenset({"field_worker"})),
            told["upload"],
            offset=told["offset"],
            checksum=hashlib.sha256(piece).digest(),
            content=piece,
        )


if __name__ == "__main__":
    main()
