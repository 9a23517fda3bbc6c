"""Cases in the office: so far, whether photos may be taken in one."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.cases import AllowPhotosSchema, CasePhotosSchema
from server.services import case_photos

blp = Blueprint("cases", __name__, url_prefix="/api/cases", description="Cases, in the office.")


@blp.post("/<uuid:case_id>/photos")
@requires("cases.allow_photos")
@blp.arguments(AllowPhotosSchema)
@blp.response(200, CasePhotosSchema)
def allow_photos(asked: dict[str, Any], case_id: object) -> case_photos.CasePhotos:
    """Allow photos in a case, or allow them no longer. The same operation twice counts once."""
    return case_photos.allow_photos(current_actor(), str(case_id), **asked)
