"""What a field worker's phone may hold (the day pack): asked in sets, one query per entity.

A phone always gets the field worker's view, whatever other roles its user has (sync.md, decision 10):
the cases that are assigned to the user, planned for the user, or touched by the user within the day
pack's days, with what belongs to them; and the user's own open entries however old.

Deleted rows answer as they would have before, so that a phone that holds one can be told.
"""

from collections.abc import Collection
from datetime import timedelta
from functools import cached_property
from typing import Any

from flask import current_app
from sqlalchemy import Connection

from server.access.actor import Actor
from server.access.prepared import Prepared
from server.access.view import CASES, IDS, LISTINGS, ROWS
from server.clock import local_today


def pack_days() -> int:
    """How many days back the day pack goes; phones are told, and say so to their users."""
    days: int = current_app.config["SETTINGS"].day_pack_days
    return days


def first_day() -> str:
    """The first day of the day pack, as a local date."""
    return (local_today() - timedelta(days=pack_days())).isoformat()


def visible_ids(
    connection: Connection,
    actor: Actor,
    entity: str,
    ids: Collection[str],
    *,
    since: str | None = None,
) -> set[str]:
    """Those of `ids` that the actor's phone may hold; ids that do not exist are left out.

    `since` is the first day of the day pack, and by default that of today. An earlier one widens the
    view in time: a phone that was away for long may still write to what it held then.
    """
    return View(connection, actor, since=since).ids(entity, ids)


class View:
    """One user's view at one moment: for several questions, the user's cases are read once."""

    def __init__(self, connection: Connection, actor: Actor, *, since: str | None = None) -> None:
        self.connection = connection
        self.user_id = actor.id
        self.since = first_day() if since is None else since

    @cached_property
    def cases(self) -> set[str]:
        """Cases assigned to the user, planned for the user, or touched by the user since the first day."""
        rows = CASES.run(self.connection, me=self.user_id, since=self.since)
        return {case_id for (case_id,) in rows if case_id is not None}

    def ids(self, entity: str, ids: Collection[str]) -> set[str]:
        """Those of `ids` that are in the view."""
        return {record_id for (record_id,) in self._ask(IDS[entity], ids)} if ids else set()

    def rows(self, entity: str, ids: Collection[str]) -> list[tuple[Any, ...]]:
        """Those of `ids` that are in the view: id, version, deleted_at and the canonical row."""
        return self._ask(ROWS[entity], ids)

    def listed(self, entity: str, *, after: str, most: int) -> list[tuple[Any, ...]]:
        """Id and version of the view's records with ids above `after`, in the order of their ids."""
        return LISTINGS[entity].run(
            self.connection,
            after=after,
            most=most,
            me=self.user_id,
            since=self.since,
            cases=self.cases,
        )

    def _ask(self, statement: Prepared, ids: Collection[str]) -> list[tuple[Any, ...]]:
        return statement.run(
            self.connection, ids=ids, me=self.user_id, since=self.since, cases=self.cases
        )
