"""What landlords and partners have agreed, let out and are reached by; what a kilometre is paid."""

from server import models
from server.sync.entities.fields import F, email, name, number, phone, ref
from server.sync.entity import Entity

AGREEMENT = Entity(
    "agreement",
    models.Agreement,
    (
        ref("landlord_id", "landlord", is_fixed=True),
        ref("case_id", "case", is_nullable=True, is_fixed=True),
        F("agreed_on", "date"),
        F("text", "text", longest=500),
        F("next_on", "date", is_nullable=True),
        ref("noted_by", "user", is_fixed=True),
    ),
    phone_may=frozenset({"create", "patch"}),
    phone_sets=frozenset({"text", "next_on"}),
    owner="noted_by",
)

DWELLING = Entity(
    "dwelling",
    models.Dwelling,
    (
        ref("landlord_id", "landlord", is_fixed=True),
        F("address", "text", longest=200),
        number("rooms", 20, is_nullable=True),
        number("rent_ore", 1000000000, is_nullable=True),
        F("vacant_from", "date", is_nullable=True),
        F("note", "text", is_nullable=True, longest=500),
    ),
)

PARTNER_CONTACT = Entity(
    "partner_contact",
    models.PartnerContact,
    (
        ref("partner_id", "partner", is_fixed=True),
        name(),
        F("role", "text", is_nullable=True, longest=120),
        phone(),
        email(),
    ),
)

KM_RATE = Entity(
    "km_rate",
    models.KmRate,
    (
        F("valid_from", "date"),
        number("ore_per_km", 10000),
        number("passenger_ore_per_km", 10000, default=0),
        F("source", "text", is_nullable=True, longest=200),
    ),
)
