"""The nightly audit, and its last result for the health page."""

import json
import logging
import os
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from flask import current_app

from server.clock import instant
from server.config import Settings
from server.sync.audit import RowFault, audit_rows
from server.sync.audit_bases import BaseFault, audit_bases

log = logging.getLogger(__name__)

#: The audit looks at the bases of so long, a little more than the time between two.
_BASES_OF = timedelta(hours=26)
#: How many faults are told one by one in the log.
_TOLD = 50


@dataclass(frozen=True)
class Audit:
    """What an audit found, and when."""

    at: str
    rows: int
    row_faults: int
    base_faults: int


def verify_rows() -> tuple[int, list[RowFault]]:
    """How many synced rows there are, and those that something else than the commit function has written."""
    count, faults = audit_rows()
    for fault in faults[:_TOLD]:
        log.error("Row %s of %s is %s", fault.id, fault.entity, fault.kind)
    return count, faults


def audit(now: datetime) -> int:
    """Look through rows and bases, log what is wrong by ids, and keep the result; says how many."""
    count, faults = verify_rows()
    bases: list[BaseFault] = audit_bases(instant(now - _BASES_OF))
    for base in bases[:_TOLD]:
        log.error(
            "Operation %s of replica %s has a base that never stood: %s of %s %s",
            *(base.op_id, base.replica_id, base.field, base.entity, base.id),
        )
    _keep(Audit(instant(now), count, len(faults), len(bases)))
    return len(faults) + len(bases)


def last_audit() -> Audit | None:
    """The result of the last audit; None before the first."""
    try:
        return Audit(**json.loads(_file().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _keep(result: Audit) -> None:
    file = _file()
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(asdict(result)), encoding="utf-8")
    draft.replace(file)


def _file() -> Path:
    settings: Settings = current_app.config["SETTINGS"]
    return settings.instance / "audit.json"
