"""What a push touches: outcomes stand in the order in which they came; one look-up tells who knows a case."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_COLUMNS = "op_id, n, replica_id, outcome, reason, by_op, server_seq, answer, comment"
_PARKED = "outcome IN ('conflict', 'late', 'held', 'rejected', 'quarantined')"


def upgrade() -> None:
    op.drop_index("ix_log_entries_author_id", "log_entries")
    op.create_index(
        "ix_log_entries_author_id_case_id_done_on",
        "log_entries",
        ["author_id", "case_id", "done_on"],
    )
    _rebuild(has_rowid=True)


def downgrade() -> None:
    op.drop_index("ix_log_entries_author_id_case_id_done_on", "log_entries")
    op.create_index("ix_log_entries_author_id", "log_entries", ["author_id"])
    _rebuild(has_rowid=False)


def _rebuild(*, has_rowid: bool) -> None:
    """Only SQLite keeps a table in the order of its key; PostgreSQL's are as they should be."""
    if op.get_bind().dialect.name != "sqlite":
        return
    op.drop_index("ix_op_outcome_replica_id_server_seq", "op_outcome")
    op.drop_index("ix_op_outcome_parked", "op_outcome")
    op.create_table(
        "op_outcome_new",
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("replica_id", sa.String(length=36), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=True),
        sa.Column("by_op", sa.String(length=36), nullable=True),
        sa.Column("server_seq", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("op_id", "n", name=op.f("pk_op_outcome")),
        sa.ForeignKeyConstraint(
            ["op_id"], ["op_ledger.op_id"], name=op.f("fk_op_outcome_op_id_op_ledger")
        ),
        sqlite_with_rowid=has_rowid,
    )
    op.execute(
        f"INSERT INTO op_outcome_new ({_COLUMNS}) SELECT {_COLUMNS} FROM op_outcome"  # noqa: S608 - our own columns
        " ORDER BY server_seq, op_id, n"
    )
    op.drop_table("op_outcome")
    op.rename_table("op_outcome_new", "op_outcome")
    op.create_index(
        "ix_op_outcome_replica_id_server_seq", "op_outcome", ["replica_id", "server_seq"]
    )
    op.create_index(
        "ix_op_outcome_parked", "op_outcome", ["outcome"], sqlite_where=sa.text(_PARKED)
    )
