"""Devices: listed, revoked and let in again by the office."""

from typing import Any

from server.access.guard import current_actor, requires
from server.parsing import Blueprint
from server.schemas.devices import DeviceListSchema, NothingSchema, RevocationSchema
from server.services import devices

blp = Blueprint("devices", __name__, url_prefix="/api", description="Phones, in the office.")


@blp.get("/devices")
@requires("devices.manage")
@blp.response(200, DeviceListSchema)
def list_devices() -> dict[str, Any]:
    """List every phone, those with unsent work first."""
    return {"devices": devices.list_devices()}


@blp.post("/devices/<uuid:device_id>/revoke")
@requires("devices.manage")
@blp.arguments(RevocationSchema)
@blp.response(200, DeviceListSchema)
def revoke_device(form: dict[str, Any], device_id: object) -> dict[str, Any]:
    """Park a phone or refuse it; others are not touched."""
    devices.revoke_device(current_actor(), str(device_id), **form)
    return {"devices": devices.list_devices()}


@blp.post("/devices/<uuid:device_id>/restore")
@requires("devices.manage")
@blp.arguments(NothingSchema)
@blp.response(200, DeviceListSchema)
def restore_device(_form: dict[str, Any], device_id: object) -> dict[str, Any]:
    """Let a phone take part again, and release what was held meanwhile."""
    devices.restore_device(current_actor(), str(device_id))
    return {"devices": devices.list_devices()}
