"""The minutes of an entry's task lines sum to the entry's own, after each operation."""

from server.sync.world import Draft, Record, Stage, World


def minutes_sum(world: World, stage: Stage) -> bool:
    """Whether the minutes of each entry's lines sum to its own, where either was touched on this stage."""
    entries: dict[str, None] = {}
    for draft in stage.changed():
        if draft.record.entity.name == "log_entry":
            before = draft.record.fields.get("duration_minutes")
            if before != draft.fields["duration_minutes"]:
                entries[draft.record.id] = None
        elif draft.record.entity.name == "task_line":
            entries[draft.fields["entry_id"]] = None
    return all(_entry_sums(world, stage, entry_id) for entry_id in entries)


def _entry_sums(world: World, stage: Stage, entry_id: str) -> bool:
    entry: Draft | Record | None = stage.peek("log_entry", entry_id)
    if entry is None or entry.deleted_at:
        return True
    lines = set(world.lines.get(entry_id, ()))
    for (name, record_id), draft in stage.drafts.items():
        if name == "task_line" and draft.fields["entry_id"] == entry_id:
            lines.add(record_id)
    total = 0
    for line_id in lines:
        line = stage.peek("task_line", line_id)
        if line is not None and not line.deleted_at:
            total += line.fields["duration_minutes"]
    return bool(total == entry.fields["duration_minutes"])
