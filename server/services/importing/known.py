"""What the database already has of that which the spreadsheets name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, select

from server.access.among import among
from server.models import (
    Case,
    Grant,
    Inquiry,
    Landlord,
    LogEntry,
    OpLedger,
    Partner,
    Place,
    PlannedVisit,
    User,
    UserRole,
)
from server.services.importing import rows
from server.services.importing.rows import Row

_TABLES: dict[type[Row], Any] = {
    rows.Landlord: Landlord,
    rows.Partner: Partner,
    rows.Case: Case,
    rows.Inquiry: Inquiry,
    rows.PlanLine: PlannedVisit,
    rows.LogLine: LogEntry,
    rows.Grant: Grant,
}

#: Kinds that other rows name by their code.
_NAMED: tuple[type[Row], ...] = (rows.Landlord, rows.Partner, rows.Case, rows.Grant)


@dataclass(frozen=True)
class KnownUser:
    """A person who is already a user."""

    id: str
    name: str
    roles: frozenset[str]
    username: str | None


@dataclass
class Known:
    """Codes to ids of what exists, when cases were opened, and which operations were committed."""

    users: dict[str, KnownUser] = field(default_factory=dict)
    ids: dict[type[Row], dict[str, str]] = field(default_factory=dict)
    opened_on: dict[str, date] = field(default_factory=dict)
    records: set[str] = field(default_factory=set)
    operations: set[str] = field(default_factory=set)
    places: dict[str, str] = field(default_factory=dict)

    def codes(self, kind: type[Row]) -> Collection[str]:
        """The codes of a kind that the database has."""
        return self.users if kind is rows.Staff else self.ids.get(kind, {})


def read_known(
    connection: Connection, record_ids: dict[type[Row], list[str]], operation_ids: Iterable[str]
) -> Known:
    """Ask the database set-wise: what it has of the given record and operation ids, and every code."""
    known = Known(users=_users(connection))
    for kind in _NAMED:
        table = _TABLES[kind].__table__
        living = select(table.c.code, table.c.id).where(table.c.deleted_at.is_(None))
        known.ids[kind] = {code: row_id for code, row_id in connection.execute(living) if code}
    cases = select(Case.code, Case.opened_on).where(Case.deleted_at.is_(None))
    known.opened_on = {
        code: date.fromisoformat(opened_on) for code, opened_on in connection.execute(cases)
    }
    for kind, ids in record_ids.items():
        known.records |= _having(connection, _TABLES[kind].__table__, "id", ids)
    known.operations = _having(connection, _table(OpLedger), "op_id", operation_ids)
    return known


def read_places(connection: Connection, addresses: Iterable[str]) -> dict[str, str]:
    """The ids of the living places with the given addresses."""
    asked = select(Place.address, Place.id).where(
        among(connection, _table(Place).c.address, addresses), Place.deleted_at.is_(None)
    )
    return {address: row_id for address, row_id in connection.execute(asked) if address}


def _users(connection: Connection) -> dict[str, KnownUser]:
    roles: dict[str, set[str]] = {}
    for user_id, role in connection.execute(select(UserRole.user_id, UserRole.role)):
        roles.setdefault(user_id, set()).add(role)
    people = select(User.code, User.id, User.name, User.username).where(User.is_system.is_(False))
    return {
        code: KnownUser(user_id, name, frozenset(roles.get(user_id, ())), username)
        for code, user_id, name, username in connection.execute(people)
    }


def _having(connection: Connection, table: Table, column: str, ids: Iterable[str]) -> set[str]:
    asked = select(table.c[column]).where(among(connection, table.c[column], ids))
    return set(connection.scalars(asked))


def _table(model: type[Any]) -> Table:
    table: Table = model.__table__
    return table
