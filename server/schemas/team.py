"""What crosses the wire about the team's hours, and about who opened what."""

from marshmallow import fields

from server.schemas.base import Schema, instant, local_date, text, whole

_MOST = 2**31 - 1


class TeamQuerySchema(Schema):
    """How many weeks, the last of them that of `until`; this week when nothing is said."""

    until = local_date(load_default=None)
    weeks = whole(1, 26, is_query=True, load_default=8)


class TeamWeekSchema(Schema):
    """One week of approved work, in person-minutes; keys without any are left out."""

    week = text(8, required=True)
    first = local_date(required=True)
    last = local_date(required=True)
    by_group = fields.Dict(keys=text(60), values=whole(0, _MOST), required=True)
    by_task = fields.Dict(keys=text(60), values=whole(0, _MOST), required=True)
    total_minutes = whole(0, _MOST, required=True)
    travel_minutes = whole(0, _MOST, required=True)
    visits = whole(0, _MOST, required=True)
    visits_by_outcome = fields.Dict(keys=text(60), values=whole(0, _MOST), required=True)


class TeamSchema(Schema):
    """The weeks, the earliest first."""

    weeks = fields.List(fields.Nested(TeamWeekSchema), required=True)


class AccessNoteSchema(Schema):
    """That somebody opened an entry of one's own."""

    at = instant(required=True)
    by_name = text(120, required=True)
    entry_code = text(20, required=True, allow_none=True)
    done_on = local_date(required=True)


class AccessNotesSchema(Schema):
    """The latest of them first."""

    openings = fields.List(fields.Nested(AccessNoteSchema), required=True)
