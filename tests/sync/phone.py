"""A phone in plain Python: an outbox, confirmed rows, a cursor. It knows the protocol and nothing else.

It goes straight to push and pull, without HTTP, so that a test can run thousands of operations; what it
sends and reads is the same text.
"""

import hashlib
import json
import uuid
from dataclasses import dataclass, field
from typing import Any

import orjson

from server.access.actor import Actor
from server.sync.commit import commit_operations
from server.sync.enrol import enrol
from server.sync.entities import ENTITIES
from server.sync.manifest import Asked, manifest
from server.sync.operation import Submitted
from server.sync.pull import Position, pull

Key = tuple[str, str]


class ReplyLost(Exception):
    """The network went away after the server had done its work."""


def new_id() -> str:
    return str(uuid.uuid4())


def creating(entity: str, record_id: str, **fields: Any) -> dict[str, Any]:
    return {
        "entity": entity,
        "id": record_id,
        "action": "create",
        "base_version": 0,
        "base": {},
        "set": fields,
    }


def patching(
    entity: str, record_id: str, base_version: Any, base: dict[str, Any], **fields: Any
) -> dict[str, Any]:
    change = creating(entity, record_id, **fields)
    return change | {"action": "patch", "base_version": base_version, "base": base}


def deleting(entity: str, record_id: str, base_version: Any) -> dict[str, Any]:
    return creating(entity, record_id) | {"action": "delete", "base_version": base_version}


def acting(act: str, entry_id: str, base_version: Any = 0) -> dict[str, Any]:
    change = creating("log_entry", entry_id) | {"action": "act", "act": act}
    return change | {"base_version": base_version}


def visiting(
    entry_id: str,
    *,
    lines: dict[str, int] | None = None,
    line_ids: list[str] | None = None,
    **fields: Any,
) -> list[dict[str, Any]]:
    """A visit of 2026-11-17 as a phone saves it: the entry, its lines, and the submission."""
    lines = {"cleaning": 30, "waste_removal": 15} if lines is None else lines
    total = sum(lines.values())
    entry = {
        "kind": "home_visit",
        "done_on": "2026-11-17",
        "started_at": "2026-11-17T07:40:00.000Z",
        "ended_at": "2026-11-17T08:25:00.000Z",
        "tz": "Europe/Oslo",
        "duration_minutes": total,
        "outcome": "completed",
        "was_offline": True,
    }
    ids = line_ids or [new_id() for _ in lines]
    return [
        creating("log_entry", entry_id, **(entry | fields)),
        *(
            creating(
                "task_line",
                line_id,
                entry_id=entry_id,
                position=position,
                task_type=task_type,
                duration_minutes=minutes,
            )
            for position, (line_id, (task_type, minutes)) in enumerate(
                zip(ids, lines.items(), strict=True), 1
            )
        ),
        acting("submit", entry_id),
    ]


@dataclass
class Logged:
    """An operation in the phone's own log."""

    seq: int
    op_id: str
    body: str
    changes: list[dict[str, Any]]


