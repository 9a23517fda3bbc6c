"""Turns for the threads of one process at SQLite.

SQLite lets go of the interpreter's lock at every row and asks for it again. When many threads do that at
once, most of the time goes into passing it on (twenty phones at once took half as long again), and
who waits for the write lock sleeps past the moment when it is free. A turn is a courtesy, no lock:
whoever has waited long goes ahead, and the database's own locks decide.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

#: As long as SQLite itself waits for a lock.
WAIT_SECONDS = 10


class Turns:
    """So many threads at once; the others wait in the order in which they came."""

    def __init__(self, at_once: int) -> None:
        self._free = Semaphore(at_once)

    @contextmanager
    def one(self) -> Iterator[None]:
        """Wait for a turn, and have it while the block runs."""
        has_turn = self._free.acquire(timeout=WAIT_SECONDS)
        try:
            yield
        finally:
            if has_turn:
                self._free.release()


writers = Turns(1)
readers = Turns(2)
