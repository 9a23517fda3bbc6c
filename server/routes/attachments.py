"""Photos: their bytes come from phones, in pieces; the office looks at them (docs/sync.md)."""

import base64
import binascii
import re
from typing import Any

from flask import Response, request

from server import limits
from server.access.guard import current_actor, requires
from server.csrf import takes_bytes
from server.errors import Invalid
from server.parsing import Blueprint
from server.schemas.attachments import UploadRequestSchema, UploadSchema
from server.services.photos import reading, uploads

blp = Blueprint(
    "attachments", __name__, url_prefix="/api/attachments", description="Photos of entries."
)

_OFFSET = re.compile(r"\d{1,8}", re.ASCII)
_CHECKSUM = re.compile(r"sha256 ([A-Za-z0-9+/]{43}=)")
_PIECE = {
    "required": True,
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


def _header(name: str, pattern: str, description: str) -> dict[str, Any]:
    schema = {"type": "string", "pattern": f"^{pattern}$"}
    described = {"name": name, "in": "header", "required": True, "description": description}
    return described | {"schema": schema}


_HEADERS = [
    _header("Upload-Offset", r"\d{1,8}", "Where the piece begins, in bytes."),
    _header("Upload-Checksum", _CHECKSUM.pattern, "The piece's SHA-256, in base64."),
]
_PICTURE = {"type": "string", "format": "binary"}


@blp.post("/uploads")
@requires("sync.use")
@blp.arguments(UploadRequestSchema)
@blp.response(200, UploadSchema)
def begin_upload(asked: dict[str, Any]) -> uploads.Progress:
    """Announce a photo's bytes, and learn where to go on; doing it again is harmless."""
    return uploads.begin_upload(
        current_actor(), replica=asked["replica"], sha256=asked["sha256"], size=asked["size"]
    )


@blp.get("/uploads/<uuid:upload_id>")
@requires("sync.use")
@blp.response(200, UploadSchema)
def read_upload(upload_id: object) -> uploads.Progress:
    """Tell how far an upload has come."""
    return uploads.upload_progress(current_actor(), str(upload_id))


@blp.patch("/uploads/<uuid:upload_id>")
@requires("sync.use")
@takes_bytes
@blp.doc(requestBody=_PIECE, parameters=_HEADERS)
@blp.response(200, UploadSchema)
def append_piece(upload_id: object) -> uploads.Progress:
    """Take in the next piece of a photo, which begins exactly where the upload has come to."""
    limits.limit_body(uploads.MAX_PIECE)
    offset, checksum = _told()
    return uploads.append_piece(
        current_actor(),
        str(upload_id),
        offset=offset,
        checksum=checksum,
        content=request.get_data(cache=False),
    )


@blp.get("/<uuid:attachment_id>/file")
@requires("entries.read")
@blp.response(200, _PICTURE, content_type="image/jpeg")
def read_file(attachment_id: object) -> Response:
    """Give the photo as the server drew it anew; only of an entry that one may read."""
    name, content = reading.photo_file(current_actor(), str(attachment_id))
    response = Response(content, content_type="image/jpeg")
    # A name of ours. Shown within our own page, it is a picture; by itself it could only be saved.
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _told() -> tuple[int, bytes]:
    offset = _OFFSET.fullmatch(request.headers.get("Upload-Offset", ""))
    checksum = _CHECKSUM.fullmatch(request.headers.get("Upload-Checksum", ""))
    try:
        digest = base64.b64decode(checksum[1], validate=True) if checksum else b""
    except binascii.Error:
        digest = b""
    if offset is None or len(digest) != 32:
        name = "Upload-Offset" if offset is None else "Upload-Checksum"
        raise Invalid(fields={name: ["invalid"]})
    return int(offset[0]), digest
