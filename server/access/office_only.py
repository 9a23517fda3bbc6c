"""What no phone ever holds: the office's own records, by entity."""

from typing import Any

from server import models

OFFICE_ONLY: dict[str, Any] = {
    "grant": models.Grant,
    "grant_share": models.GrantShare,
    "km_rate": models.KmRate,
    "dwelling": models.Dwelling,
    "partner_contact": models.PartnerContact,
    "nav_fact": models.NavFact,
    "measure": models.Measure,
    "temporary_stay": models.TemporaryStay,
    "housing_step": models.HousingStep,
    "mastery_level": models.MasteryLevel,
    "cost_avoided": models.CostAvoided,
    "follow_up": models.FollowUp,
    "forum_question": models.ForumQuestion,
    "care_record_copy": models.CareRecordCopy,
    "meeting_series": models.MeetingSeries,
    "meeting": models.Meeting,
    "attendance": models.Attendance,
    "agenda_item": models.AgendaItem,
    "minutes_addition": models.MinutesAddition,
}
