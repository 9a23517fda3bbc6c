"""The plain-dictionary model: operations replayed in the order of their numbers, by docs/sync.md.

It knows nothing of the server's code. For each operation it says what must become of it, and what the
records must then hold; where the tables say otherwise, one of the two is wrong.
"""

from dataclasses import dataclass, field
from typing import Any

from tests.sync.machine.scope import Scope

Key = tuple[str, str]
#: A further outcome of an earlier operation: outcome and reason.
Fate = tuple[str, str | None]


@dataclass
class Record:
    """A record as the model holds it."""

    fields: dict[str, Any]
    version: int = 0
    deleted_at: str | None = None

    def row(self, record_id: str) -> dict[str, Any]:
        """The fields with the id and the tombstone."""
        return {**self.fields, "id": record_id, "deleted_at": self.deleted_at}

    def copy(self) -> "Record":
        """A record of the same values."""
        return Record(dict(self.fields), self.version, self.deleted_at)


@dataclass(frozen=True)
class Writer:
    """Whose operation it is, from what kind of replica, and which reviewer vouches for it, if any."""

    user: str
    kind: str
    is_reviewer: bool = False
    vouched_by: str | None = None

    @property
    def is_phone(self) -> bool:
        """Whether it came from a phone."""
        return self.kind == "field"


class Parked(Exception):
    """An operation is not done."""

    def __init__(self, outcome: str, reason: str) -> None:
        super().__init__(outcome, reason)
        self.outcome, self.reason = outcome, reason


@dataclass
class Verdict:
    """What must become of an operation, and what it does.

    `effects` are the fields that it leaves in each record that it changes; `offers` what stays as it was,
    with the values that were offered; `choices` the conflicts that it settles. `fates` are the further
    outcomes that it brings to earlier operations, and `again` the one that it decides again.
    """

    outcome: str
    reason: str | None = None
    effects: dict[Key, dict[str, Any]] = field(default_factory=dict)
    offers: list[tuple[Key, dict[str, Any]]] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)
    choices: dict[str, bool] = field(default_factory=dict)
    fates: dict[str, Fate] = field(default_factory=dict)
    again: "tuple[str, Verdict] | None" = None


@dataclass
class Known:
    """An operation of the ledger as it stands: whose it is, what it says, and its latest outcome."""

    writer: Writer
    changes: list[dict[str, Any]]
    supersedes: str | None
    #: What it must become whatever the records hold: broken, too new, or under another's id.
    fixed: Verdict | None
    n: int = 1
    outcome: str = ""
    reason: str | None = None


@dataclass
class Conflict:
    """An offer that waits, or waited, for somebody's choice."""

    fields: dict[str, Any] = field(default_factory=dict)
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Whether nobody has chosen."""
        return bool(self.fields["status"] == "open")


class Model:
    """All records, all conflicts, and what every operation left."""

    def __init__(self) -> None:
        self.records: dict[Key, Record] = {}
        self.answers: dict[str, Verdict] = {}
        self.known: dict[str, Known] = {}
        self.conflicts: dict[str, Conflict] = {}
        self.made_by: dict[Key, str] = {}

    def take(self, op_id: str, verdict: Verdict, writer: Writer) -> None:
        """Let the operation have its effects."""
        self.answers[op_id] = verdict
        if verdict.again:
            again, decided = verdict.again
            self.take(again, decided, self.known[again].writer)
        for key, after in verdict.effects.items():
            record = self.records.get(key)
            if record is None:
                record = self.records[key] = Record({})
                self.made_by[key] = writer.user
            values = dict(after)
            record.deleted_at = values.pop("deleted_at", record.deleted_at)
            record.fields |= values
            record.version += 1

    def move_on(self, op_id: str, fate: Fate) -> None:
        """Give an earlier operation its next outcome."""
        known = self.known[op_id]
        known.n += 1
        known.outcome, known.reason = fate
        answer = self.answers[op_id]
        self.answers[op_id] = Verdict(*fate, versions=answer.versions)

    def still_open(self, op_id: str) -> bool:
        """Whether an offer of this operation waits for a choice."""
        return any(
            each.is_open and each.fields["op_id"] == op_id for each in self.conflicts.values()
        )

    def scope(self, user: str, since: str = "") -> Scope:
        """What a user's phone may hold now."""
        rows = {key: record.row(key[1]) for key, record in self.records.items()}
        return Scope(rows, user, since, made_by=self.made_by, offered_by={})
