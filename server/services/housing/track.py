"""The eviction track of a case as it stands and as it came there."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import orjson
from sqlalchemy import Connection, select

from server.models import OpLedger, RecordHistory
from server.rules.eviction import PERIODS, Track, computed_deadline, nearness
from server.services.housing.rows import people

#: The fields of a case that make up its track: one field group (server/sync/entities/cases.py).
FIELDS = (
    "eviction_stage",
    "eviction_letter_on",
    "eviction_deadline_on",
    "eviction_outcome",
    "eviction_decided_on",
)


def track_from(values: Mapping[str, Any]) -> Track:
    """A track from the fields of a case as they are stored."""
    return Track(
        values["eviction_stage"],
        _day(values["eviction_letter_on"]),
        _day(values["eviction_deadline_on"]),
        values["eviction_outcome"],
        _day(values["eviction_decided_on"]),
    )


def track_of(
    connection: Connection, case: Mapping[str, Any], days: Mapping[str, int], today: date
) -> dict[str, Any]:
    """Where it stands, whether the deadline is near, and every stage that it has been through.

    `version` is that of the case. `computed_on` is what the letter gives by itself, in `period_days` days.
    """
    track = track_from(case)
    return {
        "id": case["id"],
        "version": case["version"],
        **{name: case[name] for name in FIELDS},
        **computed_of(track, days),
        "nearness": nearness(track, today),
        "periods": {stage: days[key] for stage, key in PERIODS.items()},
        "days_left": (track.deadline_on - today).days if track.deadline_on else None,
        "history": _history(connection, case["id"]),
    }


def computed_of(track: Track, days: Mapping[str, int]) -> dict[str, Any]:
    """The deadline that the letter gives by itself, and how many days after it; None where none does."""
    computed = computed_deadline(track.stage, track.letter_on, days)
    period = PERIODS.get(track.stage)
    return {
        "computed_on": computed.isoformat() if computed else None,
        "period_days": days[period] if period else None,
    }


def _history(connection: Connection, case_id: str) -> list[dict[str, Any]]:
    """What each change left behind, the newest first, with when it was made and by whom."""
    rows = connection.execute(
        select(RecordHistory.version, RecordHistory.after, OpLedger.user_id, OpLedger.received_at)
        .join(OpLedger, OpLedger.op_id == RecordHistory.op_id)
        .where(RecordHistory.entity == "case", RecordHistory.id == case_id)
        .order_by(RecordHistory.version)
    ).all()
    names = people(connection, {row.user_id for row in rows})
    track: dict[str, Any] = dict.fromkeys(FIELDS) | {"eviction_stage": "none"}
    steps = []
    for row in rows:
        after = orjson.loads(row.after or "{}")
        changed = {name: after[name] for name in FIELDS if name in after}
        if not changed or changed.items() <= track.items():
            continue
        track = track | changed
        steps.append(
            {
                "version": row.version,
                "at": row.received_at,
                "by_name": names.get(row.user_id),
                **track,
            }
        )
    return steps[::-1]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
