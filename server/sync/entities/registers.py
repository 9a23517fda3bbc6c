"""What the service keeps lists of: words, people and bodies, places, equipment, grants."""

from server import models
from server.sync.entities.fields import WRITES, F, code, email, name, number, phone, ref, word
from server.sync.entity import Entity

WORD = Entity(
    "word",
    models.Word,
    (
        F("list", "text", longest=40, is_fixed=True),
        F("key", "text", longest=60, is_fixed=True),
        F("label", "text", longest=120),
        F("short_label", "text", is_nullable=True, longest=14),
        F("group", "text", is_nullable=True, longest=60),
        number("position", 10_000),
        F("is_retired", "bool", default=False),
    ),
)

COLLEAGUE = Entity(
    "colleague",
    models.Colleague,
    (
        ref("user_id", "user", is_fixed=True),
        name(),
        phone(),
        F("is_caretaker", "bool"),
        F("is_here", "bool"),
    ),
)

SETTING = Entity(
    "setting",
    models.Setting,
    (F("key", "text", longest=40, is_fixed=True), F("value", "text", longest=200)),
)

LANDLORD = Entity(
    "landlord",
    models.Landlord,
    (
        code(),
        name(),
        word("landlord_type", "landlord_type"),
        phone(),
        email(),
        F("note", "text", is_nullable=True, longest=500),
        F("is_retired", "bool", default=False),
    ),
)

PARTNER = Entity(
    "partner",
    models.Partner,
    (
        code(),
        name(),
        word("partner_type", "partner_type"),
        phone(),
        email(),
        F("note", "text", is_nullable=True, longest=500),
        F("is_retired", "bool", default=False),
    ),
)

PLACE = Entity(
    "place",
    models.Place,
    (
        F("address", "text", is_nullable=True, longest=200),
        word("tenure", "tenure", is_nullable=True),
        ref("landlord_id", "landlord", is_nullable=True, is_carrying=True),
        F("is_address_protected", "bool", default=False),
    ),
    phone_may=frozenset({"create"}),
    hidden_when={"address": "is_address_protected"},
)

EQUIPMENT = Entity(
    "equipment",
    models.Equipment,
    (
        name(),
        number("count", 10_000, default=1),
        F("kept_at", "text", is_nullable=True, longest=120),
        F("note", "text", is_nullable=True, longest=500),
        F("is_missing", "bool", default=False),
    ),
    phone_may=WRITES,
)

GRANT = Entity(
    "grant",
    models.Grant,
    (
        code(),
        name(),
        F("funder", "text", longest=120),
        number("amount_ore", 10**13),
        F("starts_on", "date", group="period"),
        F("ends_on", "date", group="period"),
        F("report_due_on", "date", is_nullable=True),
        number("fte_hours", 10_000),
        F("conditions", "text", is_nullable=True, longest=2000),
        F("letter_ref", "text", is_nullable=True, longest=60),
    ),
)

GRANT_SHARE = Entity(
    "grant_share",
    models.GrantShare,
    (
        ref("grant_id", "grant", is_fixed=True),
        ref("user_id", "user", is_fixed=True),
        number("percent", 100),
    ),
)
