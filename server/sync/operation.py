"""An operation: one saved action of a person, read from the text that its writer sealed."""

import hashlib
import json
import uuid
from dataclasses import dataclass, field
from typing import Any, Literal

import orjson

from server.ids import is_uuid
from server.sync import upcasters
from server.sync.entities import ENTITIES, OPERATION
from server.sync.entity import Entity
from server.sync.fields import clean_instant
from server.sync.refusals import Refused

SCHEMA = 1
MAX_BYTES = 64 * 1024
MAX_CHANGES = 20

#: Makes ids for what came without a usable one; the same bytes get the same id again.
NAMESPACE = uuid.UUID("7d3c1b52-5d0e-5a67-9a53-1f0a5b0f6c21")

Action = Literal["create", "patch", "delete", "act"]
_ACTIONS = frozenset({"create", "patch", "delete", "act"})
#: The acts, by what they are done to.
ACTS: dict[str, frozenset[str]] = {
    "log_entry": frozenset({"submit", "approve", "return", "correct", "void"}),
    "field_conflict": frozenset({"keep", "take"}),
    "operation": frozenset({"accept", "decline", "retry", "withdraw"}),
}
_ACTS = frozenset().union(*ACTS.values())
#: What a change can be about: a synced row, or an operation that is parked.
_ADDRESSED = {**ENTITIES, OPERATION.name: OPERATION}


@dataclass(frozen=True, slots=True)
class Submitted:
    """An operation as it came: its number in the writer's log, and its body, byte for byte."""

    seq: int
    body: str


@dataclass(frozen=True, slots=True)
class After:
    """The base of a change: whatever version an earlier operation of the same replica left."""

    op_id: str


@dataclass(slots=True)
class Change:
    """One record's part of an operation; `base` and `set` are canonical.

    Only the `set` of a choice in a conflict is as it came: the conflict alone knows whose fields they are.
    """

    entity: Entity
    id: str
    action: Action
    base_version: int | After
    base: dict[str, Any]
    set: dict[str, Any]
    act: str | None


@dataclass(slots=True)
class Operation:
    """A read operation. `problem` says why it cannot be applied whatever the tables hold.

    `ledger_id` is its id in the ledger: its own, unless it has none or has another's (see `renamed`).
    """

    seq: int
    body: str
    sha256: str
    op_id: str
    ledger_id: str
    schema: int | None = None
    at: str | None = None
    tz: str | None = None
    supersedes: str | None = None
    changes: list[Change] = field(default_factory=list)
    problem: Refused | None = None

    def renamed(self) -> str:
        """The ledger id of an operation whose own id belongs to other bytes."""
        return derived_id(self.op_id, self.sha256)


def derived_id(*parts: object) -> str:
    """An id that follows from `parts`, so that a repeat finds what the first delivery stored."""
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, parts))))


def read_operation(replica_id: str, submitted: Submitted, *, is_limited: bool = True) -> Operation:
    """Read an operation. Never raises: what is wrong with it becomes its `problem`."""
    payload = submitted.body.encode()
    digest = hashlib.sha256(payload).hexdigest()
    try:
        content = _parse(submitted.body)
    except (ValueError, RecursionError):
        content = None
    op_id = content.get("op_id") if isinstance(content, dict) else None
    if not isinstance(content, dict) or not isinstance(op_id, str) or not is_uuid(op_id):
        name = derived_id(replica_id, submitted.seq, digest)
        return Operation(
            submitted.seq, submitted.body, digest, name, name, problem=_malformed("body")
        )
    operation = Operation(submitted.seq, submitted.body, digest, op_id, op_id)
    try:
        _read_frame(operation, content)
        if is_limited and len(payload) > MAX_BYTES:
            raise Refused("operation_too_large")
        if operation.schema != SCHEMA:
            content = _lifted(operation, content)
        _read_changes(operation, content, MAX_CHANGES if is_limited else None)
    except Refused as refused:
        operation.problem = refused
    return operation


def _parse(body: str) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        # Half an emoji, cut by a length limit on the phone, is read by the slower reader.
        return json.loads(body)


def _malformed(field_name: str) -> Refused:
    return Refused("malformed", field=field_name, outcome="quarantined")


def _read_frame(operation: Operation, content: dict[str, Any]) -> None:
    schema, tz, supersedes = content.get("schema"), content.get("tz"), content.get("supersedes")
    at = content.get("at")
    if at is not None:
        operation.at = clean_instant(at)
    if isinstance(tz, str) and len(tz) <= 40 and "\x00" not in tz:
        operation.tz = tz
    if is_uuid(supersedes):
        operation.supersedes = supersedes
    if type(schema) is not int or not 0 < schema < 2**31:
        raise _malformed("schema")
    operation.schema = schema
    if not upcasters.OLDEST <= schema <= SCHEMA:
        # Before anything else is looked at: only another server knows what the rest means.
        raise Refused("unknown_schema", outcome="held")
    if at is not None and operation.at is None:
        raise _malformed("at")


def _lifted(operation: Operation, content: dict[str, Any]) -> dict[str, Any]:
    """The content as today's app would have written it."""
    try:
        return upcasters.upcast(content, operation.schema or SCHEMA, SCHEMA)
    except Refused:
        raise
    except Exception:
        # A step that stumbles over what is in its way: such a body is broken, or the step is.
        raise _malformed("changes") from None


def _read_changes(operation: Operation, content: dict[str, Any], most: int | None) -> None:
    changes = content.get("changes")
    if not isinstance(changes, list) or not changes:
        raise _malformed("changes")
    if most is not None and len(changes) > most:
        raise Refused("too_many_changes")
    operation.changes = [_read_change(change) for change in changes]


def _read_change(change: Any) -> Change:
    if not isinstance(change, dict):
        raise _malformed("changes")
    get = change.get
    record_id, action, act = get("id"), get("action"), get("act")
    if not is_uuid(record_id):
        raise _malformed("id")
    if not isinstance(action, str) or action not in _ACTIONS:
        raise _malformed("action")
    if (action == "act") != (isinstance(act, str) and act in _ACTS):
        raise _malformed("act")
    base, new = get("base") or {}, get("set") or {}
    if not isinstance(base, dict) or not isinstance(new, dict):
        raise _malformed("set")
    name = get("entity")
    entity = _ADDRESSED.get(name) if isinstance(name, str) else None
    if entity is None:
        raise Refused("unknown_entity", field=name if isinstance(name, str) else None)
    version = _read_base_version(get("base_version"))
    if base:
        base = _clean_base(entity, base)
    if new and not (act and entity.name == "field_conflict"):
        entity.clean(new)
    # Given by their places, which takes half as long; a push makes two thousand.
    return Change(entity, record_id, action, version, base, new, act)  # type: ignore[arg-type] # a closed set


def _clean_base(entity: Entity, base: dict[str, Any]) -> dict[str, Any]:
    """What the writer saw; a value that can never have stood there becomes one that matches nothing."""
    cleaned = {}
    for name, value in base.items():
        if name not in entity.by_name:
            raise Refused("unknown_field", field=name)
        try:
            cleaned[name] = entity.by_name[name].clean(value)
        except Refused:
            cleaned[name] = {"unreadable": True}
    return cleaned


def _read_base_version(value: Any) -> int | After:
    if type(value) is int and 0 <= value < 2**31:
        return value
    if isinstance(value, dict) and len(value) == 1 and is_uuid(op_id := value.get("after")):
        return After(op_id)
    raise _malformed("base_version")
