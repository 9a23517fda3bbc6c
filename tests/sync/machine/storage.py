"""What a phone keeps: a vault that must not be lost, and a cache that can be had again."""

from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, str]


@dataclass(slots=True)
class Logged:
    """An operation in the phone's log."""

    seq: int
    op_id: str
    body: str
    changes: list[dict[str, Any]]


@dataclass
class Vault:
    """What must not be lost: the identity, the log, and what the server has said of it."""

    replica: str
    epoch: str
    log: list[Logged] = field(default_factory=list)
    #: Every operation that is still kept, whatever log it is numbered in, by its body.
    kept: dict[str, Logged] = field(default_factory=dict)
    receipts: dict[str, dict[str, Any]] = field(default_factory=dict)
    #: The highest number that was allotted.
    last_seq: int = 0
    has_forked: bool = False

    def op_ids(self) -> list[str]:
        """The operations that are kept, in the order in which they were saved."""
        return [each.op_id for each in self.kept.values()]

    def unsent(self) -> list[Logged]:
        """What the server has not answered."""
        return [each for each in self.log if each.op_id not in self.receipts]


@dataclass
class Cache:
    """What can be had again: confirmed rows, outcomes, and how far the log was read."""

    epoch: str
    cursor: int = 0
    scope_rev: int | None = None
    rows: dict[Key, dict[str, Any]] = field(default_factory=dict)
    versions: dict[Key, int] = field(default_factory=dict)
    outcomes: dict[str, dict[str, Any]] = field(default_factory=dict)
