"""The words of the closed lists."""

from server.access.guard import requires
from server.parsing import Blueprint
from server.schemas.words import WordListSchema
from server.services.word_lists import list_words

blp = Blueprint("words", __name__, url_prefix="/api", description="The closed word lists.")


@blp.get("/words")
@requires("words.read")
@blp.response(200, WordListSchema)
def read_words() -> dict[str, object]:
    """Read every word of every list."""
    return {"words": list_words()}
