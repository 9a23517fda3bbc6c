"""Users: the staff who work here. They are no synced rows; phones get names with what they may see."""

import uuid
from collections.abc import Iterable
from typing import Literal

from sqlalchemy import Connection, delete, insert, select, update

from server.clock import local_today
from server.extensions import snapshot, writing
from server.models import User, UserRole
from server.services.passwords import hash_password
from server.vocabulary import keys

SHORTEST_PASSWORD = 15


#: Why a user cannot be made, by the keys of the catalogue's `cli.user`.
UserFault = Literal["unknown_role", "short_password", "username_taken", "code_taken"]


class UserRefused(Exception):
    """A user that cannot be made; `values` are what the sentence of `key` is filled with."""

    def __init__(self, key: UserFault, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def add_user(code: str, name: str, username: str, roles: Iterable[str], password: str) -> None:
    """Make a user who can sign in, or give a sign-in to one that was imported without.

    Raises UserRefused when the user name is taken, a role is unknown, the password is short, or the
    code belongs to someone who can sign in already.
    """
    wanted = frozenset(roles)
    for role in sorted(wanted - keys("role")):
        raise UserRefused("unknown_role", text=role, roles=", ".join(sorted(keys("role"))))
    if len(password) < SHORTEST_PASSWORD:
        raise UserRefused("short_password", least=SHORTEST_PASSWORD)
    username = username.strip().lower()
    password_hash = hash_password(password)
    with writing() as connection:
        taken = connection.scalar(select(User.code).where(User.username == username))
        if taken is not None and taken != code:
            raise UserRefused("username_taken", text=username)
        known = connection.execute(
            select(User.id, User.password_hash).where(User.code == code)
        ).one_or_none()
        if known is None:
            make_user(connection, new_id(), code, name, wanted, username, password_hash)
            return
        if known.password_hash is not None:
            raise UserRefused("code_taken", text=code)
        values = {"name": name, "username": username, "password_hash": password_hash}
        # What a phone may hold follows from the roles.
        connection.execute(
            update(User).where(User.id == known.id).values(**values, scope_rev=User.scope_rev + 1)
        )
        connection.execute(delete(UserRole).where(UserRole.user_id == known.id))
        _give_roles(connection, known.id, wanted)


def make_user(
    connection: Connection,
    user_id: str,
    code: str,
    name: str,
    roles: Iterable[str],
    username: str | None = None,
    password_hash: str | None = None,
) -> None:
    """Write a new user in the caller's transaction; without a password hash nobody can sign in."""
    connection.execute(
        insert(User).values(
            id=user_id,
            code=code,
            name=name,
            username=username,
            password_hash=password_hash,
            is_active=True,
            is_system=False,
            scope_rev=0,
            # What a phone holds today follows from today's date: nothing is to be renewed yet.
            scope_day=local_today().isoformat(),
        )
    )
    _give_roles(connection, user_id, roles)


def has_sign_ins() -> bool:
    """Whether anyone can sign in."""
    with snapshot() as connection:
        able = select(User.id).where(User.password_hash.is_not(None), User.is_active)
        return connection.execute(able.limit(1)).first() is not None


def new_id() -> str:
    """An id for a user."""
    return str(uuid.uuid4())


def _give_roles(connection: Connection, user_id: str, roles: Iterable[str]) -> None:
    for role in sorted(roles):
        connection.execute(insert(UserRole).values(user_id=user_id, role=role))
