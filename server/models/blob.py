"""A blob: the bytes of a photo as the server keeps them, in a file named by their hash."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.extensions import db
from server.models.synced import Instant


class Blob(db.Model):
    """One file in the instance's photo folder; several attachments can name it.

    `asked_at` is when it was last asked whether anything still names the photo.
    """

    __tablename__ = "blobs"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    received_sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[str] = mapped_column(Instant)
    asked_at: Mapped[str | None] = mapped_column(Instant)
