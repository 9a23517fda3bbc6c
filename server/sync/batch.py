"""A batch of operations inside one transaction: what is new, what is decided, what is answered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from sqlalchemy import Connection

from server.clock import instant_now
from server.sync.decide import Decision, decide
from server.sync.held import waited_for
from server.sync.ledger import Known, ReplicaRow, Result, known_operations
from server.sync.loading import awaited, load_world
from server.sync.operation import Operation
from server.sync.refusals import Refused
from server.sync.world import Writer
from server.sync.writing import write_batch

Stop = Literal["gap", "fork", "budget", "retry"]

#: The number of an operation whose place in its replica's log the server chooses.
UNNUMBERED = 0


@dataclass
class Batch:
    """What became of a batch: an answer for each operation up to the stop, as JSON, in the order sent.

    `last_seq` is the highest number that the server holds for this replica. `ended` are the records,
    operations and users that something held was waiting for.
    """

    answers: list[str] = field(default_factory=list)
    last_seq: int = 0
    stop: Stop | None = None
    retry_after: int | None = None
    epoch: str = ""
    ended: set[str] = field(default_factory=set)

    @property
    def results(self) -> list[Result]:
        """The answers, read."""
        return [Result.read(answer) for answer in self.answers]


def commit_within(
    connection: Connection,
    writer: Writer,
    replica: ReplicaRow,
    operations: list[Operation],
    *,
    clock_offset_ms: int | None = None,
) -> Batch:
    """Commit operations in the caller's transaction, behind the replica's lock, which the caller holds."""
    known = known_operations(
        connection, {operation.op_id for operation in operations} | awaited(operations)
    )
    reused = {
        operation.renamed()
        for operation in operations
        if operation.op_id in known and known[operation.op_id].sha256 != operation.sha256
    }
    if reused:
        known |= known_operations(connection, reused)
    line = _Line(known, replica)
    ended: set[str] = set()
    answered = list(line.up(operations))
    if line.last_seq != replica.last_seq or line.fresh:
        world = load_world(connection, writer, line.fresh, known, now=instant_now())
        line.decisions = [decide(world, operation) for operation in line.fresh]
        write_batch(
            connection,
            replica,
            world,
            line.decisions,
            last_seq=line.last_seq,
            clock_offset_ms=clock_offset_ms,
        )
        waits = waited_for(connection)
        # Mostly nothing waits, and then nobody asks what has ended.
        ended = waits & _ended_by(line.decisions) if waits else waits
    return Batch(
        [each if isinstance(each, str) else line.decisions[each].answer for each in answered],
        last_seq=line.last_seq,
        stop=line.stop,
        epoch=replica.epoch,
        ended=ended,
    )


def _ended_by(decisions: list[Decision]) -> set[str]:
    """Records that have changed, operations that were answered, users who may see something else."""
    ended: set[str] = set()
    for decision in decisions:
        ended.add(decision.operation.ledger_id)
        ended |= decision.rescoped
        ended.update(record_id for _entity, record_id in decision.touched)
        ended.update(fate.op_id for fate in decision.fates)
    return ended


class _Line:
    """The operations in the order of their replica's log: told apart into known and fresh ones.

    An operation is known by its id and its bytes. The same id with other bytes gets an id of its own in
    the ledger and is quarantined there: neither is lost, and the first keeps its answer.
    """

    def __init__(self, known: dict[str, Known], replica: ReplicaRow) -> None:
        self.known = known
        self.replica = replica
        self.last_seq = replica.last_seq
        self.fresh: list[Operation] = []
        self.decisions: list[Decision] = []
        self.stop: Stop | None = None
        self._places: dict[str, int] = {}
        self._bytes: dict[str, str] = {}

    def up(self, operations: list[Operation]) -> Iterator[str | int]:
        """For each operation up to the stop: the answer it got before, or its place among the fresh."""
        for operation in operations:
            told = self._told(operation)
            if operation.seq == UNNUMBERED:
                if told is not None:
                    yield told
                    continue
                operation.seq = self.last_seq + 1
            if operation.seq <= self.last_seq:
                if told is None:
                    self.stop = "fork"
                    return
                yield told
                continue
            if operation.seq > self.last_seq + 1:
                self.stop = "gap"
                return
            self.last_seq = operation.seq
            yield self._join(operation) if told is None else told

    def _told(self, operation: Operation) -> str | int | None:
        """The answer or the place of an operation with the same id and the same bytes."""
        name = operation.op_id
        if name not in self.known and name not in self._bytes:
            return None
        for name in (operation.op_id, operation.renamed()):
            known = self.known.get(name)
            if known is not None and known.sha256 == operation.sha256:
                return known.answer
            if self._bytes.get(name) == operation.sha256:
                return self._places[name]
        return None

    def _join(self, operation: Operation) -> int:
        if operation.op_id in self.known or operation.op_id in self._bytes:
            operation.ledger_id = operation.renamed()
            operation.problem = Refused("op_id_reused", outcome="quarantined")
        elif self.replica.hold is not None:
            operation.problem = Refused(self.replica.hold, outcome="held")
        self._places[operation.ledger_id] = len(self.fresh)
        self._bytes[operation.ledger_id] = operation.sha256
        self.fresh.append(operation)
        return len(self.fresh) - 1
