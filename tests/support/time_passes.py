"""`python -m tests.support.time_passes MINUTES`: every safe visit should have ended so much sooner.

Prints how many of them the server then escalates. Time itself cannot be moved: browsers share it.
"""

import sys
from datetime import datetime, timedelta

from sqlalchemy import select

from server.cli.doing import application
from server.clock import instant, utc_now
from server.config import settings_from
from server.extensions import snapshot
from server.models import SafeVisit
from server.services.safe_visits import escalate_overdue
from server.sync.operation import derived_id
from server.sync.system import SystemOperation, system_commit


def main(minutes: int) -> int:
    """Move the ends that are expected, and let the server look."""
    with application(settings_from()):
        with snapshot() as connection:
            rows = connection.execute(
                select(SafeVisit.id, SafeVisit.version, SafeVisit.expected_end_at)
            ).all()
        system_commit("time", [_sooner(*row, minutes) for row in rows], is_all_or_nothing=True)
        return escalate_overdue(utc_now())


def _sooner(visit_id: str, version: int, end: str, minutes: int) -> SystemOperation:
    sooner = instant(datetime.fromisoformat(end) - timedelta(minutes=minutes))
    change = {
        "entity": "safe_visit",
        "id": visit_id,
        "action": "patch",
        "base_version": version,
        "base": {"expected_end_at": end},
        "set": {"expected_end_at": sooner},
    }
    return derived_id("time", visit_id, version, minutes), [change], None


if __name__ == "__main__":
    sys.stdout.write(str(main(int(sys.argv[1]))))
