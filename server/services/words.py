"""The words of the vocabulary as rows of the database, where an administrator can relabel them."""

import uuid

from sqlalchemy import select

from server import vocabulary
from server.extensions import snapshot
from server.models import Word
from server.sync.building import creation_of
from server.sync.system import system_commit

NAMESPACE = uuid.UUID("5a5c3f0e-3c1d-5b8e-8d0a-0c5d5c1f7b21")


def add_new_words() -> int:
    """Create the words that the database has not yet, and say how many they were.

    A word that is there already is left as it is: someone may have given it another label.
    """
    with snapshot() as connection:
        known = set(connection.scalars(select(Word.id)))
    new = [word for word in vocabulary.words() if _id_of(word) not in known]
    if new:
        operations = [(_id_of(word, "operation"), [_creation(word)], None) for word in new]
        system_commit("words", operations, is_all_or_nothing=True)
    return len(new)


def _id_of(word: vocabulary.Word, *part: str) -> str:
    return str(uuid.uuid5(NAMESPACE, "\n".join((word.list, word.key, *part))))


def _creation(word: vocabulary.Word) -> dict[str, object]:
    values = {
        "list": word.list,
        "key": word.key,
        "label": word.label,
        "short_label": word.short_label,
        "group": word.group,
        "position": word.position,
    }
    return creation_of("word", _id_of(word), values)
