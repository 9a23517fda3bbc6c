"""Cases that caretakers have asked for on the phone."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "case_fetches",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("fetched_on", sa.String(length=10), nullable=False),
        sa.Column("fetched_at", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_fetches_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_case_fetches_user_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_fetches")),
    )
    op.create_index("ix_case_fetches_user_id_fetched_on", "case_fetches", ["user_id", "fetched_on"])


def downgrade() -> None:
    op.drop_table("case_fetches")
