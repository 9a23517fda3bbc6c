"""Who is in temporary housing now, and for how long: across the cases that one may read."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.readable import readable_homes
from server.clock import local_today
from server.extensions import snapshot
from server.models import Case, Landlord, Resident, TemporaryStay
from server.services.housing.counted import counted_run, stay_from
from server.services.settings import numbers

#: A service has some tens of open cases; whoever has been there longest comes first.
MOST = 500


def list_present_stays(actor: Actor) -> list[dict[str, Any]]:
    """The open cases whose resident is in temporary housing today, the longest run first."""
    today = local_today()
    found = []
    with snapshot() as connection:
        days = numbers(connection)
        for rows in _by_case(connection, actor).values():
            run = counted_run([stay_from(row._asdict()) for row in rows], days, today)
            if run is None:
                continue
            now = rows[-1]
            found.append(
                {
                    "case": {"id": now.case_id, "code": now.code, "resident_name": now.name},
                    "landlord_name": now.landlord_name,
                    "next_step": now.next_step,
                    **run,
                }
            )
    return sorted(found, key=lambda each: (-each["days"], each["case"]["code"]))[:MOST]


def _by_case(connection: Connection, actor: Actor) -> dict[str, list[Any]]:
    """The stays of each open case that the actor may read, the one that began last at the end."""
    rows = connection.execute(
        select(
            TemporaryStay.case_id,
            TemporaryStay.starts_on,
            TemporaryStay.ends_on,
            TemporaryStay.night_cost_ore,
            TemporaryStay.next_step,
            Case.code,
            Resident.name,
            Landlord.name.label("landlord_name"),
        )
        .join(Case, Case.id == TemporaryStay.case_id)
        .join(Resident, Resident.id == Case.resident_id)
        .outerjoin(Landlord, Landlord.id == TemporaryStay.landlord_id)
        .where(
            TemporaryStay.deleted_at.is_(None),
            TemporaryStay.starts_on <= local_today().isoformat(),
            Case.closed_on.is_(None),
            readable_homes(actor),
        )
        .order_by(TemporaryStay.starts_on, TemporaryStay.id)
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(row)
    return found
