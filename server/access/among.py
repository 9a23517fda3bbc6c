"""`column IN (many ids)` without a parameter for each: SQLite takes only so many, and both plan anew."""

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import ARRAY, ColumnElement, Connection, String, any_, func, literal, select


def among(
    connection: Connection, column: ColumnElement[Any], values: Iterable[str]
) -> ColumnElement[bool]:
    """The condition that `column` is one of `values`, for any number of them, as one parameter."""
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(values), ARRAY(String)))
    each = func.json_each(orjson.dumps(list(values)).decode()).table_valued("value")
    return column.in_(select(each.c.value))
