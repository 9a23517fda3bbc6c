"""The migrations make what the models say, and can be undone."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade
from sqlalchemy import inspect

from server.extensions import db


def test_models_equal_migrations(app):
    """Seen to fail with a column added to Word and not to the migration."""
    with db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        differences = compare_metadata(context, db.metadata)

    assert differences == []


def test_every_constraint_has_a_name_so_that_it_can_be_changed_later(app):
    """Seen to fail with naming_convention taken out of extensions.py."""
    for table in db.metadata.sorted_tables:
        for constraint in table.constraints:
            assert constraint.name, (table.name, constraint)


def test_the_migrations_can_be_undone(app):
    downgrade(revision="base")

    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
