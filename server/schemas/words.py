"""What crosses the wire about word lists."""

from marshmallow import fields

from server.schemas.base import Schema, record_id, text, whole


class WordSchema(Schema):
    """One word: its key is stored, its label is shown."""

    id = record_id(required=True)
    version = whole(1, 2**31 - 1, required=True)
    list = text(40, required=True)
    key = text(60, required=True)
    label = text(120, required=True)
    short_label = text(14, required=True, allow_none=True)
    group = text(60, required=True, allow_none=True)
    position = whole(0, 10_000, required=True)
    is_retired = fields.Boolean(required=True)


class WordListSchema(Schema):
    """All words of all lists."""

    words = fields.List(fields.Nested(WordSchema), required=True)
