"""What is known of one synced entity, and its rows as canonical JSON."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any

import orjson
from sqlalchemy import Table

from server.sync.fields import REQUIRED, Cleaner, Field
from server.sync.refusals import Refused


@dataclass(frozen=True)
class Entity:
    """One synced table.

    `phone_may` are the actions that a field worker's phone may do, and `phone_sets`, when it is not empty,
    the fields that it may change in a row that is there. `office_sets` are those that no phone sets: in a row
    that it makes they hold their defaults. `shared_with` maps a field that names another
    user to the fields that this one may change. `owner` is the field that names who
    a row belongs to: phones change only their user's own, and what `is_given` is made at desks for others
    too. `hidden_when` maps a field to the flag that
    keeps it off phones (security.md 3).
    """

    name: str
    model: type[Any]
    fields: tuple[Field, ...]
    phone_may: frozenset[str] = frozenset()
    phone_sets: frozenset[str] = frozenset()
    office_sets: frozenset[str] = frozenset()
    owner: str | None = None
    is_given: bool = False
    shared_with: dict[str, frozenset[str]] = field(default_factory=dict)
    hidden_when: dict[str, str] = field(default_factory=dict)

    @cached_property
    def table(self) -> Table:
        """The table that holds the rows."""
        table: Table = self.model.__table__
        return table

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by their names."""
        return {each.name: each for each in self.fields}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The fields' names, in the order of the canonical row."""
        return tuple(self.by_name)

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The field groups: name to fields. A field without a group is a group alone."""
        found: dict[str, tuple[str, ...]] = {}
        for each in self.fields:
            found[each.group or each.name] = (*found.get(each.group or each.name, ()), each.name)
        return found

    @cached_property
    def group_of(self) -> dict[str, str]:
        """The group of each field."""
        return {each.name: each.group or each.name for each in self.fields}

    @cached_property
    def references(self) -> tuple[Field, ...]:
        """The fields that hold the id of another row."""
        return tuple(each for each in self.fields if each.refers)

    @cached_property
    def referring(self) -> dict[str, str]:
        """The fields that hold the id of another row, with the entity that it is of."""
        return {each.name: each.refers or "" for each in self.references}

    @cached_property
    def blank(self) -> dict[str, Any]:
        """A row in the order of its fields, with what it holds where its writer says nothing."""
        return {
            each.name: None if each.default is REQUIRED else each.default for each in self.fields
        }

    @cached_property
    def required(self) -> frozenset[str]:
        """What the writer of a new row must give."""
        return frozenset(
            each.name for each in self.fields if not each.is_nullable and each.default is REQUIRED
        )

    @cached_property
    def carrying(self) -> tuple[Field, ...]:
        """The references to rows that are seen because this row is."""
        return tuple(each for each in self.references if each.is_carrying)

    @cached_property
    def server_set(self) -> frozenset[str]:
        """What follows from an act or an import."""
        return frozenset(each.name for each in self.fields if each.is_server_set)

    @cached_property
    def cleaners(self) -> dict[str, Cleaner]:
        """What gives each field's values their canonical form."""
        return {each.name: each.cleaner() for each in self.fields}

    def clean(self, values: dict[str, Any]) -> dict[str, Any]:
        """Some fields of a row, brought into canonical form where they lie; raises Refused for the first
        that has none."""
        cleaners = self.cleaners
        for name, value in values.items():
            if name not in cleaners:
                raise Refused("unknown_field", field=name)
            clean = cleaners[name](value)
            if clean is not value:
                values[name] = clean
        return values

    @cached_property
    def json_names(self) -> tuple[str, ...]:
        """The fields that are kept as JSON."""
        return tuple(each.name for each in self.fields if each.kind in ("keys", "json"))

    @cached_property
    def values(self) -> Callable[[dict[str, Any]], tuple[Any, ...]]:
        """Gives the fields' values in their order."""
        return itemgetter(*self.names)

    def texts(self, record_id: str, fields: dict[str, Any]) -> tuple[str, str]:
        """The fields in their order as JSON; and the row as a phone gets it, with the id first."""
        shown = whole = orjson.dumps(fields).decode()
        if self.hidden_when:
            hidden = {name: None for name, flag in self.hidden_when.items() if fields[flag]}
            shown = orjson.dumps({**fields, **hidden}).decode()
        return whole, f'{{"id":"{record_id}",{shown[1:]}'
