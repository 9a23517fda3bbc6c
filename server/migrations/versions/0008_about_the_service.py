"""What the public page about the service says, version by version."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "about_texts",
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("contact_name", sa.String(length=120), nullable=False),
        sa.Column("contact_phone", sa.String(length=30), nullable=False),
        sa.Column("contact_email", sa.String(length=120), nullable=False),
        sa.Column("contact_hours", sa.String(length=200), nullable=False),
        sa.Column("known_gaps", sa.Text(), nullable=False),
        sa.Column("statement_url", sa.String(length=300), nullable=False),
        sa.Column("changed_at", sa.String(length=24), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["users.id"], name=op.f("fk_about_texts_changed_by_users")
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_about_texts")),
        sa.UniqueConstraint("op_id", name=op.f("uq_about_texts_op_id")),
    )


def downgrade() -> None:
    op.drop_table("about_texts")
