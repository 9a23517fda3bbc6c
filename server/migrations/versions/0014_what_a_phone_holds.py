"""How far a phone has said that it has read, and when."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    with op.batch_alter_table("replicas", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pulled_to", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("pulled_at", sa.String(length=24), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("replicas", schema=None) as batch_op:
        batch_op.drop_column("pulled_at")
        batch_op.drop_column("pulled_to")
