"""The sync routes: enrol, push, pull, manifest (docs/sync.md)."""

from dataclasses import asdict
from typing import Any

import marshmallow as ma
import orjson
from flask import Response, request
from flask_smorest import Blueprint

from server import limits
from server.access.actor import Actor
from server.access.guard import current_actor, requires
from server.clock import instant_now
from server.schemas.sync import (
    EnrolReplySchema,
    EnrolRequestSchema,
    ManifestReplySchema,
    ManifestRequestSchema,
    PullReplySchema,
    PullRequestSchema,
    PushHeadSchema,
    PushReplySchema,
    PushRequestSchema,
)
from server.services.long_write import is_long_write, refuse_during_long_write
from server.services.rescue_key import current_key
from server.sync.commit import commit_operations
from server.sync.enrol import enrol
from server.sync.envelope import SENT_BYTES, load, pack, read_json, read_push, unpack
from server.sync.manifest import Asked, manifest
from server.sync.phone_report import PhoneReport, keep_report, note_report
from server.sync.pull import Position, pull

PROTO = 1

blp = Blueprint("sync", __name__, url_prefix="/api/sync", description="Sync with phones.")

_HEAD = PushHeadSchema()
_ENROL = EnrolRequestSchema()
_PULL = PullRequestSchema()
_MANIFEST = ManifestRequestSchema()


def _takes(schema: type[ma.Schema]) -> dict[str, Any]:
    """The body in the contract. It is read by hand, because five hundred operations are too many for a
    schema and because it may be packed."""
    return {"required": True, "content": {"application/json": {"schema": schema}}}


@blp.post("/enrol")
@requires("sync.use")
@blp.doc(requestBody=_takes(EnrolRequestSchema))
@blp.response(200, EnrolReplySchema)
def enrol_device() -> Response:
    """Give this user on this device a replica."""
    actor = _counted()
    refuse_during_long_write()
    asked = load(_ENROL, read_json(_body()))
    made = enrol(actor, label=asked["label"], platform=asked["platform"])
    reply = {
        "proto": PROTO,
        "request_id": asked["request_id"],
        "replica": made.replica_id,
        "epoch": made.epoch,
        "server_now": instant_now(),
        "left_behind": made.left_behind,
        "rescue_key": asdict(current_key()),
        "user": actor.as_told(),
    }
    return _answer(orjson.dumps(reply))


@blp.post("/push")
@requires("sync.use")
@blp.doc(requestBody=_takes(PushRequestSchema))
@blp.response(200, PushReplySchema)
def push_operations() -> Response:
    """Take in operations, each on its own; sending the same again is harmless."""
    actor = _counted()
    refuse_during_long_write()
    asked = read_push(_body(), _HEAD)
    report = PhoneReport(**asked.report) if asked.report else None
    batch = commit_operations(
        asked.replica_id,
        asked.operations,
        actor=actor,
        clock_offset_ms=asked.clock_offset_ms,
        note=lambda connection: note_report(connection, asked.replica_id, report, asked.build),
    )
    head: dict[str, Any] = {
        "proto": PROTO,
        "request_id": asked.request_id,
        "epoch": batch.epoch,
        "server_now": instant_now(),
        "last_seq": batch.last_seq,
    }
    if batch.stop:
        head["stop"] = batch.stop
    if batch.retry_after is not None:
        head["retry_after"] = batch.retry_after
    answers = ",".join(batch.answers).encode()
    return _answer(orjson.dumps(head)[:-1] + b',"results":[' + answers + b"]}")


@blp.post("/pull")
@requires("sync.use")
@blp.doc(requestBody=_takes(PullRequestSchema))
@blp.response(200, PullReplySchema)
def pull_changes() -> Response:
    """Give the next page of what this phone has not seen."""
    actor = _counted()
    asked = load(_PULL, read_json(_body()))
    told = asked.get("report")
    page = pull(
        actor,
        Position(
            asked["replica"],
            asked["epoch"],
            asked["cursor"],
            asked["scope_rev"],
            asked.get("limit"),
            tuple((each["entity"], each["id"]) for each in asked.get("want") or ()),
            told["schema"] if told else None,
        ),
    )
    if not is_long_write():
        report = PhoneReport(**told) if told else None
        keep_report(asked["replica"], report, page.standing, page.held)
    return _answer(page.json(asked["request_id"]))


@blp.post("/manifest")
@requires("sync.use")
@blp.doc(requestBody=_takes(ManifestRequestSchema))
@blp.response(200, ManifestReplySchema)
def tell_manifest() -> Response:
    """Say which records this phone may hold, and in which versions."""
    actor = _counted()
    asked = load(_MANIFEST, read_json(_body()))
    after = asked["after"]
    page = manifest(
        actor,
        Asked(
            asked["replica"],
            asked["epoch"],
            after and (after["entity"], after["id"]),
            asked.get("limit"),
            asked.get("digest"),
        ),
    )
    return _answer(page.json(asked["request_id"]))


def _counted() -> Actor:
    """Who is asking, with this request counted. Raises TooManyAttempts."""
    actor = current_actor()
    limits.count_sync(actor.id)
    return actor


def _body() -> bytes:
    request.max_content_length = SENT_BYTES
    return unpack(request.get_data(cache=False), request.headers.get("Content-Encoding"))


def _answer(body: bytes) -> Response:
    sent, encoding = pack(body, request.accept_encodings.quality("gzip") > 0)
    response = Response(sent, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    response.headers["Vary"] = "Accept-Encoding"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    return response
