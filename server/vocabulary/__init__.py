"""The closed word lists: a word's key is stored; label and alias stand beside it in one file."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

FILE = Path(__file__).with_name("vocabulary.csv")


class UnknownList(KeyError):
    """A word list was asked for that the vocabulary does not have."""


@dataclass(frozen=True)
class Word:
    """One word of one list; `group` is what a task type rolls up to, `position` counts from one."""

    list: str
    key: str
    label: str
    short_label: str | None
    group: str | None
    import_alias: str | None
    position: int


@lru_cache(maxsize=1)
def words() -> tuple[Word, ...]:
    """Every word, in the order of the file."""
    found: list[Word] = []
    positions: dict[str, int] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            position = positions.get(row["list"], 0) + 1
            positions[row["list"]] = position
            found.append(
                Word(
                    list=row["list"],
                    key=row["key"],
                    label=row["label"],
                    short_label=row["short_label"] or None,
                    group=row["group"] or None,
                    import_alias=row["import_alias"] or None,
                    position=position,
                )
            )
    return tuple(found)


@lru_cache(maxsize=1)
def _by_list() -> dict[str, dict[str, Word]]:
    lists: dict[str, dict[str, Word]] = {}
    for word in words():
        lists.setdefault(word.list, {})[word.key] = word
    return lists


def _list(list_name: str) -> dict[str, Word]:
    try:
        return _by_list()[list_name]
    except KeyError:
        raise UnknownList(list_name) from None


@lru_cache(maxsize=64)
def keys(list_name: str) -> frozenset[str]:
    """The keys of a list. Raises UnknownList."""
    return frozenset(_list(list_name))


def word(list_name: str, key: str) -> Word:
    """One word. Raises UnknownList, or KeyError for a key that the list does not have."""
    return _list(list_name)[key]


@lru_cache(maxsize=64)
def aliases(list_name: str) -> Mapping[str, str]:
    """What a spreadsheet may say, in lower case, to the key that it means: aliases and keys."""
    meant: dict[str, str] = {}
    for entry in _list(list_name).values():
        meant[entry.key.casefold()] = entry.key
        if entry.import_alias:
            meant[entry.import_alias.casefold()] = entry.key
    return MappingProxyType(meant)


def key_of(list_name: str, text: str) -> str | None:
    """The key that a spreadsheet's word means, or None. Case and outer spaces do not matter."""
    return aliases(list_name).get(text.strip().casefold())


def group_of(task_type: str) -> str:
    """The group that a task type rolls up to in reports. Raises KeyError when it is unknown."""
    group = word("task_type", task_type).group
    if group is None:
        raise KeyError(task_type)
    return group


@lru_cache(maxsize=1)
def synonyms() -> tuple[tuple[str, ...], ...]:
    """Names that people use for the same thing, an old one beside today's; each group finds all of itself."""
    file = FILE.with_name("synonyms.csv")
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines, delimiter=";"))[1:]
    return tuple(tuple(name for name in row if name) for row in rows)
