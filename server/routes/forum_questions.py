"""*Ta videre*: questions to the managers, by forum."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.forum_questions import ForumQuestionQuerySchema, ForumQuestionsSchema
from server.services.housing.questions import list_questions

blp = Blueprint(
    "forum_questions", __name__, url_prefix="/api", description="What is asked of the managers."
)


@blp.get("/forum-questions")
@requires("housing.read")
@blp.arguments(ForumQuestionQuerySchema, location="query")
@blp.response(200, ForumQuestionsSchema)
def read_questions(query: dict[str, Any]) -> dict[str, Any]:
    """List a forum's questions: the oldest of those that wait first, or the last answered."""
    return {"questions": list_questions(current_actor(), **query)}
