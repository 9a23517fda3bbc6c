"""*Hent sak*: cases that a phone does not hold yet."""

from typing import Any

from server import limits
from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.case_fetch import (
    CaseChoiceSchema,
    CaseQuestionSchema,
    FetchedSchema,
    FoundCasesSchema,
)
from server.services.case_fetch import fetch_case, find_cases

blp = Blueprint(
    "case_fetch", __name__, url_prefix="/api/case-fetch", description="Cases for a phone."
)


@blp.post("/find")
@requires("cases.fetch")
@blp.arguments(CaseQuestionSchema)
@blp.response(200, FoundCasesSchema)
def find(form: dict[str, Any]) -> dict[str, Any]:
    """Find open cases of the service by the beginnings of words."""
    limits.count(limits.SEARCHES_PER_USER, current_actor().id)
    return {"cases": find_cases(form["text"])}


@blp.post("")
@requires("cases.fetch")
@blp.arguments(CaseChoiceSchema)
@blp.response(200, FetchedSchema)
def fetch(form: dict[str, Any]) -> dict[str, Any]:
    """Let the phone hold a case for the days of the day pack."""
    limits.count(limits.SEARCHES_PER_USER, current_actor().id)
    fetch_case(current_actor(), form["case_id"])
    return form
