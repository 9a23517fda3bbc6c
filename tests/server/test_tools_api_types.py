"""The generated types say what the server's schemas say, the same way each time."""

import pytest

from tools.api_types import NotUnderstood, type_of, typescript


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        pytest.param({"type": "string", "format": "uuid"}, "string", id="text"),
        pytest.param({"type": "integer", "minimum": 0}, "number", id="whole number"),
        pytest.param({"type": ["string", "null"]}, "string | null", id="may be missing"),
        pytest.param({"type": "string", "enum": ["no", "yes"]}, '"no" | "yes"', id="closed list"),
        pytest.param(
            {"type": ["string", "null"], "enum": ["no", None]}, '"no" | null', id="closed, missing"
        ),
        pytest.param({"const": 1}, "1", id="always the same"),
        pytest.param({"$ref": "#/components/schemas/Entry"}, "Entry", id="another schema"),
        pytest.param(
            {"anyOf": [{"$ref": "#/components/schemas/Case"}, {"type": "null"}]},
            "Case | null",
            id="another schema or missing",
        ),
        pytest.param(
            {"type": "array", "items": {"type": ["string", "null"]}},
            "(string | null)[]",
            id="a list of two kinds",
        ),
        pytest.param(
            {
                "type": "array",
                "items": {
                    "oneOf": [
                        {"type": "object", "properties": {"a": {}}},
                        {"type": "object", "properties": {"b": {}}},
                    ]
                },
            },
            "({\n  a?: unknown;\n} | {\n  b?: unknown;\n})[]",
            id="a list of two kinds of objects",
        ),
        pytest.param({"type": "array", "items": {"const": 1}}, "1[]", id="a list of one kind"),
        pytest.param(
            {"type": "object", "additionalProperties": {"type": "integer"}},
            "Record<string, number>",
            id="free keys",
        ),
        pytest.param({"type": "object"}, "Record<string, unknown>", id="any object"),
        pytest.param({}, "unknown", id="anything"),
        pytest.param(
            {
                "type": "object",
                "properties": {"b": {"type": "string"}, "a-b": {}},
                "required": ["b"],
            },
            '{\n  "a-b"?: unknown;\n  b: string;\n}',
            id="an object, its keys in order",
        ),
        pytest.param(
            {
                "type": "array",
                "items": {"type": "object", "properties": {"a": {"type": ["string", "null"]}}},
            },
            "{\n  a?: string | null;\n}[]",
            id="a list of objects needs no parentheses",
        ),
    ],
)
def test_a_schema_becomes_its_type(schema, expected):
    assert type_of(schema) == expected


def test_a_schema_it_does_not_know_is_an_error_and_not_a_guess():
    with pytest.raises(NotUnderstood, match="patternProperties"):
        type_of({"patternProperties": {"^x": {}}})


def test_descriptions_become_comments_that_cannot_end_early():
    document = {
        "components": {
            "schemas": {
                "Visit": {
                    "description": "A visit.\nPlanned */ or not.",
                    "type": "object",
                    "properties": {"km": {"type": "number", "description": "Driven, in km."}},
                }
            }
        }
    }

    assert typescript(document).endswith(
        "\n/** A visit. Planned * / or not. */\n"
        "export type Visit = {\n  /** Driven, in km. */\n  km?: number;\n};\n"
    )


def test_the_order_of_the_document_does_not_matter():
    one = {"components": {"schemas": {"A": {"type": "string"}, "B": {"type": "number"}}}}
    other = {"components": {"schemas": {"B": {"type": "number"}, "A": {"type": "string"}}}}

    assert typescript(one) == typescript(other)
