"""What others did while a caretaker's phone lay in a pocket: `python -m tests.support.meanwhile ME HER`.

The plan is changed as at a desk (`office_commit`); the visits come from phones in Python.
"""

import sys
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from server.access.actor import Actor
from server.access.roles import Role
from server.cli.doing import application
from server.clock import instant_now, local_today, utc_now
from server.extensions import snapshot
from server.models import PlannedVisit, PlannedWorker, User
from server.services.access_notes import note_opening
from server.services.safe_visits import escalate_overdue
from server.sync.office import office_commit
from tests.support.office_edit import actor_of
from tests.sync.phone import Phone, creating, deleting, new_id, patching, visiting


def main(me: str, her: str) -> None:
    """Change the plan of `me`, and let each of the two have logged a visit for both; she was at neither.

    She has begun a safe visit, too, and nothing was heard of her: `me` is the one to be told. Somebody at
    the office has opened what he logged.

    Raises RuntimeError when the server refuses any of it.
    """
    with application():
        with snapshot() as connection:
            rogn = actor_of(connection, "rogn")
            mine, hers = _caretaker(connection, me), _caretaker(connection, her)
            today = connection.execute(
                select(PlannedVisit.__table__)
                .join(PlannedWorker, PlannedWorker.planned_visit_id == PlannedVisit.id)
                .join(User, User.id == PlannedWorker.user_id)
                .where(User.username == me, PlannedVisit.planned_on == local_today().isoformat())
                .order_by(PlannedVisit.starts_at_local)
            ).all()
        _replan(rogn, mine, [row for row in today if row.case_id])
        note_opening(rogn, "log_entry", _visit_together(mine, hers, today[0]), mine.id)
        _unheard(Phone(hers), mine, today[0])


def _replan(rogn: Actor, him: Actor, plans: list[Any]) -> None:
    """The day's first is for two, another moved, the last called off; a new one is tomorrow's.

    Two tasks are his, one of them late.
    """
    first, *_, moved, last = plans
    tomorrow = (local_today() + timedelta(days=1)).isoformat()
    when = {name: getattr(moved, name) for name in ("planned_on", "starts_at_local")}
    new = new_id()
    changes = [
        creating(
            "safety_note",
            new_id(),
            case_id=first.case_id,
            type="two_people",
            noted_on=local_today().isoformat(),
        ),
        patching(
            "planned_visit",
            moved.id,
            moved.version,
            when | {"duration_minutes": moved.duration_minutes},
            planned_on=tomorrow,
            starts_at_local="13:15",
        ),
        deleting("planned_visit", last.id, last.version),
        creating(
            "planned_visit",
            new,
            case_id=first.case_id,
            place_id=first.place_id,
            planned_on=tomorrow,
            starts_at_local="09:00",
        ),
        creating("planned_worker", new_id(), planned_visit_id=new, user_id=him.id),
        *(
            creating(
                "task",
                new_id(),
                case_id=first.case_id,
                owner_id=him.id,
                made_by=rogn.id,
                text=text,
                due_on=(local_today() + timedelta(days=days)).isoformat(),
            )
            for text, days in (
                ("Ringe utleier om vannlekkasjen", -1),
                ("Levere bevis på rydding", 7),
            )
        ),
    ]
    result = office_commit(rogn, changes, op_id=new_id())
    if result.outcome != "applied":
        raise RuntimeError(f"{result.outcome}: {result.reason}")


def _visit_together(him: Actor, her: Actor, at: Any) -> str:
    """He has logged that she was with him, and she that he was with her; she says that she was not.

    Answers his entry.
    """
    his, hers = Phone(him), Phone(her)
    entries = []
    day = (local_today() - timedelta(days=1)).isoformat()
    for phone, other in ((his, her), (hers, him)):
        visit, asked = new_id(), new_id()
        entries.append(visit)
        phone.save(
            *visiting(
                visit,
                author_id=phone.actor.id,
                case_id=at.case_id,
                place_id=at.place_id,
                done_on=day,
                started_at=f"{day}T07:40:00.000Z",
                ended_at=f"{day}T08:25:00.000Z",
            ),
            creating("participation", asked, entry_id=visit, user_id=other.id),
        )
        phone.sync()
    hers.pull()
    hers.edit("participation", _asked(hers), declined_at=instant_now())
    hers.sync()
    for phone in (his, hers):
        if refused := [one for one in phone.results.values() if one["outcome"] != "applied"]:
            raise RuntimeError(str(refused))
    return entries[0]


def _unheard(phone: Phone, watcher: Actor, at: Any) -> None:
    """A visit that should have ended yesterday: whatever the clock says now, the server looks for her."""
    day = (local_today() - timedelta(days=1)).isoformat()
    phone.save(
        creating(
            "safe_visit",
            new_id(),
            user_id=phone.actor.id,
            entry_id=new_id(),
            case_id=at.case_id,
            place_id=at.place_id,
            whereabouts="Bred Kvernstein, Kjellersvingen 1 U0101, sentrum",
            started_at=f"{day}T07:40:00.000Z",
            expected_end_at=f"{day}T08:40:00.000Z",
            watcher_id=watcher.id,
        )
    )
    phone.sync()
    if escalate_overdue(utc_now()) != 1:
        raise RuntimeError(str(phone.results))


def _asked(phone: Phone) -> str:
    return next(
        record_id
        for (entity, record_id), row in phone.rows.items()
        if entity == "participation"
        and row["user_id"] == phone.actor.id
        and row["confirmed_at"] is None
    )


def _caretaker(connection: Any, username: str) -> Actor:
    row = connection.execute(
        select(User.id, User.code, User.name).where(User.username == username)
    ).one()
    return Actor(row.id, row.code, row.name, username, frozenset({str(Role.FIELD_WORKER)}), "field")


if __name__ == "__main__":
    main(*sys.argv[1:])
