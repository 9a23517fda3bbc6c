"""Colleagues: rows that follow the users, so that phones know names without knowing sign-ins."""

from sqlalchemy import Connection, select

from server.extensions import snapshot
from server.models import Colleague, User, UserRole
from server.sync.building import creation_of, patch_of
from server.sync.operation import derived_id
from server.sync.system import SystemOperation, system_commit

JOB = "colleagues"


class UnknownColleague(LookupError):
    """Nobody who works here has that code."""


def set_phone(code: str, number: str) -> None:
    """Let colleagues ring somebody on this number. Raises UnknownColleague, or TryLater."""
    with snapshot() as connection:
        row = connection.execute(
            select(Colleague.id, Colleague.version, Colleague.user_id, Colleague.phone)
            .join(User, User.id == Colleague.user_id)
            .where(User.code == code)
        ).one_or_none()
    if row is None:
        raise UnknownColleague(code)
    if row.phone != number:
        before, after = {"phone": row.phone}, {"phone": number}
        change = patch_of("colleague", _id_of(row.user_id), row.version, before, after)
        op_id = derived_id(JOB, row.user_id, row.version, number)
        system_commit(JOB, [(op_id, [change], None)], is_all_or_nothing=True)


def tell_colleagues() -> int:
    """Let the rows say who works here now; says how many changed. Raises TryLater."""
    with snapshot() as connection:
        operations = list(_differences(connection))
    if operations:
        system_commit(JOB, operations, is_all_or_nothing=True)
    return len(operations)


def _differences(connection: Connection) -> list[SystemOperation]:
    caretakers = set(
        connection.scalars(select(UserRole.user_id).where(UserRole.role == "field_worker"))
    )
    known = {row.user_id: row for row in connection.execute(select(Colleague.__table__))}
    found: list[SystemOperation] = []
    users = select(User.id, User.name, User.is_active).where(User.is_system.is_(False))
    for user_id, name, is_active in connection.execute(users.order_by(User.id)):
        wanted = {
            "name": name,
            "is_caretaker": user_id in caretakers,
            "is_here": bool(is_active),
        }
        row = known.get(user_id)
        if row is None:
            change = creation_of("colleague", _id_of(user_id), {"user_id": user_id, **wanted})
            found.append((derived_id(JOB, user_id, 0), [change], None))
            continue
        before = {field: getattr(row, field) for field in wanted}
        if before != wanted:
            change = patch_of("colleague", _id_of(user_id), row.version, before, wanted)
            found.append((derived_id(JOB, user_id, row.version), [change], None))
    return found


def _id_of(user_id: str) -> str:
    return derived_id("colleague", user_id)
