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
from server.sync.refusals import Refused

Kind = Literal[
    "text", "int", "bool", "instant", "date", "clock", "zone", "word", "id", "keys", "json"
]

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").fullmatch
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
        if value is None or value == "":
            if self.is_nullable:
                return None
            raise Refused(
                "required" if value is None or self.kind == "text" else "invalid_value",
                field=self.name,
            )
        return _CLEANERS[self.kind](self, value)


def is_uuid(value: object) -> bool:
    """Whether `value` is a UUID in its one written form: lower case, with hyphens."""
    return isinstance(value, str) and _UUID(value) is not None


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


def _text(field: Field, value: Any) -> str:
    if not isinstance(value, str):
        raise Refused("invalid_value", field=field.name)
    text = clean_text(value)
    if not text:
        raise Refused("required", field=field.name)
    if len(text) > field.longest:
        raise Refused("too_long", field=field.name)
    if "\x00" in text:
        raise Refused("invalid_value", field=field.name)
    return text


def _int(field: Field, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused("invalid_value", field=field.name)
    if not field.lowest <= value <= field.highest:
        raise Refused("invalid_value", field=field.name)
    return value


def _bool(field: Field, value: Any) -> bool:
    if not isinstance(value, bool):
        raise Refused("invalid_value", field=field.name)
    return value


def _instant(field: Field, value: Any) -> str:
    cleaned = clean_instant(value)
    if cleaned is None:
        raise Refused("invalid_value", field=field.name)
    return cleaned


def _date(field: Field, value: Any) -> str:
    try:
        if not isinstance(value, str) or not _DATE(value):
            raise ValueError
        date.fromisoformat(value)
    except ValueError:
        raise Refused("invalid_value", field=field.name) from None
    return value


def _matching(accepts: Callable[[str], object]) -> Callable[[Field, Any], str]:
    def clean(field: Field, value: Any) -> str:
        if not isinstance(value, str) or not accepts(value):
            raise Refused("invalid_value", field=field.name)
        return value

    return clean


@lru_cache(maxsize=200)
def _is_zone(value: str) -> bool:
    try:
        ZoneInfo(value)
    except (ValueError, KeyError, OSError):  # no path, no such zone, a folder of zones
        return False
    return len(value) <= 40


def _word(field: Field, value: Any) -> str:
    if not isinstance(value, str) or value not in vocabulary.keys(field.words or ""):
        raise Refused("unknown_word", field=field.name)
    return value


def _keys(field: Field, value: Any) -> list[str]:
    """A set of keys, as a sorted list without repeats."""
    if not isinstance(value, list) or len(value) > 20:
        raise Refused("invalid_value", field=field.name)
    if not all(isinstance(key, str) and _KEY(key) for key in value):
        raise Refused("invalid_value", field=field.name)
    return sorted(set(value))


def _json(_field: Field, value: Any) -> Any:
    return value


_CLEANERS: dict[Kind, Callable[[Field, Any], Any]] = {
    "text": _text,
    "int": _int,
    "bool": _bool,
    "instant": _instant,
    "date": _date,
    "clock": _matching(_CLOCK),
    "zone": _matching(_is_zone),
    "word": _word,
    "id": _matching(_UUID),
    "keys": _keys,
    "json": _json,
}
