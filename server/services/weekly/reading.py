"""The weekly meeting as one reader sees it: alone at a desk, or together with all who are present."""

from collections.abc import Iterable
from typing import Literal

from sqlalchemy import Connection, select

from server.access.actor import Actor
from server.access.hearing import Hearing, hearer_at_desk, hearers_of, hearing_of, hearing_of_all
from server.access.roles import may
from server.extensions import snapshot
from server.models import MeetingSeries, Partner
from server.services.weekly.belongings import (
    additions_of,
    attendance_of,
    conflicts_of,
    tasks_of,
)
from server.services.weekly.items import Item, items_of
from server.services.weekly.meetings import (
    Sitting,
    current_sitting,
    earlier_sittings,
    sitting_of,
    tag_now,
)
from server.services.weekly.naming import Shown, all_partners, look_up
from server.services.weekly.telling import told, untold

#: For whom the meeting is shown: the reader alone, or all who are present (the big screen).
Audience = Literal["me", "present"]

#: So many earlier meetings are named.
_EARLIER = 20


def tag_of(actor: Actor, audience: Audience) -> str:
    """A short text that is another one when anything the reader sees may have changed."""
    with snapshot() as connection:
        return f"{tag_now(connection)}-{actor.id[:8]}-{'.'.join(sorted(actor.roles))}-{audience}"


def read_current(actor: Actor, audience: Audience = "me") -> Shown:
    """The meeting that is open or comes next, with its agenda as it stands now."""
    with snapshot() as connection:
        return _view(connection, actor, current_sitting(connection), audience)


def read_meeting(actor: Actor, meeting_id: str, audience: Audience = "me") -> Shown:
    """One weekly meeting. Raises NotFound."""
    with snapshot() as connection:
        return _view(connection, actor, sitting_of(connection, meeting_id), audience)


def hearing_at(
    connection: Connection,
    actor: Actor,
    sitting: Sitting,
    items: Iterable[Item],
    audience: Audience,
) -> Hearing:
    """What is heard of in a meeting: by the reader, and on the big screen only what all may hear."""
    listed = list(items)
    cases = {case_id for item in listed for case_id in item.named_cases}
    inquiries = {item.inquiry_id for item in listed if item.inquiry_id}
    hearing = hearing_of(connection, hearer_at_desk(actor), cases, inquiries)
    if audience == "me" or sitting.id is None:
        return hearing
    present = hearers_of(connection, sitting.id)
    return hearing.together_with(hearing_of_all(connection, present, cases, inquiries))


def is_heard(item: Item, hearing: Hearing) -> bool:
    """Whether a point may be told: its case, its inquiry, its incident."""
    if item.case_id and item.case_id not in hearing.cases:
        return False
    if item.inquiry_id and item.inquiry_id not in hearing.inquiries:
        return False
    return not (item.incident_id and not hearing.is_team)


def _view(connection: Connection, actor: Actor, sitting: Sitting, audience: Audience) -> Shown:
    items = items_of(connection, sitting)
    hearing = hearing_at(connection, actor, sitting, items, audience)
    names = look_up(
        connection,
        hearing,
        inquiries={item.inquiry_id for item in items if item.inquiry_id},
        incidents={item.incident_id for item in items if item.incident_id},
        places={
            reason["place_id"]
            for item in items
            for reason in item.reasons
            if reason.get("place_id")
        },
        with_names=audience == "me",
    )
    ids = [item.id for item in items if item.version and is_heard(item, hearing)]
    tasks = tasks_of(connection, ids, names)
    conflicts = conflicts_of(connection, ids, names)
    return {
        "id": sitting.id,
        "type": sitting.type,
        **_named(connection, sitting),
        "version": sitting.version,
        "state": sitting.state,
        "held_on": sitting.held_on,
        "starts_at_local": sitting.starts_at_local,
        "since": sitting.since.isoformat(),
        "locked_at": sitting.locked_at,
        "locked_by": names.person(sitting.locked_by),
        "audience": audience,
        "may_lead": may(actor, "meetings.lead"),
        "attendance": attendance_of(connection, sitting.id, names) if sitting.id else [],
        "items": [
            told(item, names, tasks.get(item.id, []), conflicts.get(item.id, []))
            if is_heard(item, hearing)
            else untold(item, sitting.type)
            for item in items
        ],
        "additions": additions_of(connection, sitting.id, names, ids) if sitting.id else [],
        "people": [person for person in names.people.values() if person["is_active"]],
        "partners": all_partners(connection),
        "earlier": [
            {"id": row.id, "held_on": row.held_on, "locked_at": row.locked_at}
            for row in earlier_sittings(connection, sitting, _EARLIER)
        ],
    }


def _named(connection: Connection, sitting: Sitting) -> dict[str, str | None]:
    """What the meeting's series and partner are called."""
    series = select(MeetingSeries.name).where(MeetingSeries.id == sitting.series_id)
    partner = select(Partner.name).where(Partner.id == sitting.partner_id)
    return {"name": connection.scalar(series), "partner": connection.scalar(partner)}
