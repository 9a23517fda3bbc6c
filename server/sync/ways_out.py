"""The ways out of a parked operation: accept, decline, retry, withdraw. Each is itself an operation."""

from dataclasses import dataclass, field

from server.access.roles import may
from server.sync.operation import Change
from server.sync.refusals import Outcome, Refused
from server.sync.world import Parked, Writer

#: From which outcomes each way leads out, for those who decide and for the operation's own writer.
_FROM: dict[str, frozenset[str]] = {
    "accept": frozenset({"late"}),
    "decline": frozenset({"late", "held", "quarantined"}),
    "retry": frozenset({"held", "quarantined"}),
    "withdraw": frozenset({"late", "held", "rejected"}),
}
#: What a rejected operation carries when its writer is done with it.
_LET_GO = frozenset({"superseded", "withdrawn"})
#: The same, and what the office has said no to: its writer reads why, and mends it or lets it go.
DONE = _LET_GO | {"declined"}


@dataclass(slots=True)
class Fate:
    """A further outcome of an operation that was answered before: the `n`-th."""

    op_id: str
    sent_id: str
    replica_id: str
    n: int
    outcome: Outcome
    reason: str | None
    comment: str | None
    versions: dict[str, int] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)


def move_on(
    parked: Parked,
    outcome: Outcome,
    reason: str | None,
    *,
    comment: str | None = None,
    versions: dict[str, int] | None = None,
    conflicts: list[str] | None = None,
) -> Fate:
    """Give a parked operation its next outcome, and let `parked` be as that leaves it."""
    parked.n += 1
    parked.outcome, parked.reason = outcome, reason
    if versions is not None:
        parked.versions = versions
    if conflicts is not None:
        parked.conflicts = conflicts
    return Fate(
        parked.op_id,
        parked.sent_id,
        parked.replica_id,
        parked.n,
        outcome,
        reason,
        comment,
        parked.versions,
        parked.conflicts,
    )


def check_way(writer: Writer, change: Change, parked: Parked | None) -> Parked:
    """The operation that `change` moves on. Raises Refused unless this writer may, from this outcome."""
    act = change.act or ""
    is_own = parked is not None and parked.user_id == writer.actor.id
    if parked is None or (writer.is_phone and not is_own):
        raise Refused("not_found")
    if act == "withdraw":
        if not is_own:
            raise Refused("not_allowed")
    elif writer.is_phone or not _decides(writer):
        raise Refused("not_allowed")
    if not writer.is_system and change.base_version != parked.n:
        raise Refused("stale_version")
    if parked.outcome not in _FROM[act] or parked.reason in _LET_GO:
        raise Refused("already_decided")
    if act == "accept" and is_own:
        raise Refused("own_entry")
    if act == "decline" and not change.set.get("comment"):
        raise Refused("required", field="comment")
    return parked


def ways_for(outcome: str, *, is_own: bool) -> list[str]:
    """The ways that one who decides can take from an outcome; choices in conflicts are not among them."""
    ways = [act for act in ("accept", "decline", "retry") if outcome in _FROM[act]]
    return [act for act in ways if not (is_own and act == "accept")]


def can_be_superseded(writer: Writer, parked: Parked) -> bool:
    """Whether a new operation of this writer may take the place of the parked one."""
    return (
        parked.user_id == writer.actor.id
        and parked.outcome in _FROM["withdraw"]
        and parked.reason not in _LET_GO
    )


def _decides(writer: Writer) -> bool:
    return writer.is_system or may(writer.actor, "parked.decide")
