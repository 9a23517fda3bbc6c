"""The registers, as they are read at a desk; they are written by `POST /api/changes`."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.registers import (
    DwellingPageSchema,
    DwellingQuerySchema,
    GrantListSchema,
    LandlordHistorySchema,
    LandlordPageSchema,
    PartnerPageSchema,
    RateListSchema,
    RegisterQuerySchema,
)
from server.services.registers import landlords, money, partners
from server.services.registers.paging import Page

blp = Blueprint(
    "registers", __name__, url_prefix="/api/registers", description="Lists that the service keeps."
)


@blp.post("/partners")
@requires("registers.read")
@blp.arguments(RegisterQuerySchema)
@blp.response(200, PartnerPageSchema)
def find_partners(asked: dict[str, Any]) -> Page:
    """Find partners by name, or the name of somebody there."""
    return partners.find_partners(**asked)


@blp.post("/landlords")
@requires("registers.read")
@blp.arguments(RegisterQuerySchema)
@blp.response(200, LandlordPageSchema)
def find_landlords(asked: dict[str, Any]) -> Page:
    """Find landlords by name."""
    return landlords.find_landlords(**asked)


@blp.get("/landlords/<uuid:landlord_id>")
@requires("registers.read")
@blp.response(200, LandlordHistorySchema)
def read_landlord(landlord_id: object) -> dict[str, Any]:
    """Read a landlord with homes, agreements, and the cases that one may read."""
    return landlords.read_landlord(current_actor(), str(landlord_id))


@blp.post("/dwellings")
@requires("registers.read")
@blp.arguments(DwellingQuerySchema)
@blp.response(200, DwellingPageSchema)
def find_dwellings(asked: dict[str, Any]) -> Page:
    """Find homes that stand empty, or all that are known."""
    return landlords.find_dwellings(**asked)


@blp.get("/grants")
@requires("grants.edit")
@blp.response(200, GrantListSchema)
def list_grants() -> dict[str, Any]:
    """List the grants with their shares of positions."""
    return {"grants": money.list_grants()}


@blp.get("/km-rates")
@requires("rates.edit")
@blp.response(200, RateListSchema)
def list_rates() -> dict[str, Any]:
    """List what a kilometre is paid, from which day."""
    return {"rates": money.list_rates()}
