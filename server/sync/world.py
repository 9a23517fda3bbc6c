"""The records that a batch of operations touches, in memory, and what each operation does to them."""

from dataclasses import dataclass, field, replace
from typing import Any

from server.access.actor import Actor
from server.sync.entity import Entity
from server.sync.operation import Operation

Key = tuple[str, str]


@dataclass(slots=True)
class Record:
    """One row: version 0 is a row that the tables do not have yet."""

    entity: Entity
    id: str
    fields: dict[str, Any]
    version: int
    deleted_at: str | None = None
    #: The version that the tables hold, 0 for none.
    stored_version: int = 0
    #: The record's place in the world.
    key: Key = field(init=False)

    def __post_init__(self) -> None:
        self.key = (self.entity.name, self.id)


@dataclass(frozen=True, slots=True)
class Writer:
    """Who sends the operations of a batch, and from what kind of replica: field, office or system.

    `vouched_by` is the reviewer who lets an operation through that would otherwise be late or held.
    """

    actor: Actor
    kind: str
    replica_id: str
    vouched_by: Actor | None = None

    @property
    def is_phone(self) -> bool:
        """Whether the operations come from a phone, and so from the field worker's view."""
        return self.kind == "field"

    @property
    def is_system(self) -> bool:
        """Whether the operations come from an import or a job, which may set every field."""
        return self.kind == "system"


@dataclass(slots=True)
class History:
    """What one version of a record changed."""

    record: Record
    version: int
    op_id: str
    before: dict[str, Any] | None
    after: dict[str, Any]


@dataclass(slots=True)
class Parked:
    """An operation that the ledger has and that was not applied, or not wholly; with its latest outcome.

    `operation` is there when it is to be decided again, `writer` then as whom, and `reachable` what that
    writer may change or refer to.
    """

    op_id: str
    sent_id: str
    replica_id: str
    user_id: str
    n: int
    outcome: str
    reason: str | None
    versions: dict[str, int]
    conflicts: list[str]
    operation: Operation | None = None
    writer: Writer | None = None
    reachable: dict[str, set[str]] = field(default_factory=dict)


@dataclass
class World:
    """Everything that deciding a batch may ask for.

    `reachable` holds, for each entity, the ids that the writer may change or refer to: for a phone what
    its user may see, else what exists (deleted rows included: a visit to a plan that was withdrawn has
    still been made). `lines` maps an entry to its task lines, `companions` to the users who took part.
    `planned` maps a visit to its workers, `landlord_of` a place to its landlord, `parts` an entry or a
    plan to the rows that are seen through it. `nominated` is what this batch names in the log unchanged.
    `seen_cases` are the cases in the day pack of the phone that makes entries here, and None.
    `conflicts` are this user's open ones by entity, record and group. `since` is the first day of the day
    pack. `answers` are the outcome and the versions that earlier operations left, for `{"after": op_id}`.
    `parked` are the operations that this batch moves on, or whose conflicts it touches.
    """

    now: str
    since: str
    writer: Writer
    records: dict[Key, Record] = field(default_factory=dict)
    reachable: dict[str, set[str]] = field(default_factory=dict)
    lines: dict[str, set[str]] = field(default_factory=dict)
    companions: dict[str, set[str]] = field(default_factory=dict)
    planned: dict[str, set[str]] = field(default_factory=dict)
    landlord_of: dict[str, str] = field(default_factory=dict)
    parts: dict[Key, set[Key]] = field(default_factory=dict)
    nominated: set[Key] = field(default_factory=set)
    seen_cases: set[str | None] = field(default_factory=set)
    conflicts: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    answers: dict[str, tuple[str, dict[str, int]]] = field(default_factory=dict)
    parked: dict[str, Parked] = field(default_factory=dict)
    history: list[History] = field(default_factory=list)
    dirty: dict[Key, Record] = field(default_factory=dict)

    def reaches(self, entity: str, record_id: str) -> bool:
        """Whether the writer may change the row, or refer to it."""
        return record_id in self.reachable.get(entity, ())

    def seen_by(self, writer: Writer, reachable: dict[str, set[str]]) -> "World":
        """The same records, as another writer reaches them."""
        return replace(self, writer=writer, reachable=reachable)


@dataclass(slots=True)
class Draft:
    """A record as an operation that is being decided would leave it."""

    record: Record
    fields: dict[str, Any]
    deleted_at: str | None
    is_new: bool

    @property
    def is_changed(self) -> bool:
        """Whether the operation would change anything here."""
        return (
            self.is_new
            or self.deleted_at != self.record.deleted_at
            or self.fields != self.record.fields
        )


@dataclass(slots=True)
class Stage:
    """What one operation would do; nothing of it stands before `settle`."""

    world: World
    op_id: str
    drafts: dict[Key, Draft] = field(default_factory=dict)

    def draft(self, entity: Entity, record_id: str) -> Draft | None:
        """The record as the operation has left it so far; None when there is no such record."""
        key = (entity.name, record_id)
        found = self.drafts.get(key)
        if found is None:
            record = self.world.records.get(key)
            if record is None:
                return None
            found = Draft(record, dict(record.fields), record.deleted_at, is_new=False)
            self.drafts[key] = found
        return found

    def peek(self, entity: str, record_id: str) -> "Draft | Record | None":
        """The record as the operation has left it so far, to look at only."""
        key = (entity, record_id)
        return self.drafts.get(key) or self.world.records.get(key)

    def create(self, entity: Entity, record_id: str, fields: dict[str, Any]) -> Draft:
        """Begin a new record."""
        record = Record(entity, record_id, {}, 0)
        made = Draft(record, fields, None, True)
        self.drafts[record.key] = made
        return made

    def changed(self) -> list[Draft]:
        """The drafts that change something, in the order in which they were touched."""
        return [draft for draft in self.drafts.values() if draft.is_new or draft.is_changed]

    def settle(self, changed: list[Draft]) -> None:
        """Let the changed drafts be what the world holds: one version more for each record."""
        world, op_id = self.world, self.op_id
        note, dirty = world.history.append, world.dirty
        for draft in changed:
            record, key, fields = draft.record, draft.record.key, draft.fields
            before, after = (None, fields) if draft.is_new else _difference(draft)
            record.fields, record.deleted_at = fields, draft.deleted_at
            record.version += 1
            note(History(record, record.version, op_id, before, after))
            dirty[key] = record
            if draft.is_new:
                name, record_id = key
                world.records[key] = record
                world.reachable.setdefault(name, set()).add(record_id)
                if name == "task_line":
                    world.lines.setdefault(fields["entry_id"], set()).add(record_id)


def _difference(draft: Draft) -> tuple[dict[str, Any], dict[str, Any]]:
    old, new = draft.record.fields, draft.fields
    names = [name for name in new if new[name] != old[name]]
    before = {name: old[name] for name in names}
    after = {name: new[name] for name in names}
    if draft.deleted_at != draft.record.deleted_at:
        before["deleted_at"] = draft.record.deleted_at
        after["deleted_at"] = draft.deleted_at
    return before, after
