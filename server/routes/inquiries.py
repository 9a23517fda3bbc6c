"""Inquiries in the office: so far, that they are read."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.inquiries import InquiryPageSchema, InquiryQuerySchema
from server.services import inquiries

blp = Blueprint("inquiries", __name__, url_prefix="/api", description="Inquiries, in the office.")


@blp.get("/inquiries")
@requires("inquiries.read")
@blp.arguments(InquiryQuerySchema, location="query")
@blp.response(200, InquiryPageSchema)
def list_inquiries(query: dict[str, Any]) -> inquiries.Page:
    """List inquiries: what is critical and undecided first, then the newest."""
    return inquiries.list_inquiries(current_actor(), **query)
