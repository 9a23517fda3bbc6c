"""A point of the agenda as it is told: whole to who may hear of it, else that there is one and no more."""

from typing import Any

from server.rules.partner_lists import TOLD_OF_ANONYMOUS
from server.services.weekly.items import Item
from server.services.weekly.naming import Names, Shown

#: What a reason tells by itself.
_TOLD = ("on", "at", "minutes", "days", "cost_ore", "word", "text")


def told(item: Item, names: Names, tasks: list[Shown], conflicts: list[Shown]) -> Shown:
    """A point that the reader hears of, with its tasks and the texts that are to be chosen between."""
    return {
        "id": item.id,
        "version": item.version,
        "part": item.part,
        "is_hidden": False,
        "reasons": [_reason(reason, names) for reason in item.reasons],
        "case": names.cases.get(item.case_id or ""),
        "inquiry": names.inquiries.get(item.inquiry_id or ""),
        "incident": names.incidents.get(item.incident_id or ""),
        "worker": names.person(_worker_of(item)),
        "title": item.title,
        "notes": item.notes,
        "decision": item.decision,
        "owner": names.person(item.owner_id),
        "due_on": item.due_on,
        "handled_at": item.handled_at,
        "handled_by": names.person(item.handled_by),
        "tasks": tasks,
        "conflicts": conflicts,
    }


def untold(item: Item, meeting_type: str) -> Shown:
    """A point that the reader may not hear of: that there is one, of which part, and whether it is done;
    where evictions are watched, how far it has come too."""
    told = TOLD_OF_ANONYMOUS if meeting_type == "eviction_prevention" else frozenset()
    stages = [
        _blank_reason("eviction_stage") | {"word": reason.get("word")}
        for reason in item.reasons
        if reason["key"] in told
    ]
    kind = "inquiry" if item.inquiry_id and not item.case_id else "case"
    blank = dict.fromkeys(
        (
            "case",
            "inquiry",
            "incident",
            "worker",
            "title",
            "notes",
            "decision",
            "owner",
            "due_on",
            "handled_by",
        )
    )
    return {
        "id": item.id,
        "version": item.version,
        "part": item.part,
        "is_hidden": True,
        "reasons": [_blank_reason(f"hidden_{kind}"), *stages],
        **blank,
        "handled_at": item.handled_at,
        "tasks": [],
        "conflicts": [],
    }


def _worker_of(item: Item) -> str | None:
    if item.part != "practical_plan" or item.case_id or not item.reasons:
        return None
    return item.reasons[0].get("who")


def _blank_reason(key: str) -> Shown:
    return {"key": key, **dict.fromkeys((*_TOLD, "who", "case", "place")), "is_hidden": False}


def _reason(reason: dict[str, Any], names: Names) -> Shown:
    case_id, place_id = reason.get("case_id"), reason.get("place_id")
    shown = names.cases.get(case_id or "")
    who = names.people.get(reason.get("who") or "")
    return {
        **_blank_reason(reason["key"]),
        **{name: reason.get(name) for name in _TOLD},
        "who": who["code"] if who else None,
        "case": shown,
        # The place of a case says whose it is; of one that is not heard of, nothing is told.
        "place": names.places.get(place_id or "") if not case_id or shown else None,
        "is_hidden": case_id is not None and shown is None,
    }
