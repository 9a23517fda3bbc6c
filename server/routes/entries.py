"""Entries in the office: read, approved and sent back."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.entries import (
    ApprovalSchema,
    BulkApprovalSchema,
    BulkApprovedSchema,
    CorrectionSchema,
    EntryPageSchema,
    EntryQuerySchema,
    EntrySchema,
    ReturnSchema,
)
from server.services import entries, review
from server.services.access_notes import note_opening

blp = Blueprint("entries", __name__, url_prefix="/api", description="Entries, in the office.")


@blp.get("/entries")
@requires("entries.read")
@blp.arguments(EntryQuerySchema, location="query")
@blp.response(200, EntryPageSchema)
def list_entries(query: dict[str, Any]) -> entries.Page:
    """List entries in one state, newest work first."""
    return entries.list_entries(current_actor(), **query)


@blp.get("/entries/<uuid:entry_id>")
@requires("entries.read")
@blp.response(200, EntrySchema)
def read_entry(entry_id: object) -> entries.Entry:
    """Read one entry."""
    actor = current_actor()
    entry = entries.get_entry(actor, str(entry_id))
    # Each sees who has opened what is theirs (office.md, Review).
    note_opening(actor, "log_entry", entry["id"], entry["author"]["id"])
    return entry


@blp.post("/entries/<uuid:entry_id>/approve")
@requires("entries.approve")
@blp.arguments(ApprovalSchema)
@blp.response(200, EntrySchema)
def approve_entry(approval: dict[str, Any], entry_id: object) -> entries.Entry:
    """Approve one entry, in the version that was seen. The same operation twice counts once."""
    return review.approve_entry(current_actor(), str(entry_id), **approval)


@blp.post("/entries/approve")
@requires("entries.approve")
@blp.arguments(BulkApprovalSchema)
@blp.response(200, BulkApprovedSchema)
def approve_entries(approval: dict[str, Any]) -> dict[str, Any]:
    """Approve entries without a flag, each in the version that was seen; says what became of each."""
    done = review.approve_plain(current_actor(), approval["entries"], op_id=approval["op_id"])
    return {"entries": done}


@blp.post("/entries/<uuid:entry_id>/correct")
@requires("entries.approve")
@blp.arguments(CorrectionSchema)
@blp.response(200, EntrySchema)
def correct_entry(correction: dict[str, Any], entry_id: object) -> entries.Entry:
    """Put one entry right with a reason, in the version that was seen; approved, it stays approved."""
    fields = correction.pop("entry")
    return review.correct_entry(current_actor(), str(entry_id), fields=fields, **correction)


@blp.post("/entries/<uuid:entry_id>/return")
@requires("entries.approve")
@blp.arguments(ReturnSchema)
@blp.response(200, EntrySchema)
def return_entry(said: dict[str, Any], entry_id: object) -> entries.Entry:
    """Send one entry back to its author with a comment on it or on one line, in the version that was seen."""
    return review.return_entry(current_actor(), str(entry_id), **said)
