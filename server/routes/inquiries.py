"""Inquiries in the office: registered, read, joined and decided."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, request
from marshmallow import Schema

from server import limits
from server.access.actor import Actor
from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.inquiries import (
    InquiryAskedSchema,
    InquiryMatchesSchema,
    InquiryPageSchema,
    InquiryQuerySchema,
    NewInquirySchema,
    WholeInquirySchema,
)
from server.schemas.inquiry_decisions import (
    InquiryDecisionSchema,
    InquiryFollowUpSchema,
    InquiryJoinSchema,
    InquiryMarkSchema,
    InquiryNoteSchema,
)
from server.services import inquiries, inquiry_changes, inquiry_matches
from server.services.freshness import freshness
from server.services.inquiry_decisions import decide_inquiry
from server.services.inquiry_page import inquiry_page

#: What is done about an inquiry, with what was said.
Act = Callable[[Actor, str, dict[str, Any]], None]

blp = Blueprint("inquiries", __name__, url_prefix="/api", description="Inquiries, in the office.")


@blp.get("/inquiries")
@requires("inquiries.read")
@blp.arguments(InquiryQuerySchema, location="query")
@blp.response(200, InquiryPageSchema)
def list_inquiries(query: dict[str, Any]) -> Any:
    """List inquiries by what cannot wait. With the tag of an answer that still holds: 304."""
    actor = current_actor()
    tag = freshness(actor, of="inquiries", **query)
    if request.if_none_match.contains_weak(tag):
        return Response(status=304)
    return inquiries.list_inquiries(actor, **query), {"ETag": f'W/"{tag}"'}


@blp.post("/inquiries")
@requires("inquiries.register")
@blp.arguments(NewInquirySchema)
@blp.response(200, WholeInquirySchema)
def register_inquiry(told: dict[str, Any]) -> dict[str, Any]:
    """Register an inquiry. The same operation twice counts once."""
    actor = current_actor()
    op_id = told.pop("op_id")
    inquiry_id = inquiry_changes.register_inquiry(actor, told.pop("id"), told, op_id=op_id)
    return inquiry_page(actor, inquiry_id)


@blp.post("/inquiries/matches")
@requires("inquiries.register")
@blp.arguments(InquiryAskedSchema)
@blp.response(200, InquiryMatchesSchema)
def match_words(asked: dict[str, Any]) -> inquiry_matches.Matches:
    """Find what an inquiry that is being typed may belong to; in a POST, names stay out of logs."""
    actor = current_actor()
    limits.count(limits.MATCHES_PER_USER, actor.id)
    return inquiry_matches.matches_of_words(actor, asked)


@blp.get("/inquiries/<uuid:inquiry_id>")
@requires("inquiries.read")
@blp.response(200, WholeInquirySchema)
def read_inquiry(inquiry_id: object) -> dict[str, Any]:
    """Read one inquiry with what has happened to it."""
    return inquiry_page(current_actor(), str(inquiry_id))


@blp.get("/inquiries/<uuid:inquiry_id>/matches")
@requires("inquiries.read")
@blp.response(200, InquiryMatchesSchema)
def match_inquiry(inquiry_id: object) -> inquiry_matches.Matches:
    """Find what one inquiry may belong to."""
    return inquiry_matches.matches_of_inquiry(current_actor(), str(inquiry_id))


def _deciding(way: str, schema: type[Schema]) -> Callable[[Act], Act]:
    """The route of something that is done about one inquiry; it answers with the inquiry as it is then."""

    def register(act: Act) -> Act:
        @blp.post(f"/inquiries/<uuid:inquiry_id>/{way}")
        @requires("inquiries.decide")
        @blp.arguments(schema)
        @blp.response(200, WholeInquirySchema)
        @wraps(act)
        def do_and_show(said: dict[str, Any], inquiry_id: object) -> dict[str, Any]:
            actor = current_actor()
            act(actor, str(inquiry_id), said)
            return inquiry_page(actor, str(inquiry_id))

        return act

    return register


@_deciding("mark", InquiryMarkSchema)
def mark_inquiry(actor: Actor, inquiry_id: str, said: dict[str, Any]) -> None:
    """Note that an inquiry has been seen, or that there has been first contact. The first one counts."""
    inquiry_changes.mark_inquiry(actor, inquiry_id, **said)


@_deciding("note", InquiryNoteSchema)
def note_on_inquiry(actor: Actor, inquiry_id: str, said: dict[str, Any]) -> None:
    """Add a line to the office's note."""
    inquiry_changes.note_on_inquiry(actor, inquiry_id, **said)


@_deciding("join", InquiryJoinSchema)
def join_inquiry(actor: Actor, inquiry_id: str, said: dict[str, Any]) -> None:
    """Join an inquiry to a case or to an earlier inquiry; nothing is deleted."""
    inquiry_changes.join_inquiry(actor, inquiry_id, **said)


@_deciding("follow-up", InquiryFollowUpSchema)
def follow_up_inquiry(actor: Actor, inquiry_id: str, said: dict[str, Any]) -> None:
    """Note what came of following up."""
    inquiry_changes.follow_up_inquiry(actor, inquiry_id, **said)


@_deciding("decide", InquiryDecisionSchema)
def decide(actor: Actor, inquiry_id: str, said: dict[str, Any]) -> None:
    """Decide about an inquiry, for the first time or anew. The same operation twice counts once."""
    decide_inquiry(actor, inquiry_id, **said)
