"""Fields that not every reader of a record sees: which they are, and the action that opens each.

Every answer of the office that holds one of them asks here; the phone's rows are cut by
`Entity.hidden_when` and by what the field worker's view leaves out.
"""

from server.access.actor import Actor
from server.access.roles import Extent, extent

#: (entity, field): the action of the matrix that opens it. `*` is the whole record.
GUARDED_FIELDS: dict[tuple[str, str], str] = {
    ("safety_note", "*"): "safety_notes.read",
    ("nav_fact", "*"): "nav_fields.read",
    # Only where the place's address is protected; another place's is part of the case.
    ("place", "address"): "protected_addresses.read",
}


def reach_of_field(actor: Actor, entity: str, field: str) -> Extent | None:
    """How far the actor's reading of `field` goes, in a record that they may read; None when not at all."""
    action = GUARDED_FIELDS.get((entity, field)) or GUARDED_FIELDS.get((entity, "*"))
    return Extent.ALL if action is None else extent(actor, action)
