"""Changes as an operation tells them, for whoever writes one here: made, changed, taken away, or an act."""

from typing import Any


def creation_of(entity: str, record_id: str, values: dict[str, Any]) -> dict[str, Any]:
    """The change that makes a record."""
    return _change(entity, record_id, "create", 0, {}, values)


def patch_of(
    entity: str, record_id: str, version: int, base: dict[str, Any], values: dict[str, Any]
) -> dict[str, Any]:
    """The change of some fields, from what was seen in that version."""
    return _change(entity, record_id, "patch", version, base, values)


def patch_of_row(
    entity: str, record_id: str, row: Any, values: dict[str, Any], names: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The change of `values` in a row that was read; `names` are further fields of the groups they are of."""
    base = {name: getattr(row, name) for name in (*values, *names)}
    return patch_of(entity, record_id, row.version, base, values)


def deletion_of(entity: str, record_id: str, version: int) -> dict[str, Any]:
    """The change that takes a record away, in the version that was seen."""
    return _change(entity, record_id, "delete", version, {}, {})


def act_of(entity: str, record_id: str, act: str, version: int, **fields: Any) -> dict[str, Any]:
    """The change that is an act; fields without a value are left out."""
    said = {name: value for name, value in fields.items() if value is not None}
    return _change(entity, record_id, "act", version, {}, said) | {"act": act}


def _change(
    entity: str,
    record_id: str,
    action: str,
    version: int,
    base: dict[str, Any],
    values: dict[str, Any],
) -> dict[str, Any]:
    return {
        "entity": entity,
        "id": record_id,
        "action": action,
        "base_version": version,
        "base": base,
        "set": values,
    }
