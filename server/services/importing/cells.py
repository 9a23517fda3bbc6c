"""Cells: each reader takes the text of a cell and gives its value, or raises BadCell.

Words, numbers and dates may have spaces around them. Free text is kept to the letter.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from server.services.importing.problems import BadCell
from server.sync.entities import ENTITIES
from server.sync.fields import clean_text
from server.vocabulary import key_of, words

#: What stands for "none" in a column that names something.
NONE = frozenset({"", "-"})

#: Spreadsheets of a service that began in 2014 hold no date far from our time; `0202` is a slip.
YEARS = range(1990, 2100)

Reader = Callable[[str], Any]


def text_of(entity: str, field: str, *, is_required: bool = False) -> Reader:
    """Free text as long as the field of the entity can hold."""
    return text(ENTITIES[entity].by_name[field].longest, is_required=is_required)


def number_of(entity: str, field: str) -> Reader:
    """A whole number that the field of the entity can hold."""
    known = ENTITIES[entity].by_name[field]
    return number(known.lowest, known.highest)


def text(longest: int, *, is_required: bool = False) -> Reader:
    """Free text of at most `longest` characters, to the letter; None when the cell is empty.

    To the letter as every text here is kept: one Unicode form, and plain line ends.
    """

    def read(cell: str) -> str | None:
        cell = clean_text(cell)
        if "\0" in cell:
            raise BadCell("null_character")
        if len(cell) > longest:
            raise BadCell("too_long", longest=longest, length=len(cell))
        if is_required and not cell.strip():
            raise BadCell("empty")
        return cell or None

    return read


def code(cell: str) -> str:
    """A row's own id."""
    cell = cell.strip()
    if cell in NONE:
        raise BadCell("empty")
    return str(text(20)(cell))


def reference(cell: str) -> str | None:
    """The id of another row, or none."""
    cell = cell.strip()
    return None if cell in NONE else str(text(20)(cell))


def place(cell: str) -> str | None:
    """A place in words, or none."""
    return None if cell.strip() in NONE else str(text(200)(cell.strip()))


def references(cell: str) -> tuple[str, ...]:
    """Ids joined by `+`, each once; none when the cell is empty."""
    named = tuple(part.strip() for part in cell.split("+"))
    if len(named) == 1 and named[0] in NONE:
        return ()
    if "" in named:
        raise BadCell("empty_part", text=cell)
    for name in named:
        if named.count(name) > 1:
            raise BadCell("named_twice", text=name)
    return named


def some_references(cell: str) -> tuple[str, ...]:
    """Ids joined by `+`, at least one."""
    named = references(cell)
    if not named:
        raise BadCell("empty")
    return named


def number(least: int, most: int) -> Reader:
    """A whole number in the given bounds, both included."""

    def read(cell: str) -> int:
        digits = cell.strip()
        if not digits:
            raise BadCell("empty")
        if not re.fullmatch(r"-?[0-9]{1,15}", digits):
            raise BadCell("not_a_whole_number", text=cell)
        if not least <= int(digits) <= most:
            raise BadCell("number_out_of_bounds", text=cell, least=least, most=most)
        return int(digits)

    return read


#: An amount in whole kroner.
kroner = number(0, 10**11)


def optional(read: Reader) -> Reader:
    """The same, where an empty cell is None."""
    return lambda cell: None if not cell.strip() else read(cell)


def day(cell: str) -> date:
    """An ISO date that exists."""
    said = cell.strip()
    if not said:
        raise BadCell("empty")
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", said):
            raise ValueError
        found = date.fromisoformat(said)
        if found.year not in YEARS:
            raise ValueError
    except ValueError:
        raise BadCell("not_a_date", text=cell) from None
    return found


def clock(cell: str) -> time:
    """A time of day such as 08:40 or 8:40."""
    said = cell.strip()
    if not said:
        raise BadCell("empty")
    parts = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})(?::00)?", said)
    if not parts or int(parts[1]) > 23 or int(parts[2]) > 59:
        raise BadCell("not_a_time", text=cell)
    return time(int(parts[1]), int(parts[2]))


def day_and_clock(cell: str) -> datetime:
    """A local date and time with a space between; without a zone, as it stands."""
    said = cell.strip()
    if not said:
        raise BadCell("empty")
    on, _, at = said.replace("T", " ").partition(" ")
    try:
        return datetime.combine(day(on), clock(at))
    except BadCell:
        raise BadCell("not_a_date_and_time", text=cell) from None


def word(list_name: str) -> Reader:
    """A word of a closed list: the import alias, the key, or the label where there is no alias."""
    labels = {
        entry.label.casefold(): entry.key
        for entry in words()
        if entry.list == list_name and not entry.import_alias
    }

    def read(cell: str) -> str:
        if not cell.strip():
            raise BadCell("empty")
        key = key_of(list_name, cell) or labels.get(cell.strip().casefold())
        if key is None:
            raise BadCell("unknown_word", text=cell)
        return key

    return read


def optional_word(list_name: str) -> Reader:
    """The same, where an empty cell or `-` is None."""
    read = word(list_name)
    return lambda cell: None if cell.strip() in NONE else read(cell)


_role, _scope, _topic = word("role"), word("consent_scope"), word("consent_topic")
_stage = optional_word("eviction_stage")


def role_keys(cell: str) -> tuple[str, ...]:
    """Roles joined by `+`, at least one."""
    return tuple(_role(part) for part in some_references(cell))


def consents(cell: str) -> tuple[tuple[str, str], ...]:
    """Scopes joined by `+`, each with `:topic` where it is limited: (scope, topic) of each."""
    found: list[tuple[str, str]] = []
    for part in references(cell):
        scope, _, topic = part.partition(":")
        pair = (_scope(scope), _topic(topic or "everything"))
        if pair in found:
            raise BadCell("named_twice", text=part)
        found.append(pair)
    return tuple(found)


def shares(cell: str) -> tuple[tuple[str, int], ...]:
    """Staff=percent joined by `+`: (staff, percent) of each."""
    found: list[tuple[str, int]] = []
    for part in references(cell):
        staff, _, percent = part.partition("=")
        found.append((staff.strip(), number(1, 100)(percent)))
    if len({staff for staff, _ in found}) < len(found):
        raise BadCell("named_twice", text=cell)
    return tuple(found)


def yes_or_no(yes: str, no: str) -> Reader:
    """One of two words, in the language of the spreadsheets."""

    def read(cell: str) -> bool:
        said = cell.strip().casefold()
        if said not in (yes, no):
            raise BadCell("neither", text=cell, yes=yes, no=no)
        return said == yes

    return read


def stage(cell: str) -> str:
    """A stage of an eviction; `none` when the cell is empty."""
    return str(_stage(cell) or "none")
