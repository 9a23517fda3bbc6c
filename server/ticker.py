"""The ticker: a process of its own beside the server, for what is due because time has passed."""

import logging
import os
import signal
import time
from collections.abc import Callable

from sqlalchemy.exc import OperationalError

from server.clock import local_today, utc_now
from server.errors import TryLater
from server.services.colleagues import tell_colleagues
from server.services.flagging import flag_entries
from server.services.photos.sweeping import drop_abandoned_uploads, sweep_photos
from server.services.safe_visits import escalate_overdue
from server.services.upkeep import end_old_sessions, renew_day_packs
from server.services.verifying import audit
from server.sync.log_floor import raise_floor
from server.sync.photo_receipts import settle_receipts
from server.sync.release import retry_held

log = logging.getLogger(__name__)

#: How often the jobs are done, and how soon a ticker notices that its server is gone.
EVERY_SECONDS = 30.0
NOTICE_SECONDS = 1.0

DAY_SECONDS = 24 * 3600.0

_STOP = {signal.SIGTERM, signal.SIGINT}


def daily(job: Callable[[], int]) -> Callable[[], int]:
    """The job, done at most once a day by this process: one that asks after everything there is."""
    done_at = float("-inf")

    def when_due() -> int:
        nonlocal done_at
        if time.monotonic() - done_at < DAY_SECONDS:
            return 0
        count = job()
        done_at = time.monotonic()
        return count

    return when_due


#: Each job says how many things it did.
JOBS: dict[str, Callable[[], int]] = {
    # First: somebody may be waiting for help.
    "escalate_safe_visits": lambda: escalate_overdue(utc_now()),
    "end_old_sessions": lambda: end_old_sessions(utc_now()),
    "renew_day_packs": lambda: renew_day_packs(local_today()),
    "drop_abandoned_uploads": lambda: drop_abandoned_uploads(utc_now()),
    "audit": daily(lambda: audit(utc_now())),
    "raise_log_floor": daily(lambda: raise_floor(utc_now())),
    "sweep_photos": daily(lambda: sweep_photos(utc_now())),
    "tell_colleagues": tell_colleagues,
    "retry_held": retry_held,
    "settle_photo_receipts": settle_receipts,
    "flag_entries": flag_entries,
}


class Ticker:
    """Does the jobs until it is asked to stop, or until `parent` is no longer its parent process."""

    def __init__(self, parent: int | None = None) -> None:
        self._parent = parent

    def run(self) -> None:
        """Do the jobs again and again. Returns on SIGTERM, on SIGINT, and when the parent is gone."""
        # Waited for instead of handled: a job in the middle of its work is never interrupted.
        signal.pthread_sigmask(signal.SIG_BLOCK, _STOP)
        next_at = time.monotonic()
        while not self._is_orphan():
            if time.monotonic() >= next_at:
                self.tick()
                next_at = time.monotonic() + EVERY_SECONDS
            if signal.sigtimedwait(_STOP, NOTICE_SECONDS) is not None:
                return

    def tick(self) -> None:
        """Do every job once. A busy database is tried again at the next tick."""
        for name, job in JOBS.items():
            try:
                count = job()
            except (OperationalError, TryLater):
                log.warning("%s has to wait: the database is busy or away", name)
                continue
            if count:
                log.info("%s: %s", name, count)

    def _is_orphan(self) -> bool:
        return self._parent is not None and os.getppid() != self._parent
