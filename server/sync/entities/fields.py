"""Short names for the fields that many entities have."""

from typing import Any

from server.sync.fields import Field

F = Field


def name(longest: int = 120) -> Field:
    """A name, required."""
    return F("name", "text", longest=longest)


def code(*, is_nullable: bool = True, is_server_set: bool = False) -> Field:
    """A short code that people say."""
    return F("code", "text", is_nullable=is_nullable, longest=20, is_server_set=is_server_set)


def phone() -> Field:
    """A phone number, as it was told."""
    return F("phone", "text", is_nullable=True, longest=30)


def email() -> Field:
    """An e-mail address, as it was told."""
    return F("email", "text", is_nullable=True, longest=120)


def ref(name: str, entity: str, **options: Any) -> Field:
    """The id of a row of another entity."""
    return F(name, "id", refers=entity, **options)


def word(name: str, words: str, **options: Any) -> Field:
    """A key of a closed word list."""
    return F(name, "word", words=words, **options)


def number(name: str, highest: int, **options: Any) -> Field:
    """A whole number from 0."""
    return F(name, "int", highest=highest, **options)


MINUTES_OF_A_DAY = 1440
WRITES = frozenset({"create", "patch", "delete"})
