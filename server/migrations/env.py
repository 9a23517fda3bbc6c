"""Runs the migrations on the application's own database."""

from alembic import context

from server.extensions import db


def run() -> None:
    """Run them in one transaction, on a connection that may write."""
    with db.engine.connect() as connection:
        connection.execution_options(writes=True, synced_writes=True)
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
