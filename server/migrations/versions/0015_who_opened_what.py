"""Who opened what is somebody else's."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "access_notes",
        sa.Column(
            "seq",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.Column("actor_id", sa.String(length=36), nullable=False),
        sa.Column("owner_id", sa.String(length=36), nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["users.id"], name=op.f("fk_access_notes_actor_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_access_notes_owner_id_users")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_access_notes")),
    )
    op.create_index("ix_access_notes_owner_id_at", "access_notes", ["owner_id", "at"])


def downgrade() -> None:
    op.drop_table("access_notes")
