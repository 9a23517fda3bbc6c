"""The tables, one per file. Importing this package makes all of them known to the metadata."""

from server.models.about_text import AboutText
from server.models.access_note import AccessNote
from server.models.agenda_item import AgendaItem
from server.models.agenda_mark import AgendaMark
from server.models.agreement import Agreement
from server.models.assignment import Assignment
from server.models.attachment import Attachment
from server.models.attendance import Attendance
from server.models.blob import Blob
from server.models.calendar_feed import CalendarFeed
from server.models.care_record_copy import CareRecordCopy
from server.models.case import Case
from server.models.case_contact import CaseContact
from server.models.case_fetch import CaseFetch
from server.models.clock import Clock
from server.models.colleague import Colleague
from server.models.consent import Consent
from server.models.cost_avoided import CostAvoided
from server.models.decision_request import DecisionRequest
from server.models.dwelling import Dwelling
from server.models.equipment import Equipment
from server.models.field_conflict import FieldConflict
from server.models.follow_up import FollowUp
from server.models.forum_question import ForumQuestion
from server.models.grant import Grant
from server.models.grant_share import GrantShare
from server.models.housing_step import HousingStep
from server.models.incident import Incident
from server.models.inquiry import Inquiry
from server.models.job_mark import JobMark
from server.models.km_rate import KmRate
from server.models.landlord import Landlord
from server.models.log_entry import LogEntry
from server.models.mastery_level import MasteryLevel
from server.models.measure import Measure
from server.models.meeting import Meeting
from server.models.meeting_series import MeetingSeries
from server.models.minutes_addition import MinutesAddition
from server.models.nav_fact import NavFact
from server.models.op_ledger import OpLedger
from server.models.op_outcome import OpOutcome
from server.models.participation import Participation
from server.models.partner import Partner
from server.models.partner_contact import PartnerContact
from server.models.place import Place
from server.models.planned_visit import PlannedVisit
from server.models.planned_worker import PlannedWorker
from server.models.record_history import RecordHistory
from server.models.reminder import Reminder
from server.models.replica import Replica
from server.models.resident import Resident
from server.models.safe_visit import SafeVisit
from server.models.safety_note import SafetyNote
from server.models.session import Session
from server.models.setting import Setting
from server.models.sync_log import SyncLog
from server.models.task import Task
from server.models.task_line import TaskLine
from server.models.temporary_stay import TemporaryStay
from server.models.upload import Upload
from server.models.user import User
from server.models.user_role import UserRole
from server.models.week_done import WeekDone
from server.models.word import Word

__all__ = [
    "AboutText",
    "AccessNote",
    "AgendaItem",
    "AgendaMark",
    "Agreement",
    "Assignment",
    "Attachment",
    "Attendance",
    "Blob",
    "CalendarFeed",
    "CareRecordCopy",
    "Case",
    "CaseContact",
    "CaseFetch",
    "Clock",
    "Colleague",
    "Consent",
    "CostAvoided",
    "DecisionRequest",
    "Dwelling",
    "Equipment",
    "FieldConflict",
    "FollowUp",
    "ForumQuestion",
    "Grant",
    "GrantShare",
    "HousingStep",
    "Incident",
    "Inquiry",
    "JobMark",
    "KmRate",
    "Landlord",
    "LogEntry",
    "MasteryLevel",
    "Measure",
    "Meeting",
    "MeetingSeries",
    "MinutesAddition",
    "NavFact",
    "OpLedger",
    "OpOutcome",
    "Participation",
    "Partner",
    "PartnerContact",
    "Place",
    "PlannedVisit",
    "PlannedWorker",
    "RecordHistory",
    "Reminder",
    "Replica",
    "Resident",
    "SafeVisit",
    "SafetyNote",
    "Session",
    "Setting",
    "SyncLog",
    "Task",
    "TaskLine",
    "TemporaryStay",
    "Upload",
    "User",
    "UserRole",
    "WeekDone",
    "Word",
]
