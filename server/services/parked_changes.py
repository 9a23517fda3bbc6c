"""What a parked operation wanted, read leniently: it is shown to people also when it could not be applied."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from server.sync.entities import ENTITIES

#: The changes of an operation that can be shown: each names an entity that there is, and a record.
Content = list[dict[str, Any]]


def read_content(body: str | None) -> Content:
    """The changes in a body; none when it cannot be read, or was scrubbed when its time had run out."""
    try:
        content = orjson.loads(body or "null")
    except orjson.JSONDecodeError:
        return []
    changes = content.get("changes") if isinstance(content, dict) else None
    if not isinstance(changes, list):
        return []
    return [_tidy(change) for change in changes if _is_shown(change)]


def record_ids(content: Content) -> Iterator[tuple[str, str]]:
    """The records that the changes are about."""
    for change in content:
        yield change["entity"], change["id"]


def changes_of(content: Content, now: Mapping[tuple[str, str], Any]) -> list[dict[str, Any]]:
    """Each change with its fields: what its writer saw, what they set, and what stands now."""
    return [
        {
            "entity": change["entity"],
            "record_id": change["id"],
            "action": change["action"],
            "act": change["act"],
            "is_there": (change["entity"], change["id"]) in now,
            "values": list(_values(change, now.get((change["entity"], change["id"])))),
        }
        for change in content
    ]


def _values(change: dict[str, Any], current: Any) -> Iterator[dict[str, Any]]:
    entity = ENTITIES[change["entity"]]
    hidden = {
        name
        for name, flag in entity.hidden_when.items()
        if change["set"].get(flag) or getattr(current, flag, False)
    }
    for name, value in change["set"].items():
        field = entity.by_name.get(name)
        if field is None or name in hidden or field.kind == "json":
            continue
        yield {
            "name": name,
            "kind": field.kind,
            "words": field.words,
            "base": change["base"].get(name),
            "offered": value,
            "current": getattr(current, name, None),
        }


def _is_shown(change: Any) -> bool:
    return (
        isinstance(change, dict)
        and change.get("entity") in ENTITIES
        and isinstance(change.get("id"), str)
    )


def _tidy(change: dict[str, Any]) -> dict[str, Any]:
    action, act = change.get("action"), change.get("act")
    base, new = change.get("base"), change.get("set")
    return {
        "entity": change["entity"],
        "id": change["id"],
        "action": action if isinstance(action, str) else "",
        "act": act if isinstance(act, str) else None,
        "base": base if isinstance(base, dict) else {},
        "set": new if isinstance(new, dict) else {},
    }
