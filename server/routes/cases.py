"""Cases in the office: the list, the page, and whether photos may be taken in one."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.care_record import CareRecordSchema
from server.schemas.case_page import (
    CaseClosingSchema,
    CaseListSchema,
    CaseQuerySchema,
    CaseReopeningSchema,
    CaseSchema,
)
from server.schemas.cases import AllowPhotosSchema, CasePhotosSchema
from server.schemas.timeline import CaseTimelineQuerySchema, CaseTimelineSchema
from server.services import case_photos
from server.services.case_page import care_record, closing, listing, reading, timeline

blp = Blueprint("cases", __name__, url_prefix="/api/cases", description="Cases, in the office.")


@blp.get("")
@requires("cases.read")
@blp.arguments(CaseQuerySchema, location="query")
@blp.response(200, CaseListSchema)
def list_cases(query: dict[str, Any]) -> listing.CaseList:
    """List the cases that the reader may see: open ones first, by the next deadline."""
    return listing.list_cases(current_actor(), **query)


@blp.get("/<uuid:case_id>")
@requires("cases.read")
@blp.response(200, CaseSchema)
def read_case(case_id: object) -> reading.Shown:
    """Read one case."""
    return reading.get_case(current_actor(), str(case_id))


@blp.get("/<uuid:case_id>/timeline")
@requires("cases.read")
@blp.arguments(CaseTimelineQuerySchema, location="query")
@blp.response(200, CaseTimelineSchema)
def read_timeline(query: dict[str, Any], case_id: object) -> timeline.Timeline:
    """Read what has happened in one case, newest first."""
    return timeline.read_timeline(current_actor(), str(case_id), **query)


@blp.get("/<uuid:case_id>/care-record")
@requires("cases.read")
@blp.response(200, CareRecordSchema)
def read_care_record(case_id: object) -> dict[str, Any]:
    """Read what of one case is to be written into the care record, and what has been."""
    return care_record.read_care_record(current_actor(), str(case_id))


@blp.post("/<uuid:case_id>/close")
@requires("cases.close")
@blp.arguments(CaseClosingSchema)
@blp.response(200, CaseSchema)
def close_case(asked: dict[str, Any], case_id: object) -> reading.Shown:
    """Close one case with its outcome. The same operation twice counts once."""
    return closing.close_case(current_actor(), str(case_id), **asked)


@blp.post("/<uuid:case_id>/reopen")
@requires("cases.close")
@blp.arguments(CaseReopeningSchema)
@blp.response(200, CaseSchema)
def reopen_case(asked: dict[str, Any], case_id: object) -> reading.Shown:
    """Open one closed case again, with a reason. The same operation twice counts once."""
    return closing.reopen_case(current_actor(), str(case_id), **asked)


@blp.post("/<uuid:case_id>/photos")
@requires("cases.allow_photos")
@blp.arguments(AllowPhotosSchema)
@blp.response(200, CasePhotosSchema)
def allow_photos(asked: dict[str, Any], case_id: object) -> case_photos.CasePhotos:
    """Allow photos in a case, or allow them no longer. The same operation twice counts once."""
    return case_photos.allow_photos(current_actor(), str(case_id), **asked)
