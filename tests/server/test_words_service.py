"""The vocabulary as rows: once, new words on an upgrade, and nobody's label taken back."""

from sqlalchemy import func, select, update

from server import vocabulary
from server.extensions import db, synced_writes, writing
from server.models import Word
from server.services.words import add_new_words


def test_every_word_of_the_vocabulary_is_there_once(app):
    assert add_new_words() == len(vocabulary.words())
    assert add_new_words() == 0

    stored = db.session.execute(select(Word.list, Word.key, Word.label)).all()
    assert len(stored) == len(vocabulary.words())
    assert ("task_type", "waste_removal", "Rydding og fjerning av søppel") in stored


def test_an_upgrade_brings_the_words_that_are_new(app, monkeypatch):
    every = vocabulary.words()
    with monkeypatch.context() as older:
        older.setattr(vocabulary, "words", lambda: every[:-1])
        add_new_words()

    assert add_new_words() == 1
    assert db.session.scalar(select(func.count()).select_from(Word)) == len(every)


def test_a_label_that_someone_has_changed_stays(app):
    add_new_words()
    with writing() as connection, synced_writes(connection):
        connection.execute(update(Word).where(Word.key == "cleaning").values(label="Vask"))

    add_new_words()

    db.session.rollback()
    assert db.session.scalar(select(Word.label).where(Word.key == "cleaning")) == "Vask"
