"""What lies between one operation schema and the next: old operations are read as new, new rows shown as old.

Every schema that was ever shipped stays readable. An operation that a phone sealed a year ago is lifted
step by step to today's form, before anything else looks at it; its bytes in the ledger stay as they came.
A phone whose app is older than the server gets its rows in the form that it knows; since operations are
patches of fields, its edits leave alone what it has never heard of.

To change the form: write a step here, raise `SCHEMA` in operation.py, and record what the app of the day
makes in `tests/sync/corpus/`. Steps are pure functions, and are never changed after they have shipped.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Content = dict[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """From schema n to n + 1: `up` for an operation's content, `down` for an entity's row.

    Both get a copy that is theirs to change. `new_entities` are those that a phone of schema n does not
    know: it gets none of their rows.
    """

    up: Callable[[Content], Content]
    down: Callable[[str, Row], Row] = lambda _entity, row: row
    new_entities: frozenset[str] = frozenset()


#: The step from each schema to the next.
STEPS: dict[int, Step] = {}

#: The oldest schema that is read. Operations of older ones are held, and their phones told to upgrade.
OLDEST = 1


def upcast(content: Content, schema: int, newest: int) -> Content:
    """The content of an operation of `schema`, as one of `newest`."""
    for step in range(schema, newest):
        content = STEPS[step].up(dict(content))
    return content


def downcast(entity: str, row: Row, schema: int, newest: int) -> Row:
    """A row of `newest`, in the form that a phone of `schema` knows."""
    for step in range(newest - 1, schema - 1, -1):
        row = STEPS[step].down(entity, dict(row))
    return row


def is_known(entity: str, schema: int, newest: int) -> bool:
    """Whether a phone of `schema` has heard of the entity."""
    return not any(entity in STEPS[step].new_entities for step in range(schema, newest))
