"""Statements that are compiled once per database: building one anew costs more than running it.

Used where one request runs many statements (sync). Values go to the driver as they are, so only text,
numbers and lists of text can be given.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

import orjson
from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    Connection,
    Dialect,
    String,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.sql import ClauseElement

#: Makes the condition that a column is one of many values, given under a name.
Among = Callable[[ColumnElement[Any], str], ColumnElement[bool]]


class Prepared:
    """A statement made by `make`, which is given the way to say "one of these" on the database at hand."""

    def __init__(self, make: Callable[[Among], ClauseElement]) -> None:
        self._make = make
        self._compiled: dict[str, tuple[str, dict[str, Any], list[str] | None]] = {}

    def run(self, connection: Connection, **values: Any) -> Sequence[Any]:
        """The rows, with values for the named parameters; a collection stands for its members."""
        dialect = connection.dialect
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = self._compile(dialect)
        text, fixed, order = found
        is_json = dialect.name == "sqlite"
        given = dict(fixed)
        for name, value in values.items():
            given[name] = _listed(value, is_json) if isinstance(value, _MANY) else value
        if order is None:
            return connection.exec_driver_sql(text, given).fetchall()
        values_now = tuple(given[name] for name in order)
        return connection.exec_driver_sql(text, values_now).fetchall()

    def _compile(self, dialect: Dialect) -> tuple[str, dict[str, Any], list[str] | None]:
        among = _in_array if dialect.name == "postgresql" else _in_json
        compiled: Any = self._make(among).compile(
            dialect=dialect, compile_kwargs={"render_postcompile": True}
        )
        return str(compiled), dict(compiled.params), compiled.positiontup


_MANY = (list, set, frozenset, tuple, dict)


def _listed(values: Collection[str], is_json: bool) -> Any:
    # SQLite takes only so many parameters, and PostgreSQL would plan anew for each number of them.
    return orjson.dumps(list(values)).decode() if is_json else list(values)


def asked(name: str) -> BindParameter[Any]:
    """A parameter that each run gives."""
    return bindparam(name, None)


def _in_array(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    return column == any_(bindparam(name, None, ARRAY(String)))


def _in_json(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    each = func.json_each(bindparam(name, None, String)).table_valued("value")
    return column.in_(select(each.c.value))
