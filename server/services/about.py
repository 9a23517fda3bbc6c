"""What the public page about the service says: its text and whom to ask, changed at a desk, with history.

It is in a table of its own and not among the settings: phones need none of it, and it is longer than
what they should carry. Nothing about a person belongs in it; it is open to everyone.
"""

from typing import Any

from sqlalchemy import Connection, insert, select

from server.access.actor import Actor
from server.clock import instant_now
from server.errors import OperationTaken, TextChanged
from server.extensions import snapshot, writing
from server.locales import say
from server.models import AboutText, User

#: The parts of the page that can be changed.
PARTS = (
    "text",
    "contact_name",
    "contact_phone",
    "contact_email",
    "contact_hours",
    "known_gaps",
    "statement_url",
)
#: How many versions the history shows.
MOST = 50

#: The page as it is sent to the office; its shape is AboutSchema.
About = dict[str, Any]


def read_about() -> About:
    """What the page says now; version 0 is what came with the program."""
    with snapshot() as connection:
        return _now(connection)


def history() -> list[dict[str, Any]]:
    """The versions that the page has had, the newest first, with who made each."""
    columns = [getattr(AboutText, name) for name in ("version", "changed_at", *PARTS)]
    with snapshot() as connection:
        rows = connection.execute(
            select(*columns, User.name.label("changed_by"))
            .join(User, User.id == AboutText.changed_by)
            .order_by(AboutText.version.desc())
            .limit(MOST)
        )
        return [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name


def change_about(actor: Actor, *, op_id: str, base_version: int, **parts: str) -> About:
    """Say something else on the page. The same `op_id` with the same words counts once.

    Raises TextChanged, with the version that stands, when somebody changed it since it was read, and
    OperationTaken when the id was used for other words.
    """
    parts = {name: words.strip() for name, words in parts.items()}
    with writing() as connection:
        said = connection.execute(select(AboutText).where(AboutText.op_id == op_id)).one_or_none()
        if said is not None:
            if any(getattr(said, name) != words for name, words in parts.items()):
                raise OperationTaken
            return _now(connection)
        now = _now(connection)
        if now["version"] != base_version:
            raise TextChanged(version=now["version"])
        connection.execute(
            insert(AboutText).values(
                version=base_version + 1,
                op_id=op_id,
                changed_at=instant_now(),
                changed_by=actor.id,
                **parts,
            )
        )
        return _now(connection)


def _now(connection: Connection) -> About:
    columns = [getattr(AboutText, name) for name in ("version", "changed_at", *PARTS)]
    row = connection.execute(
        select(*columns).order_by(AboutText.version.desc()).limit(1)
    ).one_or_none()
    if row is not None:
        return dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name
    return (
        {"version": 0, "changed_at": None}
        | dict.fromkeys(PARTS, "")
        | {"text": say("about.first_text")}
    )
