"""The envelope of the sync routes (docs/sync.md)."""

from marshmallow import fields, validate

from server.schemas.base import Schema, choice, instant, record_id, text, whole
from server.schemas.session import UserSchema

_LARGEST = 2**53 - 1
OUTCOMES = ("applied", "merged", "conflict", "late", "held", "rejected", "quarantined")
_STOPS = ("gap", "fork", "budget", "retry")
_RESETS = ("epoch", "scope", "cursor", "floor")


class _Request(Schema):
    """What every sync request begins with."""

    proto = whole(1, 1, required=True)
    request_id = text(64, shortest=1, required=True)


class _Reply(Schema):
    """What every sync reply begins with; a client believes a reply that echoes its `request_id`."""

    proto = whole(1, 1, required=True)
    request_id = text(64, required=True)
    epoch = record_id(required=True)


class EnrolRequestSchema(_Request):
    """A device asks for a replica."""

    label = text(120, required=True)
    platform = text(200, required=True)


class LeftBehindSchema(Schema):
    """An earlier phone of this user that said it had unsent work."""

    label = text(120, required=True, allow_none=True)
    pending = whole(1, 1_000_000, required=True)
    last_seen_at = instant(required=True, allow_none=True)


class RescueKeySchema(Schema):
    """The key that a rescue file is sealed to: X25519, base64url."""

    kid = text(40, required=True)
    public_key = text(43, required=True)


class EnrolReplySchema(_Reply):
    """The replica that this user has on this device, for life."""

    replica = record_id(required=True)
    server_now = instant(required=True)
    user = fields.Nested(UserSchema, required=True)
    left_behind = fields.List(fields.Nested(LeftBehindSchema), required=True)
    rescue_key = fields.Nested(RescueKeySchema, required=True)


class ReportSchema(Schema):
    """What a phone says of itself: how many operations are unsent, and the oldest one's instant."""

    pending = whole(0, 1_000_000, required=True)
    oldest_unsent_at = instant(required=True, allow_none=True)
    is_storage_persistent = fields.Boolean(required=True, allow_none=True)
    schema = whole(
        1, 10_000, required=True, metadata={"description": "The newest operation schema it knows."}
    )


class OperationSchema(Schema):
    """One operation: its number in the replica's log, and the text that was sealed when it was saved."""

    seq = whole(1, _LARGEST, required=True)
    body = text(512 * 1024, required=True)


class PushHeadSchema(_Request):
    """A push without its operations."""

    build = text(80, required=True)
    epoch = record_id(required=True)
    replica = record_id(required=True)
    device_now = instant(required=True)
    report = fields.Nested(ReportSchema)


class PushRequestSchema(PushHeadSchema):
    """A push: operations in the order of their numbers. It may be packed with gzip."""

    ops = fields.List(
        fields.Nested(OperationSchema), required=True, validate=validate.Length(max=500)
    )


class ResultSchema(Schema):
    """What became of one operation."""

    op_id = record_id(required=True)
    outcome = choice(*OUTCOMES, required=True)
    reason = text(60, metadata={"description": "A key, or a key and a field: `key:field`."})
    server_seq = whole(1, _LARGEST, required=True)
    versions = fields.Dict(
        keys=record_id(),
        values=whole(1, _LARGEST),
        required=True,
        validate=validate.Length(max=20),
        metadata={"description": "The versions of the touched records, by their ids."},
    )
    conflicts = fields.List(record_id(), required=True)


class PushReplySchema(_Reply):
    """A result for each operation up to the stop, in their order."""

    server_now = instant(required=True)
    last_seq = whole(0, _LARGEST, required=True)
    results = fields.List(fields.Nested(ResultSchema), required=True)
    stop = choice(*_STOPS)
    retry_after = whole(0, 3600, metadata={"description": "Seconds."})


class RecordKeySchema(Schema):
    """A record: its entity and its id."""

    entity = text(40, shortest=1, required=True)
    id = record_id(required=True)


class PullRequestSchema(_Request):
    """Where a phone says it is. `scope_rev` is null before the first page of a first load.

    With `want` the reply holds those records as they are now, or gone, and `to` is the given cursor.
    """

    epoch = record_id(required=True)
    replica = record_id(required=True)
    cursor = whole(0, _LARGEST, required=True)
    scope_rev = whole(0, _LARGEST, required=True, allow_none=True)
    limit = whole(1, 10_000)
    want = fields.List(fields.Nested(RecordKeySchema), validate=validate.Length(max=2_000))
    report = fields.Nested(ReportSchema)


class ChangeSchema(Schema):
    """A record as it is now: its `row`, or that it is `gone` for this phone."""

    entity = text(40, required=True)
    id = record_id(required=True)
    version = whole(1, _LARGEST, required=True)
    row = fields.Dict(keys=fields.String(), values=fields.Raw(), validate=validate.Length(max=100))
    gone = choice("deleted", "scope")


class OutcomeSchema(Schema):
    """The n-th outcome of an operation of this phone, or a later one of its user's other phones."""

    op_id = record_id(required=True)
    n = whole(1, _LARGEST, required=True)
    outcome = choice(*OUTCOMES, required=True)
    reason = text(60, required=True, allow_none=True)
    server_seq = whole(1, _LARGEST, required=True)
    comment = text(500, metadata={"description": "What whoever decided said to the writer."})


class PullReplySchema(_Reply):
    """A page. With `reset` it is empty: on `epoch` and `cursor` the phone begins a new cache from cursor 0,
    on `scope` and `floor` it repairs the one it has by the manifest."""

    server_now = instant(required=True)
    last_seq = whole(0, _LARGEST, required=True)
    scope_rev = whole(0, _LARGEST, required=True)
    pack_days = whole(
        0,
        36_500,
        required=True,
        metadata={
            "description": "How many days a case stays on a phone after the user's last work on it."
        },
    )
    to = whole(0, _LARGEST, required=True)
    more = fields.Boolean(required=True)
    changes = fields.List(fields.Nested(ChangeSchema), required=True)
    outcomes = fields.List(fields.Nested(OutcomeSchema), required=True)
    reset = choice(*_RESETS)
    upgrade = fields.Boolean(
        metadata={"description": "The app is too old to be given rows; it can still send."}
    )


class ManifestRequestSchema(_Request):
    """A page of the manifest, after a record; `digest` is SHA-256 of the lines `entity/id/version` that
    the phone holds, in the manifest's order, each with a line feed."""

    epoch = record_id(required=True)
    replica = record_id(required=True)
    after = fields.Nested(RecordKeySchema, required=True, allow_none=True)
    limit = whole(1, 5_000)
    digest = fields.String(validate=validate.Regexp("^[0-9a-f]{64}$", error="invalid"))


class ManifestReplySchema(_Reply):
    """Id and version of the records that the phone may hold: entities in their order, ids ascending.

    A pull goes on from the `seq` of the first page. With `is_same` or `reset` there are no records.
    """

    seq = whole(0, _LARGEST, required=True)
    scope_rev = whole(0, _LARGEST, required=True)
    records = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.List(fields.Raw())),
        required=True,
        validate=validate.Length(max=100),
    )
    more = fields.Boolean(required=True)
    next = fields.Nested(RecordKeySchema, required=True, allow_none=True)
    is_same = fields.Boolean(required=True)
    reset = choice("epoch")
