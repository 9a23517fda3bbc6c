"""Find a landlord's places by an index: phones' pulls ask for them."""

from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_index("ix_places_landlord_id", "places", ["landlord_id"])


def downgrade() -> None:
    op.drop_index("ix_places_landlord_id", table_name="places")
