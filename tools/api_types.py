"""Writes pwa/src/api/types.ts: the server's OpenAPI 3.1 schemas as TypeScript, one type for each.

`python -m tools.api_types` writes the file, `--check` fails when it is stale. The same document
always gives the same bytes. Only what our schemas use is understood; anything else is an error,
never `unknown` without a word.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from tools import messages
from tools.prepare import PWA, PYTHON, ROOT

TARGET = PWA / "src" / "api" / "types.ts"
HEADING = (
    "// Generated from the server's OpenAPI document by `make types`; changes made here are lost.\n"
)
PLAIN = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}
NAME = re.compile(r"[A-Za-z_$][\w$]*\Z")

Schema = Mapping[str, Any]


class NotUnderstood(ValueError):
    """The document holds a schema that has no TypeScript here yet; the message says which."""


def type_of(schema: Schema, indent: str = "") -> str:
    """The TypeScript of one schema. Raises NotUnderstood for what it does not know."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return json.dumps(schema["const"], ensure_ascii=False)
    if "enum" in schema:
        return " | ".join(json.dumps(value, ensure_ascii=False) for value in schema["enum"])
    for word, joint in (("oneOf", " | "), ("anyOf", " | "), ("allOf", " & ")):
        if word in schema:
            return joint.join(_grouped(part, indent) for part in schema[word])
    kinds = schema.get("type", "object" if "properties" in schema else None)
    if isinstance(kinds, list):
        return " | ".join(type_of({**schema, "type": kind}, indent) for kind in kinds)
    if kinds == "array":
        return f"{_grouped(schema.get('items', {}), indent)}[]"
    if kinds == "object":
        return _object(schema, indent)
    if kinds in PLAIN:
        return PLAIN[kinds]
    if kinds is None and not set(schema) - {"description", "title", "default", "readOnly"}:
        # A schema that asks for nothing allows everything: marshmallow's Raw field.
        return "unknown"
    raise NotUnderstood(json.dumps(schema, ensure_ascii=False))


def _grouped(schema: Schema, indent: str) -> str:
    """The type in parentheses where it is joined of several, so that [] and & bind to all of it."""
    text = type_of(schema, indent)
    kinds = schema.get("type")
    joined = [schema.get(word, ()) for word in ("oneOf", "anyOf", "allOf", "enum")]
    joined.append(kinds if isinstance(kinds, list) else ())
    return f"({text})" if "$ref" not in schema and any(len(parts) > 1 for parts in joined) else text


def _object(schema: Schema, indent: str) -> str:
    properties: Mapping[str, Schema] = schema.get("properties", {})
    others = schema.get("additionalProperties", not properties)
    if not properties:
        values = type_of(others, indent) if isinstance(others, Mapping) and others else "unknown"
        return f"Record<string, {values}>"
    required = set(schema.get("required", ()))
    inner = indent + "  "
    lines = ["{"]
    for name in sorted(properties):
        lines += _comment(properties[name].get("description"), inner)
        key = name if NAME.match(name) else json.dumps(name, ensure_ascii=False)
        mark = "" if name in required else "?"
        lines.append(f"{inner}{key}{mark}: {type_of(properties[name], inner)};")
    return "\n".join([*lines, f"{indent}}}"])


def _comment(text: str | None, indent: str) -> list[str]:
    if not text:
        return []
    words = " ".join(text.split()).replace("*/", "* /")
    return [f"{indent}/** {words} */"]


def typescript(document: Mapping[str, Any]) -> str:
    """All of `document`'s component schemas as one TypeScript module."""
    schemas: Mapping[str, Schema] = document.get("components", {}).get("schemas", {})
    parts = [HEADING]
    for name in sorted(schemas):
        comment = "".join(line + "\n" for line in _comment(schemas[name].get("description"), ""))
        parts.append(f"{comment}export type {name} = {type_of(schemas[name])};\n")
    return "\n".join(parts)


def document_of_server() -> Mapping[str, Any]:
    """What the server in this clone says of itself."""
    command = [str(PYTHON), "-m", "server", "openapi"]
    asked = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    document: Mapping[str, Any] = json.loads(asked.stdout)
    return document


def main(arguments: Sequence[str]) -> int:
    """Write the types, or with `--check` only compare; 0 when they are as they should be."""
    path = TARGET.relative_to(ROOT)
    fresh = typescript(document_of_server())
    if "--check" in arguments:
        is_fresh = TARGET.exists() and TARGET.read_text(encoding="utf-8") == fresh
        sentence = messages.TYPES_FRESH if is_fresh else messages.TYPES_STALE
        print(sentence.format(path=path))
        return 0 if is_fresh else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(fresh, encoding="utf-8")
    print(messages.TYPES_WRITTEN.format(path=path))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
