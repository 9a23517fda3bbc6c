"""Cases in the office: the list, the page, and whether photos may be taken in one."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.case_page import CaseListSchema, CaseQuerySchema, CaseSchema
from server.schemas.cases import AllowPhotosSchema, CasePhotosSchema
from server.services import case_photos
from server.services.case_page import listing, reading

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


@blp.post("/<uuid:case_id>/photos")
@requires("cases.allow_photos")
@blp.arguments(AllowPhotosSchema)
@blp.response(200, CasePhotosSchema)
def allow_photos(asked: dict[str, Any], case_id: object) -> case_photos.CasePhotos:
    """Allow photos in a case, or allow them no longer. The same operation twice counts once."""
    return case_photos.allow_photos(current_actor(), str(case_id), **asked)
