"""The registry of synced entities, as data: their fields, and what a phone may do with each.

The order is that of dependence: a row refers only to entities above its own, so rows are inserted in
this order. `tests/contract/entities.json` holds the same for the PWA.
"""

from server import models
from server.sync.entities import bodies, cases, housing, meetings, registers, work
from server.sync.entities.fields import F
from server.sync.entity import Entity

_ALL = (
    registers.WORD,
    registers.COLLEAGUE,
    registers.SETTING,
    cases.RESIDENT,
    registers.LANDLORD,
    registers.PARTNER,
    registers.PLACE,
    bodies.DWELLING,
    bodies.PARTNER_CONTACT,
    bodies.KM_RATE,
    cases.CASE,
    cases.ASSIGNMENT,
    cases.CONSENT,
    cases.SAFETY_NOTE,
    work.PLANNED_VISIT,
    work.PLANNED_WORKER,
    work.LOG_ENTRY,
    work.TASK_LINE,
    work.PARTICIPATION,
    work.ATTACHMENT,
    cases.INQUIRY,
    work.REMINDER,
    work.SAFE_VISIT,
    work.WEEK_DONE,
    cases.DECISION_REQUEST,
    cases.CASE_CONTACT,
    cases.AGENDA_MARK,
    cases.INCIDENT,
    bodies.AGREEMENT,
    housing.NAV_FACT,
    housing.MEASURE,
    housing.TEMPORARY_STAY,
    housing.HOUSING_STEP,
    housing.MASTERY_LEVEL,
    housing.COST_AVOIDED,
    housing.FOLLOW_UP,
    housing.FORUM_QUESTION,
    housing.CARE_RECORD_COPY,
    meetings.MEETING_SERIES,
    meetings.MEETING,
    meetings.ATTENDANCE,
    meetings.AGENDA_ITEM,
    meetings.TASK,
    meetings.MINUTES_ADDITION,
    registers.EQUIPMENT,
    registers.GRANT,
    registers.GRANT_SHARE,
    work.FIELD_CONFLICT,
)

ENTITIES: dict[str, Entity] = {entity.name: entity for entity in _ALL}

#: What an entry is made of besides itself: whoever changes a part locks the entry.
PARTS: tuple[str, ...] = tuple(
    name
    for name, entity in ENTITIES.items()
    if any(field.name == "entry_id" for field in entity.references)
)

#: What the minutes of a meeting are made of besides itself: whoever changes a part locks the meeting.
MINUTES_PARTS = ("attendance", "agenda_item")

#: No synced row, but what the ways out of a parked operation are done to.
OPERATION = Entity(
    "operation", models.OpLedger, (F("comment", "text", is_nullable=True, longest=500),)
)
