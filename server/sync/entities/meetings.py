"""Meetings: their series, agenda, minutes, and the tasks that come of them."""

from server import models
from server.sync.entities.fields import F, name, number, ref, word
from server.sync.entity import Entity

MEETING_SERIES = Entity(
    "meeting_series",
    models.MeetingSeries,
    (
        word("type", "meeting_type", is_fixed=True),
        name(),
        ref("partner_id", "partner", is_nullable=True),
        F("anchor_on", "date", group="rhythm"),
        number("every_weeks", 53, lowest=1, group="rhythm"),
        F("starts_at_local", "clock", is_nullable=True),
        F("place", "text", is_nullable=True, longest=120),
        F("ended_on", "date", is_nullable=True),
    ),
)

MEETING = Entity(
    "meeting",
    models.Meeting,
    (
        ref("series_id", "meeting_series", is_nullable=True, is_fixed=True),
        word("type", "meeting_type", is_fixed=True),
        ref("partner_id", "partner", is_nullable=True),
        F("slot_on", "date", is_nullable=True, is_fixed=True),
        F("held_on", "date", group="when"),
        F("starts_at_local", "clock", is_nullable=True, group="when"),
        word("state", "meeting_state", default="planned", group="state"),
        F("locked_at", "instant", is_nullable=True, group="state"),
        ref("locked_by", "user", is_nullable=True, group="state"),
    ),
)

ATTENDANCE = Entity(
    "attendance",
    models.Attendance,
    (
        ref("meeting_id", "meeting", is_fixed=True),
        ref("user_id", "user", is_nullable=True, is_fixed=True),
        ref("partner_id", "partner", is_nullable=True, is_fixed=True),
        F("name", "text", is_nullable=True, is_fixed=True, longest=120),
    ),
)

AGENDA_ITEM = Entity(
    "agenda_item",
    models.AgendaItem,
    (
        ref("meeting_id", "meeting", is_fixed=True),
        number("position", 10000, default=0),
        word("part", "agenda_part"),
        F("reasons", "json", default=[]),
        ref("case_id", "case", is_nullable=True, is_fixed=True),
        ref("inquiry_id", "inquiry", is_nullable=True, is_fixed=True),
        ref("incident_id", "incident", is_nullable=True, is_fixed=True),
        F("title", "text", is_nullable=True, longest=200),
        F("notes", "text", is_nullable=True, longest=4000),
        F("decision", "text", is_nullable=True, longest=2000),
        ref("owner_id", "user", is_nullable=True),
        F("due_on", "date", is_nullable=True),
        F("handled_at", "instant", is_nullable=True, group="handled"),
        ref("handled_by", "user", is_nullable=True, group="handled"),
    ),
)

MINUTES_ADDITION = Entity(
    "minutes_addition",
    models.MinutesAddition,
    (
        ref("meeting_id", "meeting", is_fixed=True),
        ref("agenda_item_id", "agenda_item", is_nullable=True, is_fixed=True),
        ref("author_id", "user", is_fixed=True),
        F("added_at", "instant", is_fixed=True),
        F("text", "text", is_fixed=True, longest=2000),
    ),
)

TASK = Entity(
    "task",
    models.Task,
    (
        ref("agenda_item_id", "agenda_item", is_nullable=True, is_fixed=True),
        ref("case_id", "case", is_nullable=True, is_fixed=True),
        ref("inquiry_id", "inquiry", is_nullable=True, is_fixed=True),
        ref("owner_id", "user"),
        F("text", "text", longest=500),
        F("due_on", "date", is_nullable=True),
        ref("made_by", "user", is_fixed=True),
        F("done_at", "instant", is_nullable=True, group="done"),
        ref("done_by", "user", is_nullable=True, group="done"),
    ),
    phone_may=frozenset({"patch"}),
    phone_sets=frozenset({"done_at", "done_by"}),
    owner="owner_id",
    is_given=True,
)
