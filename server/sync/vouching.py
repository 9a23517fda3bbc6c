"""A reviewer lets through what would be late or held, and answers for the result as for an approval."""

from server.access.actor import Actor
from server.sync.entities import ENTITIES, PARTS
from server.sync.refusals import Refused
from server.sync.world import Stage, World


def vouch(world: World, stage: Stage, reviewer: Actor) -> None:
    """Let approved entries that this stage changes stay approved, by the reviewer from now on.

    Raises Refused when the reviewer took part in one of them: nobody approves their own.
    """
    entries: dict[str, None] = {}
    for draft in stage.changed():
        name = draft.record.entity.name
        if name == "log_entry":
            entries[draft.record.id] = None
        elif name in PARTS:
            entries[draft.fields["entry_id"]] = None
    for entry_id in entries:
        entry = stage.draft(ENTITIES["log_entry"], entry_id)
        if entry is None or entry.fields["state"] != "approved":
            continue
        companions = world.companions.get(entry_id, set())
        if reviewer.id == entry.fields["author_id"] or reviewer.id in companions:
            raise Refused("own_entry")
        entry.fields["approved_by"] = reviewer.id
        entry.fields["approved_at"] = world.now
