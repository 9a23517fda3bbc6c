"""The kinds of fields, and the one normaliser: equal values become equal text, whoever sends them.

The PWA has the same normaliser; `tests/contract/normalise.json` holds the examples that both must meet.
A field that is missing from `set` is not touched; a field that is null is cleared.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Literal
from zoneinfo import ZoneInfo

from server import vocabulary
from server.clock import instant
from server.ids import match_uuid
from server.sync.refusals import Refused

Kind = Literal[
    "text", "int", "bool", "instant", "date", "clock", "zone", "word", "id", "keys", "json"
]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}").fullmatch
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d").fullmatch
_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}").fullmatch

#: Stands for "no default": the writer of a new row must give the field.
REQUIRED = object()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a synced entity.

    `longest` is in Unicode code points; `lowest` and `highest` bound numbers. `words` names the closed
    list that a word is from; `refers` the entity (or `user`) whose id it holds. Fields of one `group`
    only make sense together and are merged as one. `is_server_set` fields follow from an act or an
    import; `is_fixed` ones are set when the row is made and never again. `is_carrying`: whoever sees
    this row thereby sees the row that it refers to.
    """

    name: str
    kind: Kind
    is_nullable: bool = False
    default: Any = REQUIRED
    longest: int = 0
    lowest: int = 0
    highest: int = 0
    words: str | None = None
    refers: str | None = None
    group: str = ""
    is_server_set: bool = False
    is_fixed: bool = False
    is_carrying: bool = False

    def clean(self, value: Any) -> Any:
        """The canonical form of `value`, or Refused with a reason that names this field."""
        return self.cleaner()(value)

    def none_of(self, value: Any) -> Any:
        """None for a cleared field, or Refused: what a value means that is none of this field's kind."""
        is_empty = value is None or value == ""
        if is_empty and self.is_nullable:
            return None
        if value is None or (is_empty and self.kind == "text"):
            raise Refused("required", field=self.name)
        raise Refused(
            "unknown_word" if self.words and not is_empty else "invalid_value", field=self.name
        )

    def cleaner(self) -> "Cleaner":
        """What gives any value its canonical form, or raises Refused.

        Made once for each field: a push holds some fifteen thousand values, nearly all of them good.
        """
        return _CLEANERS[self.kind](self)


#: Gives the canonical form of a value of one field, or raises Refused.
Cleaner = Callable[[Any], Any]


def clean_instant(value: object) -> str | None:
    """An instant with any offset, as UTC text to the millisecond; None when it is no instant."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    if len(value) == 24 and value[10] == "T" and value[19] == "." and value[23] == "Z":
        return value
    try:
        return instant(moment.astimezone(UTC))
    except OverflowError:
        return None


def clean_text(value: str) -> str:
    """Text in NFC, with plain line ends; a half of a cut emoji becomes the replacement character."""
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            value = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        value = unicodedata.normalize("NFC", value)
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _text(field: Field) -> Cleaner:
    longest = field.longest

    def clean(value: Any) -> Any:
        if not isinstance(value, str) or not value:
            return field.none_of(value)
        text = clean_text(value)
        if len(text) > longest:
            raise Refused("too_long", field=field.name)
        if "\x00" in text:
            raise Refused("invalid_value", field=field.name)
        return text

    return clean


def _int(field: Field) -> Cleaner:
    lowest, highest = field.lowest, field.highest

    def clean(value: Any) -> Any:
        # Not isinstance: to it, true is an int.
        if type(value) is int and lowest <= value <= highest:
            return value
        return field.none_of(value)

    return clean


def _bool(field: Field) -> Cleaner:
    def clean(value: Any) -> bool | None:
        return value if isinstance(value, bool) else field.none_of(value)

    return clean


def _instant(field: Field) -> Cleaner:
    def clean(value: Any) -> str | None:
        return clean_instant(value) or field.none_of(value)

    return clean


def _matching(accepts: Callable[[str], object]) -> Callable[[Field], Cleaner]:
    def make(field: Field) -> Cleaner:
        def clean(value: Any) -> str | None:
            return value if isinstance(value, str) and accepts(value) else field.none_of(value)

        return clean

    return make


def _is_date(value: str) -> bool:
    return _DATE(value) is not None and _is_day(value)


@lru_cache(maxsize=1_000)
def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=200)
def _is_zone(value: str) -> bool:
    try:
        ZoneInfo(value)
    except (ValueError, KeyError, OSError):  # no path, no such zone, a folder of zones
        return False
    return 0 < len(value) <= 40


def _word(field: Field) -> Cleaner:
    words = vocabulary.keys(field.words or "")

    def clean(value: Any) -> str | None:
        return value if isinstance(value, str) and value in words else field.none_of(value)

    return clean


def _keys(field: Field) -> Cleaner:
    """A set of keys, as a sorted list without repeats."""

    def clean(value: Any) -> Any:
        if not isinstance(value, list):
            return field.none_of(value)
        if len(value) > 20 or not all(isinstance(key, str) and _KEY(key) for key in value):
            raise Refused("invalid_value", field=field.name)
        return sorted(set(value))

    return clean


def _json(field: Field) -> Cleaner:
    def clean(value: Any) -> Any:
        return field.none_of(value) if value is None or value == "" else value

    return clean


_CLEANERS: dict[Kind, Callable[[Field], Cleaner]] = {
    "text": _text,
    "int": _int,
    "bool": _bool,
    "instant": _instant,
    "date": _matching(_is_date),
    "clock": _matching(_CLOCK),
    "zone": _matching(_is_zone),
    "word": _word,
    "id": _matching(match_uuid),
    "keys": _keys,
    "json": _json,
}
