"""Held operations are retried when their cause may have ended: after a commit, and now and then.

A retry is an operation of the job `release`. One that is still held leaves nothing behind.
"""

import logging
from collections.abc import Collection

from server.errors import TryLater
from server.extensions import snapshot
from server.sync.building import act_of
from server.sync.held import held_operations
from server.sync.operation import derived_id
from server.sync.system import NotWhole, system_commit

log = logging.getLogger(__name__)

JOB = "release"


def retry_held(ended: Collection[str] | None = None) -> int:
    """Retry what is held, and say how much of it was released.

    With `ended`, only what waits for one of these records or operations, or belongs to one of these
    users, and then what waits for that. A busy database is left for the next time.
    """
    causes = None if ended is None else set(ended)
    released = 0
    while causes is None or causes:
        with snapshot() as connection:
            held = held_operations(connection)
        news = 0
        for op_id, n, waiting_on, user_id in held:
            if causes is not None and waiting_on not in causes and user_id not in causes:
                continue
            if _is_released(op_id, n):
                news += 1
                if causes is not None:
                    causes.add(op_id)
        released += news
        if not news:
            break
    return released


def _is_released(op_id: str, n: int) -> bool:
    change = act_of("operation", op_id, "retry", n)
    try:
        system_commit(JOB, [(derived_id(JOB, op_id, n), [change], None)], is_all_or_nothing=True)
    except (NotWhole, TryLater):
        return False
    except Exception as error:
        # A fault of ours in one operation must not keep the others: it stays held, and is in the log.
        log.error("A retry of %s raised %s", op_id, type(error).__name__)
        return False
    return True
