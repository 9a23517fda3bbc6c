"""Minutes that are locked do not change, whoever writes: what comes later is an addition of its own."""

from server.sync.operation import Change
from server.sync.refusals import Refused
from server.sync.world import Draft, Record

LOCKED = "locked"


def check(change: Change, meeting: Draft | Record | None) -> None:
    """Raise Refused when the change is of a meeting whose minutes are locked, or of an addition to them.

    `meeting` is the one that the record is, or is a part of. The operation that locks may still change it.
    """
    if change.entity.name == "minutes_addition" and change.action != "create":
        raise Refused("minutes_locked")
    if meeting is None:
        return
    record = meeting.record if isinstance(meeting, Draft) else meeting
    if record.fields.get("state") == LOCKED:
        raise Refused("minutes_locked")
