"""Faults planted in the server: an operation that always raises, a store that fails, a busy database."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from sqlalchemy.exc import OperationalError

from server.sync import batch, enrol
from tests.sync.machine.ground import named

#: Stands in the note of an operation that our code cannot bear.
POISON = "poison"


class OurMistake(Exception):
    """What nobody foresaw."""


@dataclass
class Planted:
    """Which faults are live. `busy` is how many writes in a row meet a busy database."""

    is_poison_live: bool = True
    is_quarantine_broken: bool = False
    busy: int = 0
    met: dict[str, int] = field(default_factory=dict)
    replicas: int = 0

    def meet(self, fault: str) -> None:
        """Count a fault that has struck."""
        self.met[fault] = self.met.get(fault, 0) + 1

    def heal(self) -> None:
        """Repair the server."""
        self.is_poison_live = self.is_quarantine_broken = False
        self.busy = 0


@contextmanager
def planted_faults() -> Iterator[Planted]:
    """The server with faults in it, switched by what is yielded; ids of replicas come in their order."""
    faults = Planted()
    with (
        patch.object(batch, "decide", _deciding(faults, batch.decide)),
        patch.object(batch, "write_batch", _writing(faults, batch.write_batch)),
        patch.object(enrol, "uuid7", lambda: _replica(faults)),
    ):
        yield faults


def _replica(faults: Planted) -> str:
    faults.replicas += 1
    return named("replica", faults.replicas)


def _deciding(faults: Planted, real: Callable[..., Any]) -> Callable[..., Any]:
    def decide(world: Any, operation: Any, **options: Any) -> Any:
        if faults.is_poison_live and operation.problem is None and POISON in operation.body:
            faults.meet("operation raises")
            raise OurMistake
        return real(world, operation, **options)

    return decide


def _writing(faults: Planted, real: Callable[..., Any]) -> Callable[..., Any]:
    def write_batch(
        connection: Any, replica: Any, world: Any, decisions: Any, **options: Any
    ) -> Any:
        if faults.busy:
            faults.busy -= 1
            faults.meet("database busy")
            original = sqlite3.OperationalError("database is locked")
            original.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise OperationalError("UPDATE", {}, original)
        if faults.is_quarantine_broken and any(each.reason == "server_fault" for each in decisions):
            faults.meet("quarantine fails")
            raise OurMistake
        return real(connection, replica, world, decisions, **options)

    return write_batch
