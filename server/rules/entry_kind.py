"""What kind of entry a spreadsheet's line is: it has a task and an outcome, but no kind."""

#: The task types that say by themselves what kind of work it was.
_KIND_BY_TASK = {
    "meeting": "meeting",
    "documentation": "office_work",
    "equipment": "office_work",
    "course": "office_work",
}

#: Talking and arranging: without a visit outcome these were done by telephone, as a rule.
_TALK = frozenset(
    {
        "landlord_dialogue",
        "neighbour_dialogue",
        "service_navigation",
        "economy_rent",
        "contact_attempt",
    }
)


def kind_of(task_type: str, outcome: str | None) -> str:
    """The entry kind: a visit outcome makes it a home visit; else the task decides.

    Meetings are meetings; documentation, equipment and courses are office work; talk is a phone
    call; what else was done without calling on anyone (a load to the recycling station) is an errand.
    No figure depends on this choice: visits are counted by their outcome.
    """
    if outcome is not None:
        return "home_visit"
    return _KIND_BY_TASK.get(task_type) or ("phone_call" if task_type in _TALK else "errand")