@dataclass
class Phone:
    """One user on one device."""

    actor: Actor
    replica: str = ""
    epoch: str = ""
    cursor: int = 0
    scope_rev: int | None = None
    last_seq: int = 0
    log: list[Logged] = field(default_factory=list)
    rows: dict[Key, dict[str, Any]] = field(default_factory=dict)
    versions: dict[Key, int] = field(default_factory=dict)
    results: dict[str, dict[str, Any]] = field(default_factory=dict)
    outcomes: dict[str, dict[str, Any]] = field(default_factory=dict)
    resets: list[str] = field(default_factory=list)
    #: Replicas that have sent this phone's operations again.
    forks: list[str] = field(default_factory=list)
    #: Whether a change of scope is repaired by the manifest; else everything is read again.
    repairs: bool = False

    def __post_init__(self) -> None:
        if not self.replica:
            made = enrol(self.actor, label="Phone of a test", platform="python")
            self.replica, self.epoch = made.replica_id, made.epoch

    def save(self, *changes: dict[str, Any], op_id: str | None = None, **frame: Any) -> str:
        """Save one action in the log; the operation's id."""
        op_id = op_id or new_id()
        content = {
            "op_id": op_id,
            "schema": 1,
            "at": "2026-11-17T08:26:00.000Z",
            "tz": "Europe/Oslo",
            "offset_min": 60,
            "changes": list(changes),
        }
        body = json.dumps(content | frame, ensure_ascii=False)
        self.log.append(Logged(len(self.log) + 1, op_id, body, list(changes)))
        return op_id

    def edit(self, entity: str, record_id: str, **fields: Any) -> str:
        """Change fields of a record as it stands on this phone, pending operations included.

        The base tells of the whole group of each field: it is the group that is merged as one.
        """
        seen, base_version = self.seen(entity, record_id)
        known = ENTITIES[entity]
        names = [name for field_name in fields for name in known.groups[known.group_of[field_name]]]
        base = {name: seen.get(name) for name in names}
        return self.save(patching(entity, record_id, base_version, base, **fields))

    def seen(self, entity: str, record_id: str) -> tuple[dict[str, Any], Any]:
        """The record as the phone shows it, and the base version of an edit."""
        row = dict(self.rows.get((entity, record_id), {}))
        base_version: Any = self.versions.get((entity, record_id), 0)
        for operation in self.log:
            answer = self.outcomes.get(operation.op_id)
            if answer is not None:
                continue
            for change in operation.changes:
                if change["entity"] == entity and change["id"] == record_id:
                    row |= change["set"]
                    base_version = {"after": operation.op_id}
        return row, base_version

    def batch(self) -> list[Submitted]:
        """What is to be sent: everything after the server's last number."""
        return [Submitted(each.seq, each.body) for each in self.log[self.last_seq :]]

    def push(self, *, is_reply_lost: bool = False, **options: Any) -> list[dict[str, Any]]:
        """Send the outbox; the results. Raises ReplyLost after the server's work when told to."""
        answer = commit_operations(self.replica, self.batch(), actor=self.actor, **options)
        if is_reply_lost:
            raise ReplyLost
        results = [orjson.loads(each) for each in answer.answers]
        self.results |= {each["op_id"]: each for each in results}
        self.last_seq = answer.last_seq
        return results

    def pull(self, limit: int | None = None) -> int:
        """Read page by page until there is no more; how many pages it took."""
        pages = 0
        while True:
            pages += 1
            page = self.pull_page(limit)
            if not page["more"] and "reset" not in page:
                return pages

    def pull_page(self, limit: int | None = None) -> dict[str, Any]:
        """Read one page, and take it in as one transaction would."""
        position = Position(self.replica, self.epoch, self.cursor, self.scope_rev, limit)
        page: dict[str, Any] = orjson.loads(pull(self.actor, position).json("request"))
        self.take(page)
        return page

    def take(self, page: dict[str, Any]) -> None:
        """Take a page in, as one transaction would."""
        if reset := page.get("reset"):
            self.resets.append(reset)
            if self.repairs and reset in ("scope", "floor"):
                self.repair()
                return
            self.rows, self.versions, self.outcomes = {}, {}, {}
            self.cursor, self.scope_rev, self.epoch = 0, None, page["epoch"]
            return
        for change in page["changes"]:
            key = (change["entity"], change["id"])
            if "gone" in change:
                self.rows.pop(key, None)
                self.versions.pop(key, None)
            elif change["version"] > self.versions.get(key, 0):
                self.rows[key], self.versions[key] = change["row"], change["version"]
        for outcome in page["outcomes"]:
            self.outcomes[outcome["op_id"]] = outcome
        self.cursor, self.scope_rev = page["to"], page["scope_rev"]

    def sync(self) -> None:
        """Push, then pull to the end."""
        self.push()
        self.pull()

    def digest(self) -> str:
        """What the phone holds, in one hash."""
        order = list(ENTITIES)
        keys = sorted(self.rows, key=lambda key: (order.index(key[0]), key[1]))
        lines = [f"{entity}/{id_}/{self.versions[entity, id_]}\n" for entity, id_ in keys]
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def manifest_page(self, after: Key | None = None, **options: Any) -> dict[str, Any]:
        """One page of the manifest, as it crosses the wire."""
        asked = Asked(self.replica, self.epoch, after, **options)
        page: dict[str, Any] = orjson.loads(manifest(self.actor, asked).json("request"))
        return page

    def repair(self, *, page_size: int | None = None, want_size: int = 2000) -> int:
        """Drop what the manifest does not name and fetch what it names in another version; how many rows
        were fetched. What is unsent is left alone."""
        told: dict[Key, int] = {}
        page = self.manifest_page(limit=page_size, digest=self.digest())
        seq, scope_rev = page["seq"], page["scope_rev"]
        missing: list[Key] = []
        if not page["is_same"]:
            while True:
                for entity, pairs in page["records"].items():
                    told |= {(entity, record_id): version for record_id, version in pairs}
                if not page["more"]:
                    break
                page = self.manifest_page(
                    (page["next"]["entity"], page["next"]["id"]), limit=page_size
                )
            for key in [key for key in self.rows if key not in told]:
                del self.rows[key], self.versions[key]
            missing = [key for key, version in told.items() if self.versions.get(key) != version]
        for start in range(0, len(missing), want_size):
            self.fetch(missing[start : start + want_size])
        self.cursor, self.scope_rev = seq, scope_rev
        return len(missing)

    def fetch(self, keys: list[Key]) -> dict[str, Any]:
        """Ask for some records as they are now."""
        position = Position(self.replica, self.epoch, self.cursor, self.scope_rev, want=tuple(keys))
        page: dict[str, Any] = orjson.loads(pull(self.actor, position).json("request"))
        assert page["to"] == self.cursor
        for change in page["changes"]:
            key = (change["entity"], change["id"])
            if "gone" in change:
                self.rows.pop(key, None)
                self.versions.pop(key, None)
            else:
                self.rows[key], self.versions[key] = change["row"], change["version"]
        return page

    def row(self, entity: str, record_id: str) -> dict[str, Any] | None:
        """A confirmed row."""
        return self.rows.get((entity, record_id))
