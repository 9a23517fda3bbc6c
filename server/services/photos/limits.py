"""How much one phone and one person may send: enough for any shift, too little to fill a disk with."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Table, func, select

from server.clock import instant, utc_now
from server.errors import PhotoQuota, TooManyUploads
from server.models import Replica, Upload

MAX_BYTES = 2 * 1024 * 1024
#: Uploads of one phone that are under way at once (sync.md, limits).
OPEN_AT_ONCE = 2
#: An upload that has bytes, and has got none for so long, is under way no more; it can be gone on with.
UNDER_WAY = timedelta(seconds=60)
#: What one person can begin within a day: a thousand photos of the usual size twice over.
DAY = timedelta(hours=24)
DAY_BYTES = 1024 * 1024 * 1024
DAY_UPLOADS = 2_000

_REPLICAS: Table = Replica.__table__
_UPLOADS: Table = Upload.__table__


def check_limits(connection: Connection, user_id: str, replica_id: str, size: int) -> None:
    """Raise TooManyUploads or PhotoQuota, each with the seconds to wait, when one more is too much.

    An upload that has been begun is always gone on with: nothing here stands in its way.
    """
    now = utc_now()
    under_way: Any = select(func.count(), func.min(_UPLOADS.c.touched_at)).where(
        _UPLOADS.c.replica_id == replica_id,
        _UPLOADS.c.state == "open",
        _UPLOADS.c.offset > 0,
        _UPLOADS.c.touched_at > instant(now - UNDER_WAY),
    )
    count, _oldest = connection.execute(under_way).one()
    if count >= OPEN_AT_ONCE:
        raise TooManyUploads(retry_after=int(UNDER_WAY.total_seconds()) // 4)
    begun = connection.execute(
        select(func.count(), func.coalesce(func.sum(_UPLOADS.c.size), 0))
        .join(_REPLICAS, _REPLICAS.c.id == _UPLOADS.c.replica_id)
        .where(_REPLICAS.c.user_id == user_id, _UPLOADS.c.created_at > instant(now - DAY))
    ).one()
    if begun[0] >= DAY_UPLOADS or begun[1] + size > DAY_BYTES:
        raise PhotoQuota(retry_after=3600)
