"""Statements that are compiled once per database: building one anew costs more than running it.

Used where one request runs many statements (sync). Values go to the driver as they are, so only text,
numbers and lists of text can be given.
"""

from collections.abc import Callable, Collection
from typing import Any, Protocol

import orjson
from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    Connection,
    Dialect,
    Select,
    String,
    TableValuedAlias,
    any_,
    bindparam,
    func,
    select,
)
from sqlalchemy.sql import ClauseElement


class Among(Protocol):
    """How to say "one of these", of many values that are given under a name, on the database at hand."""

    def __call__(self, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
        """The condition that `column` is one of the values."""

    def narrow(self, query: Select[Any], column: ColumnElement[Any], name: str) -> Select[Any]:
        """The rows of `query` whose `column`, a unique one, is one of the values; no value stands twice."""


class Prepared:
    """A statement made by `make`, which is given the way to say "one of these" on the database at hand."""

    def __init__(self, make: Callable[[Among], ClauseElement]) -> None:
        self._make = make
        self._compiled: dict[str, tuple[str, dict[str, Any], list[str] | None]] = {}

    def run(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """The rows, with values for the named parameters; a collection stands for its members.

        They are the driver's own tuples: a row that also knows its columns' names takes as long to make
        as to read.
        """
        dialect = connection.dialect
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = self._compile(dialect)
        text, fixed, order = found
        is_json = dialect.name == "sqlite"
        given = dict(fixed)
        for name, value in values.items():
            given[name] = _listed(value, is_json) if isinstance(value, _MANY) else value
        result = connection.exec_driver_sql(
            text, given if order is None else tuple(given[name] for name in order)
        )
        rows: list[tuple[Any, ...]] = list(result.cursor.fetchall())
        result.close()
        return rows

    def _compile(self, dialect: Dialect) -> tuple[str, dict[str, Any], list[str] | None]:
        among = _InArray() if dialect.name == "postgresql" else _InJson()
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


class _InArray:
    def __call__(self, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
        return column == any_(bindparam(name, None, ARRAY(String)))

    def narrow(self, query: Select[Any], column: ColumnElement[Any], name: str) -> Select[Any]:
        return query.where(self(column, name))


class _InJson:
    def __call__(self, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
        return column.in_(select(self._each(name).c.value))

    def narrow(self, query: Select[Any], column: ColumnElement[Any], name: str) -> Select[Any]:
        # A join looks the values up in the order given. IN would sort them first, and random ids that were
        # written one after the other lie on pages side by side only in the order of their writing.
        each = self._each(name)
        return query.join(each, column == each.c.value)

    def _each(self, name: str) -> TableValuedAlias:
        return func.json_each(bindparam(name, None, String)).table_valued("value")
