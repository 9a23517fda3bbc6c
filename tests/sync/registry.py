"""The registry of entities as JSON for both sides: `python -m tests.sync.registry` writes it."""

import json
from pathlib import Path
from typing import Any

from server.sync.entities import ENTITIES
from server.sync.fields import REQUIRED, Field

CONTRACT = Path(__file__).resolve().parent.parent / "contract"


def described(field: Field) -> dict[str, Any]:
    """One field, with what it leaves at its default left out."""
    told: dict[str, Any] = {"name": field.name, "kind": field.kind}
    if field.is_nullable:
        told["is_nullable"] = True
    if field.default is not REQUIRED:
        told["default"] = field.default
    if field.kind == "text":
        told["longest"] = field.longest
    if field.kind == "int":
        told["lowest"], told["highest"] = field.lowest, field.highest
    for name in ("words", "refers", "group"):
        if getattr(field, name):
            told[name] = getattr(field, name)
    for name in ("is_server_set", "is_fixed"):
        if getattr(field, name):
            told[name] = True
    return told


def registry() -> str:
    """The file's text: one field a line."""
    lines = ['{"about": "The synced entities, from server/sync/entities/.",', '"entities": {']
    blocks = []
    for name, entity in ENTITIES.items():
        head = {"table": entity.table.name, "phone_may": sorted(entity.phone_may)}
        fields = ",\n".join("  " + json.dumps(described(each)) for each in entity.fields)
        start = json.dumps(head)[:-1]
        blocks.append(f'"{name}": {start}, "fields": [\n{fields}\n]}}')
    return "\n".join([*lines, ",\n".join(blocks), "}}"]) + "\n"


if __name__ == "__main__":
    (CONTRACT / "entities.json").write_text(registry(), encoding="utf-8")
