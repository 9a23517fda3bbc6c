"""One point of an open meeting: found as its reader may hear it, and made when it is first used."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select
from uuid_utils import uuid7

from server.access.actor import Actor
from server.access.hearing import hearer_of, hearing_of
from server.errors import MeetingNotOpen, MinutesLocked, NotFound, OwnerMayNotHear
from server.extensions import snapshot
from server.models import UserRole
from server.services.weekly.items import Item, items_of
from server.services.weekly.meetings import Sitting, sitting_of
from server.services.weekly.reading import hearing_at, is_heard
from server.sync.building import creation_of
from server.sync.system import system_commit

#: The job that builds agendas, as history names it.
JOB = "agenda"


@dataclass(frozen=True)
class Found:
    """A point and its meeting."""

    sitting: Sitting
    item: Item

    @property
    def meeting_id(self) -> str:
        """The id of the meeting, which has one: it is open."""
        return str(self.sitting.id)


def must_be_open(sitting: Sitting) -> None:
    """Raise MinutesLocked, or MeetingNotOpen, unless the meeting is under way."""
    if sitting.state == "locked":
        raise MinutesLocked
    if not sitting.is_open:
        raise MeetingNotOpen


def find_point(actor: Actor, meeting_id: str, item_id: str) -> Found:
    """A point of an open meeting, with a row. Raises NotFound, MinutesLocked or MeetingNotOpen.

    What the actor may not hear of is not found.
    """
    with snapshot() as connection:
        sitting = sitting_of(connection, meeting_id)
        must_be_open(sitting)
        items = items_of(connection, sitting)
        found = next((item for item in items if item.id == item_id), None)
        if found is None or not is_heard(
            found, hearing_at(connection, actor, sitting, [found], "me")
        ):
            raise NotFound
    if found.version:
        return Found(sitting, found)
    make_rows(meeting_id, [found])
    return Found(sitting, replace(found, version=1))


def make_rows(meeting_id: str, items: Iterable[Item]) -> None:
    """Make the rows of points that have none yet. One that somebody else has just made stays as it is."""
    operations = [
        (
            str(uuid7()),
            [creation_of("agenda_item", item.id, item.as_new | {"meeting_id": meeting_id})],
            None,
        )
        for item in items
        if not item.version
    ]
    if operations:
        system_commit(JOB, operations)


def must_hear(connection: Connection, user_id: str, item: Item) -> None:
    """Raise OwnerMayNotHear when somebody is given a point that they may not hear of."""
    roles = connection.scalars(select(UserRole.role).where(UserRole.user_id == user_id)).all()
    cases = {item.case_id} if item.case_id else set()
    inquiries = {item.inquiry_id} if item.inquiry_id else set()
    hearing = hearing_of(connection, hearer_of(user_id, roles), cases, inquiries)
    if not is_heard(item, hearing):
        raise OwnerMayNotHear(fields={"owner_id": ["invalid"]})
