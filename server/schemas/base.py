"""What every schema shares: unknown fields are refused, and every field has a bound."""

from datetime import date
from typing import Any

import marshmallow as ma
from marshmallow import fields, validate

from server.ids import UUID

_UUID = rf"^{UUID}$"


class Schema(ma.Schema):
    """A schema that refuses what it does not know, whichever way it travels."""

    class Meta:
        unknown = ma.RAISE
        ordered = True


def record_id(**options: Any) -> fields.String:
    """A UUID in its one written form, lower case with hyphens."""
    options.setdefault("metadata", {})["format"] = "uuid"
    return fields.String(validate=validate.Regexp(_UUID, error="invalid"), **options)


def text(longest: int, *, shortest: int = 0, **options: Any) -> fields.String:
    """Text of a bounded number of characters."""
    bounds = [validate.Length(max=longest, error="too_long")]
    if shortest:
        bounds.append(validate.Length(min=shortest, error="too_short"))
    return fields.String(validate=bounds, **options)


def whole(lowest: int, highest: int, *, is_query: bool = False, **options: Any) -> fields.Integer:
    """A whole number within bounds; in a query string it is text, in JSON it must be a number."""
    bounds = validate.Range(lowest, highest, error="out_of_range")
    return fields.Integer(strict=not is_query, validate=bounds, **options)


def choice(*keys: str, **options: Any) -> fields.String:
    """One of a closed list of keys."""
    return fields.String(validate=validate.OneOf(keys, error="not_a_choice"), **options)


def instant(**options: Any) -> fields.String:
    """An instant in UTC to the millisecond, `2026-11-17T07:40:00.000Z`."""
    pattern = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$"
    options.setdefault("metadata", {})["format"] = "date-time"
    return fields.String(validate=validate.Regexp(pattern, error="invalid"), **options)


def clock(**options: Any) -> fields.String:
    """A time of day where the service works, `08:40`."""
    pattern = r"^([01]\d|2[0-3]):[0-5]\d$"
    return fields.String(validate=validate.Regexp(pattern, error="invalid"), **options)


def local_date(**options: Any) -> fields.String:
    """A date where the service works, `2026-11-17`; one that is in the calendar."""
    options.setdefault("metadata", {})["format"] = "date"
    pattern = validate.Regexp(r"^\d{4}-\d{2}-\d{2}$", error="invalid")
    return fields.String(validate=[pattern, _is_in_calendar], **options)


def _is_in_calendar(value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ma.ValidationError("invalid") from None
