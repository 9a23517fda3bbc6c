"""What stands around operations on the wire: packing, limits, and the envelope of a push."""

import gzip
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import marshmallow as ma
import orjson

from server.clock import utc_now
from server.errors import Malformed, TooLarge, WrongMediaType
from server.sync.fields import clean_instant
from server.sync.operation import Submitted

#: sync.md, decision 18.
SENT_BYTES = 512 * 1024
UNPACKED_BYTES = 4 * 1024 * 1024
OPERATIONS = 500

#: Below this, packing costs more than it saves.
_WORTH_PACKING = 1_000
#: What is told of an operation beside its body.
_OPERATION = frozenset({"seq", "body"})
_LARGEST_SEQ = 2**53 - 1
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Push:
    """A push whose envelope has been understood."""

    request_id: str
    replica_id: str
    build: str
    clock_offset_ms: int
    operations: list[Submitted]
    report: dict[str, Any] | None = None


def unpack(sent: bytes, encoding: str | None) -> bytes:
    """The request's body; raises TooLarge, WrongMediaType or Malformed.

    A packed body is unpacked no further than what is allowed, so that a small one cannot fill the memory.
    """
    if len(sent) > SENT_BYTES:
        raise TooLarge
    if encoding in (None, "", "identity"):
        return sent
    if encoding != "gzip":
        raise WrongMediaType
    reader = zlib.decompressobj(_GZIP)
    try:
        body = reader.decompress(sent, UNPACKED_BYTES + 1)
    except zlib.error:
        raise Malformed from None
    if len(body) > UNPACKED_BYTES:
        raise TooLarge
    if not reader.eof or reader.unused_data:
        raise Malformed
    return body


def read_json(body: bytes) -> dict[str, Any]:
    """The body as a JSON object; raises Malformed."""
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise Malformed from None
    if not isinstance(content, dict):
        raise Malformed
    return content


def read_push(body: bytes, schema: ma.Schema) -> Push:
    """The push in `body`. `schema` reads everything but the operations, which are too many for it.

    Raises Malformed with the fields that were wrong, or TooLarge when there are too many operations.
    """
    content = read_json(body)
    operations = content.pop("ops", None)
    head = load(schema, content)
    if not isinstance(operations, list):
        raise Malformed(fields={"ops": ["required"]})
    if len(operations) > OPERATIONS:
        raise TooLarge(fields={"ops": ["too_long"]})
    submitted = []
    for operation in operations:
        if not isinstance(operation, dict) or operation.keys() != _OPERATION:
            raise Malformed(fields={"ops": ["invalid"]})
        seq, text = operation["seq"], operation["body"]
        if not isinstance(seq, int) or not isinstance(text, str):
            raise Malformed(fields={"ops": ["invalid"]})
        if isinstance(seq, bool) or not 0 < seq <= _LARGEST_SEQ:
            raise Malformed(fields={"ops.seq": ["out_of_range"]})
        submitted.append(Submitted(seq, text))
    return Push(
        head["request_id"],
        head["replica"],
        head["build"],
        _offset(head["device_now"]),
        submitted,
        head.get("report"),
    )


def load(schema: ma.Schema, content: dict[str, Any]) -> dict[str, Any]:
    """Read `content` with a schema; raises Malformed with the fields that were wrong."""
    try:
        loaded: dict[str, Any] = schema.load(content)
    except ma.ValidationError as error:
        messages = error.messages_dict
        fields = {str(name): ["invalid"] for name in messages}
        raise Malformed(fields=fields) from None
    return loaded


def pack(body: bytes, accepted: bool) -> tuple[bytes, str | None]:
    """The answer as it is sent, and its encoding: packed lightly when that is accepted and worth it."""
    if not accepted or len(body) < _WORTH_PACKING:
        return body, None
    return gzip.compress(body, compresslevel=1, mtime=0), "gzip"


def _offset(device_now: str) -> int:
    """How far the device's clock is ahead of ours, in milliseconds."""
    told = clean_instant(device_now)
    if told is None:
        raise Malformed(fields={"device_now": ["invalid"]})
    ahead = datetime.fromisoformat(told) - utc_now()
    return round(ahead.total_seconds() * 1000)
