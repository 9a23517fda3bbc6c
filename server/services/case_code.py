"""The short code of a new case, as people say it: the next after the highest."""

import re

from sqlalchemy import Connection, select, text

from server.models import Case

_CODE = re.compile(r"^S(\d{1,6})$")
#: What those who open cases lock, so that no two give the same code: any number used for nothing else.
_LOCK = 5_108_301


def next_case_code(connection: Connection) -> str:
    """A code that no case has. Two who open a case at once wait for each other until they have committed."""
    # On SQLite a writing transaction is alone already.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    codes = connection.scalars(select(Case.code)).all()
    numbers = [int(found[1]) for code in codes if (found := _CODE.match(code))]
    return f"S{max(numbers, default=0) + 1:02}"
