"""*Ta videre*: questions to the managers, by forum."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.changes import ChangedSchema
from server.schemas.forum_questions import (
    AnswerSchema,
    ForumQuestionQuerySchema,
    ForumQuestionsSchema,
)
from server.services.housing import answering
from server.services.housing.questions import list_questions
from server.sync.ledger import Result

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


@blp.post("/forum-questions/<uuid:question_id>/answer")
@requires("forum_questions.answer")
@blp.arguments(AnswerSchema)
@blp.response(200, ChangedSchema)
def answer_question(said: dict[str, Any], question_id: object) -> Result:
    """Answer a question, or note its answer; the measure follows. The same operation twice counts once."""
    return answering.answer_question(current_actor(), str(question_id), **said)
