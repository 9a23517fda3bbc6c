"""Statements that are compiled once per database: building one anew costs more than running it.

Used where one request runs many statements (sync). Values go to the driver as they are, so only text,
numbers and lists of text can be given.
"""

from collections.abc import Callable, Collection
from typing import Any, NamedTuple, Protocol

import orjson
from sqlalchemy import (
    ARRAY,
    BindParameter,
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    Select,
    String,
    TableValuedAlias,
    any_,
    bindparam,
    func,
    select,
)


class Among(Protocol):
    """How to say "one of these", of many values that are given under a name, on the database at hand."""

    def __call__(self, column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
        """The condition that `column` is one of the values."""

    def narrow(self, query: Select[Any], column: ColumnElement[Any], name: str) -> Select[Any]:
        """The rows of `query` whose `column`, a unique one, is one of the values; no value stands twice."""


class _Compiled(NamedTuple):
    """A statement in one database's words. `reads` tells how each column is read where they come whole."""

    text: str
    fixed: dict[str, Any]
    order: list[str] | None
    reads: list[Callable[[str], Any]] | None


class Prepared:
    """A statement made by `make`, which is given the way to say "one of these" on the database at hand.

    One that is `made_for_many` rows comes column by column on SQLite: the driver lets go of the
    interpreter's lock at every row, and with twenty phones at once most of the time went into having it
    back. Its columns hold whole numbers, or text that has no control characters and is never empty.
    """

    def __init__(self, make: Callable[[Among], Any], *, made_for_many: bool = False) -> None:
        self._make = make
        self._made_for_many = made_for_many
        self._compiled: dict[str, _Compiled] = {}

    def run(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """The rows, with values for the named parameters; a collection stands for its members.

        They are the driver's own tuples: a row that also knows its columns' names takes as long to make
        as to read.
        """
        dialect = connection.dialect
        found = self._compiled.get(dialect.name)
        if found is None:
            found = self._compiled[dialect.name] = self._compile(dialect)
        text, fixed, order, reads = found
        is_json = dialect.name == "sqlite"
        given = dict(fixed)
        for name, value in values.items():
            given[name] = _listed(value, is_json) if isinstance(value, _MANY) else value
        result = connection.exec_driver_sql(
            text, given if order is None else tuple(given[name] for name in order)
        )
        rows: list[tuple[Any, ...]] = list(result.cursor.fetchall())
        result.close()
        return rows if reads is None else _turned(rows[0], reads)

    def _compile(self, dialect: Dialect) -> _Compiled:
        is_sqlite = dialect.name == "sqlite"
        statement = self._make(_InJson() if is_sqlite else _InArray())
        made: Any = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
        if not (is_sqlite and self._made_for_many):
            return _Compiled(str(made), dict(made.params), made.positiontup, None)
        reads = [_read_of(column) for column in statement.selected_columns]
        text = _by_columns(str(made), len(reads))
        return _Compiled(text, dict(made.params), made.positiontup, reads)


def _by_columns(text: str, count: int) -> str:
    """A statement of SQLite that answers one row: of each column the values in one text, in their order."""
    names = [f"c{number}" for number in range(count)]
    joined = (f"group_concat(coalesce({name}, ''), char(30))" for name in names)
    return f"WITH found ({', '.join(names)}) AS ({text}) SELECT {', '.join(joined)} FROM found"  # noqa: S608 - nothing in it comes from outside


def _read_of(column: Any) -> Callable[[str], Any]:
    if isinstance(column.type, Integer):
        return int
    return _text_or_none if column.nullable else str


def _text_or_none(value: str) -> str | None:
    return value or None


def _turned(
    columns: tuple[str | None, ...], reads: list[Callable[[str], Any]]
) -> list[tuple[Any, ...]]:
    values = [(column or "").split("\x1e") for column in columns]
    return list(zip(*map(map, reads, values), strict=True)) if columns[0] is not None else []


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
