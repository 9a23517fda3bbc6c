"""Ids: made by a device, and never free text."""

import re
from typing import TypeGuard

#: A UUID in its one written form: lower case, with hyphens.
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

match_uuid = re.compile(UUID).fullmatch


def is_uuid(value: object) -> TypeGuard[str]:
    """Whether `value` is a UUID in its one written form."""
    return isinstance(value, str) and match_uuid(value) is not None
