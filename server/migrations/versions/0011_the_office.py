"""What the office keeps: meetings, housing, landlords' homes, and what was decided of inquiries."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "km_rates",
        sa.Column("valid_from", sa.String(length=10), nullable=False),
        sa.Column("ore_per_km", sa.Integer(), nullable=False),
        sa.Column("passenger_ore_per_km", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_km_rates")),
    )
    op.create_table(
        "dwellings",
        sa.Column("landlord_id", sa.String(length=36), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("rooms", sa.Integer(), nullable=True),
        sa.Column("rent_ore", sa.Integer(), nullable=True),
        sa.Column("vacant_from", sa.String(length=10), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["landlord_id"], ["landlords.id"], name=op.f("fk_dwellings_landlord_id_landlords")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dwellings")),
    )
    with op.batch_alter_table("dwellings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dwellings_landlord_id"), ["landlord_id"], unique=False)

    op.create_table(
        "meeting_series",
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("partner_id", sa.String(length=36), nullable=True),
        sa.Column("anchor_on", sa.String(length=10), nullable=False),
        sa.Column("every_weeks", sa.Integer(), nullable=False),
        sa.Column("starts_at_local", sa.String(length=5), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=True),
        sa.Column("ended_on", sa.String(length=10), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_meeting_series_partner_id_partners")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_series")),
    )
    op.create_table(
        "partner_contacts",
        sa.Column("partner_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=120), nullable=True),
        sa.Column("phone", sa.String(length=30), nullable=True),
        sa.Column("email", sa.String(length=120), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_partner_contacts_partner_id_partners")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_contacts")),
    )
    with op.batch_alter_table("partner_contacts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_partner_contacts_partner_id"), ["partner_id"], unique=False
        )

    op.create_table(
        "meetings",
        sa.Column("series_id", sa.String(length=36), nullable=True),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("partner_id", sa.String(length=36), nullable=True),
        sa.Column("slot_on", sa.String(length=10), nullable=True),
        sa.Column("held_on", sa.String(length=10), nullable=False),
        sa.Column("starts_at_local", sa.String(length=5), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("locked_at", sa.String(length=24), nullable=True),
        sa.Column("locked_by", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["locked_by"], ["users.id"], name=op.f("fk_meetings_locked_by_users")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_meetings_partner_id_partners")
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["meeting_series.id"], name=op.f("fk_meetings_series_id_meeting_series")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meetings_series_id"), ["series_id"], unique=False)

    op.create_table(
        "agreements",
        sa.Column("landlord_id", sa.String(length=36), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=True),
        sa.Column("agreed_on", sa.String(length=10), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("next_on", sa.String(length=10), nullable=True),
        sa.Column("noted_by", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_agreements_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["landlord_id"], ["landlords.id"], name=op.f("fk_agreements_landlord_id_landlords")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["users.id"], name=op.f("fk_agreements_noted_by_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreements")),
    )
    with op.batch_alter_table("agreements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreements_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_agreements_landlord_id"), ["landlord_id"], unique=False
        )

    op.create_table(
        "attendances",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("partner_id", sa.String(length=36), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_attendances_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partners.id"], name=op.f("fk_attendances_partner_id_partners")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_attendances_user_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendances")),
    )
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendances_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "care_record_copies",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("entry_id", sa.String(length=36), nullable=True),
        sa.Column("reference", sa.String(length=60), nullable=False),
        sa.Column("copied_on", sa.String(length=10), nullable=False),
        sa.Column("copied_by", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_care_record_copies_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["copied_by"], ["users.id"], name=op.f("fk_care_record_copies_copied_by_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_record_copies")),
    )
    with op.batch_alter_table("care_record_copies", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_care_record_copies_case_id"), ["case_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_care_record_copies_entry_id"), ["entry_id"], unique=False
        )

    op.create_table(
        "costs_avoided",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("expected_ore", sa.BigInteger(), nullable=False),
        sa.Column("actual_ore", sa.BigInteger(), nullable=False),
        sa.Column("estimated_by", sa.String(length=36), nullable=False),
        sa.Column("estimated_on", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_costs_avoided_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["estimated_by"], ["users.id"], name=op.f("fk_costs_avoided_estimated_by_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_costs_avoided")),
    )
    with op.batch_alter_table("costs_avoided", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_costs_avoided_case_id"), ["case_id"], unique=False)

    op.create_table(
        "follow_ups",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=False),
        sa.Column("done_on", sa.String(length=10), nullable=True),
        sa.Column("result", sa.String(length=40), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_follow_ups_case_id_cases")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
    )
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_ups_case_id"), ["case_id"], unique=False)

    op.create_table(
        "housing_steps",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("taken_on", sa.String(length=10), nullable=False),
        sa.Column("landlord_id", sa.String(length=36), nullable=True),
        sa.Column("dwelling_id", sa.String(length=36), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_housing_steps_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["dwelling_id"], ["dwellings.id"], name=op.f("fk_housing_steps_dwelling_id_dwellings")
        ),
        sa.ForeignKeyConstraint(
            ["landlord_id"], ["landlords.id"], name=op.f("fk_housing_steps_landlord_id_landlords")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_housing_steps")),
    )
    with op.batch_alter_table("housing_steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_housing_steps_case_id"), ["case_id"], unique=False)

    op.create_table(
        "mastery_levels",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("dimension", sa.String(length=40), nullable=False),
        sa.Column("moment", sa.String(length=40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("set_on", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_mastery_levels_case_id_cases")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mastery_levels")),
    )
    with op.batch_alter_table("mastery_levels", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mastery_levels_case_id"), ["case_id"], unique=False)

    op.create_table(
        "measures",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("considered_on", sa.String(length=10), nullable=True),
        sa.Column("applied_on", sa.String(length=10), nullable=True),
        sa.Column("decided_on", sa.String(length=10), nullable=True),
        sa.Column("starts_on", sa.String(length=10), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_measures_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measures")),
    )
    with op.batch_alter_table("measures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measures_case_id"), ["case_id"], unique=False)

    op.create_table(
        "nav_facts",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("noted_on", sa.String(length=10), nullable=False),
        sa.Column("noted_by", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_nav_facts_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["users.id"], name=op.f("fk_nav_facts_noted_by_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nav_facts")),
    )
    with op.batch_alter_table("nav_facts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nav_facts_case_id"), ["case_id"], unique=False)

    op.create_table(
        "temporary_stays",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("landlord_id", sa.String(length=36), nullable=True),
        sa.Column("starts_on", sa.String(length=10), nullable=False),
        sa.Column("ends_on", sa.String(length=10), nullable=True),
        sa.Column("night_cost_ore", sa.Integer(), nullable=True),
        sa.Column("next_step", sa.String(length=200), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_temporary_stays_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["landlord_id"], ["landlords.id"], name=op.f("fk_temporary_stays_landlord_id_landlords")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_temporary_stays")),
    )
    with op.batch_alter_table("temporary_stays", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_temporary_stays_case_id"), ["case_id"], unique=False)

    op.create_table(
        "agenda_items",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=True),
        sa.Column("inquiry_id", sa.String(length=36), nullable=True),
        sa.Column("incident_id", sa.String(length=36), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.String(length=36), nullable=True),
        sa.Column("due_on", sa.String(length=10), nullable=True),
        sa.Column("handled_at", sa.String(length=24), nullable=True),
        sa.Column("handled_by", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_agenda_items_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["handled_by"], ["users.id"], name=op.f("fk_agenda_items_handled_by_users")
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incidents.id"], name=op.f("fk_agenda_items_incident_id_incidents")
        ),
        sa.ForeignKeyConstraint(
            ["inquiry_id"], ["inquiries.id"], name=op.f("fk_agenda_items_inquiry_id_inquiries")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_agenda_items_meeting_id_meetings")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name=op.f("fk_agenda_items_owner_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
    )
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_items_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_agenda_items_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "forum_questions",
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("measure_id", sa.String(length=36), nullable=True),
        sa.Column("forum", sa.String(length=40), nullable=False),
        sa.Column("question", sa.String(length=500), nullable=False),
        sa.Column("asked_by", sa.String(length=36), nullable=False),
        sa.Column("asked_on", sa.String(length=10), nullable=False),
        sa.Column("answered_on", sa.String(length=10), nullable=True),
        sa.Column("answered_by", sa.String(length=36), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=True),
        sa.Column("answer", sa.String(length=500), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["users.id"], name=op.f("fk_forum_questions_answered_by_users")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["users.id"], name=op.f("fk_forum_questions_asked_by_users")
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_forum_questions_case_id_cases")
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measures.id"], name=op.f("fk_forum_questions_measure_id_measures")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forum_questions")),
    )
    with op.batch_alter_table("forum_questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_forum_questions_case_id"), ["case_id"], unique=False)

    op.create_table(
        "minutes_additions",
        sa.Column("meeting_id", sa.String(length=36), nullable=False),
        sa.Column("agenda_item_id", sa.String(length=36), nullable=True),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("added_at", sa.String(length=24), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_items.id"],
            name=op.f("fk_minutes_additions_agenda_item_id_agenda_items"),
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["users.id"], name=op.f("fk_minutes_additions_author_id_users")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings.id"], name=op.f("fk_minutes_additions_meeting_id_meetings")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_additions")),
    )
    with op.batch_alter_table("minutes_additions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_minutes_additions_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "tasks",
        sa.Column("agenda_item_id", sa.String(length=36), nullable=True),
        sa.Column("case_id", sa.String(length=36), nullable=True),
        sa.Column("inquiry_id", sa.String(length=36), nullable=True),
        sa.Column("owner_id", sa.String(length=36), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=True),
        sa.Column("made_by", sa.String(length=36), nullable=False),
        sa.Column("done_at", sa.String(length=24), nullable=True),
        sa.Column("done_by", sa.String(length=36), nullable=True),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.String(length=24), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_items.id"],
            name=op.f("fk_tasks_agenda_item_id_agenda_items"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_tasks_case_id_cases")),
        sa.ForeignKeyConstraint(["done_by"], ["users.id"], name=op.f("fk_tasks_done_by_users")),
        sa.ForeignKeyConstraint(
            ["inquiry_id"], ["inquiries.id"], name=op.f("fk_tasks_inquiry_id_inquiries")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["users.id"], name=op.f("fk_tasks_made_by_users")),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_tasks_owner_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tasks_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tasks_owner_id"), ["owner_id"], unique=False)

    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("review_on", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("plan", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("eviction_letter_on", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("eviction_outcome", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("eviction_decided_on", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("care_record_ref", sa.String(length=60), nullable=True))
        batch_op.add_column(sa.Column("children_count", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("joint_follow_up", sa.String(length=500), nullable=True))
        batch_op.add_column(
            sa.Column(
                "is_next_of_kin_involved", sa.Boolean(), server_default=sa.false(), nullable=False
            )
        )

    with op.batch_alter_table("grants", schema=None) as batch_op:
        batch_op.add_column(sa.Column("conditions", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("letter_ref", sa.String(length=60), nullable=True))

    with op.batch_alter_table("inquiries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decision_reason", sa.String(length=500), nullable=True))
        batch_op.add_column(sa.Column("approach", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("decided_at", sa.String(length=24), nullable=True))
        batch_op.add_column(sa.Column("decided_by", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("followed_up_on", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("place_id", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("joined_to_id", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("office_note", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("seen_at", sa.String(length=24), nullable=True))
        batch_op.add_column(sa.Column("seen_by", sa.String(length=36), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_inquiries_seen_by_users"), "users", ["seen_by"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_inquiries_place_id_places"), "places", ["place_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_inquiries_decided_by_users"), "users", ["decided_by"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_inquiries_joined_to_id_inquiries"), "inquiries", ["joined_to_id"], ["id"]
        )

    with op.batch_alter_table("landlords", schema=None) as batch_op:
        batch_op.add_column(sa.Column("email", sa.String(length=120), nullable=True))
        batch_op.add_column(sa.Column("note", sa.String(length=500), nullable=True))
        batch_op.add_column(
            sa.Column("is_retired", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    with op.batch_alter_table("partners", schema=None) as batch_op:
        batch_op.add_column(sa.Column("email", sa.String(length=120), nullable=True))
        batch_op.add_column(sa.Column("note", sa.String(length=500), nullable=True))
        batch_op.add_column(
            sa.Column("is_retired", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    with op.batch_alter_table("planned_visits", schema=None) as batch_op:
        batch_op.add_column(sa.Column("repeat_id", sa.String(length=36), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_planned_visits_repeat_id"), ["repeat_id"], unique=False
        )

    with op.batch_alter_table("safety_notes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("noted_by", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("reviewed_on", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("reviewed_by", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("ended_on", sa.String(length=10), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_safety_notes_reviewed_by_users"), "users", ["reviewed_by"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_safety_notes_noted_by_users"), "users", ["noted_by"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("safety_notes", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_safety_notes_noted_by_users"), type_="foreignkey")
        batch_op.drop_constraint(
            batch_op.f("fk_safety_notes_reviewed_by_users"), type_="foreignkey"
        )
        batch_op.drop_column("ended_on")
        batch_op.drop_column("reviewed_by")
        batch_op.drop_column("reviewed_on")
        batch_op.drop_column("noted_by")

    with op.batch_alter_table("planned_visits", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_planned_visits_repeat_id"))
        batch_op.drop_column("repeat_id")

    with op.batch_alter_table("partners", schema=None) as batch_op:
        batch_op.drop_column("is_retired")
        batch_op.drop_column("note")
        batch_op.drop_column("email")

    with op.batch_alter_table("landlords", schema=None) as batch_op:
        batch_op.drop_column("is_retired")
        batch_op.drop_column("note")
        batch_op.drop_column("email")

    with op.batch_alter_table("inquiries", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_inquiries_joined_to_id_inquiries"), type_="foreignkey"
        )
        batch_op.drop_constraint(batch_op.f("fk_inquiries_decided_by_users"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_inquiries_place_id_places"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_inquiries_seen_by_users"), type_="foreignkey")
        batch_op.drop_column("seen_by")
        batch_op.drop_column("seen_at")
        batch_op.drop_column("office_note")
        batch_op.drop_column("joined_to_id")
        batch_op.drop_column("place_id")
        batch_op.drop_column("followed_up_on")
        batch_op.drop_column("decided_by")
        batch_op.drop_column("decided_at")
        batch_op.drop_column("approach")
        batch_op.drop_column("decision_reason")

    with op.batch_alter_table("grants", schema=None) as batch_op:
        batch_op.drop_column("letter_ref")
        batch_op.drop_column("conditions")

    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_column("is_next_of_kin_involved")
        batch_op.drop_column("joint_follow_up")
        batch_op.drop_column("children_count")
        batch_op.drop_column("care_record_ref")
        batch_op.drop_column("eviction_decided_on")
        batch_op.drop_column("eviction_outcome")
        batch_op.drop_column("eviction_letter_on")
        batch_op.drop_column("plan")
        batch_op.drop_column("review_on")

    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tasks_owner_id"))
        batch_op.drop_index(batch_op.f("ix_tasks_case_id"))

    op.drop_table("tasks")
    with op.batch_alter_table("minutes_additions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_minutes_additions_meeting_id"))

    op.drop_table("minutes_additions")
    with op.batch_alter_table("forum_questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_forum_questions_case_id"))

    op.drop_table("forum_questions")
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_items_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_agenda_items_case_id"))

    op.drop_table("agenda_items")
    with op.batch_alter_table("temporary_stays", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_temporary_stays_case_id"))

    op.drop_table("temporary_stays")
    with op.batch_alter_table("nav_facts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_nav_facts_case_id"))

    op.drop_table("nav_facts")
    with op.batch_alter_table("measures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measures_case_id"))

    op.drop_table("measures")
    with op.batch_alter_table("mastery_levels", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mastery_levels_case_id"))

    op.drop_table("mastery_levels")
    with op.batch_alter_table("housing_steps", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_housing_steps_case_id"))

    op.drop_table("housing_steps")
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_ups_case_id"))

    op.drop_table("follow_ups")
    with op.batch_alter_table("costs_avoided", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_costs_avoided_case_id"))

    op.drop_table("costs_avoided")
    with op.batch_alter_table("care_record_copies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_care_record_copies_entry_id"))
        batch_op.drop_index(batch_op.f("ix_care_record_copies_case_id"))

    op.drop_table("care_record_copies")
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendances_meeting_id"))

    op.drop_table("attendances")
    with op.batch_alter_table("agreements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreements_landlord_id"))
        batch_op.drop_index(batch_op.f("ix_agreements_case_id"))

    op.drop_table("agreements")
    with op.batch_alter_table("meetings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meetings_series_id"))

    op.drop_table("meetings")
    with op.batch_alter_table("partner_contacts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_partner_contacts_partner_id"))

    op.drop_table("partner_contacts")
    op.drop_table("meeting_series")
    with op.batch_alter_table("dwellings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dwellings_landlord_id"))

    op.drop_table("dwellings")
    op.drop_table("km_rates")
