"""What has to go together in a record of the office, beyond what each field alone must be.

Dates are compared as they are stored; a value of another kind is somebody else's to refuse.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from server.rules.answers import DECIDED

Problems = dict[str, list[str]]
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Check:
    """A check, and the fields that it is about: a change of none of them is not held to it."""

    fields: frozenset[str]
    problems: Callable[[Values, str], Problems]


def _is_before(value: Any, other: Any) -> bool:
    return isinstance(value, str) and isinstance(other, str) and value < other


def _of_stay(values: Values, _today: str) -> Problems:
    if _is_before(values.get("ends_on"), values.get("starts_on")):
        return {"ends_on": ["before_start"]}
    return {}


def _of_measure(values: Values, today: str) -> Problems:
    found: Problems = {}
    state = values.get("state") or "considered"
    if state == "applied" and values.get("applied_on") is None:
        found["applied_on"] = ["required"]
    if state in DECIDED and values.get("decided_on") is None:
        found["decided_on"] = ["required"]
    if state not in DECIDED and values.get("decided_on") is not None:
        found["state"] = ["not_decided"]
    if state != "granted" and values.get("starts_on") is not None:
        found["starts_on"] = ["not_granted"]
    if _is_before(values.get("decided_on"), values.get("applied_on")):
        found["decided_on"] = ["before_applied"]
    for name in ("considered_on", "applied_on", "decided_on"):
        if _is_before(today, values.get(name)):
            found[name] = ["in_future"]
    return found


def _of_follow_up(values: Values, today: str) -> Problems:
    if values.get("done_on") is None and values.get("result") is None:
        return {}
    found: Problems = {
        name: ["required"] for name in ("done_on", "result") if values.get(name) is None
    }
    if _is_before(today, values.get("done_on")):
        found["done_on"] = ["in_future"]
    return found


def _not_ahead(name: str) -> Check:
    return Check(
        frozenset({name}),
        lambda values, today: {name: ["in_future"]} if _is_before(today, values.get(name)) else {},
    )


#: By entity.
CHECKS: dict[str, Check] = {
    "temporary_stay": Check(frozenset({"starts_on", "ends_on"}), _of_stay),
    "measure": Check(
        frozenset({"state", "considered_on", "applied_on", "decided_on", "starts_on"}), _of_measure
    ),
    "follow_up": Check(frozenset({"done_on", "result"}), _of_follow_up),
    "mastery_level": _not_ahead("set_on"),
    "cost_avoided": _not_ahead("estimated_on"),
    "nav_fact": _not_ahead("noted_on"),
    "forum_question": _not_ahead("asked_on"),
}


def problems_of(entity: str, stored: Values, changed: Values, today: date) -> Problems:
    """What is wrong with a record as a change leaves it, as keys by field; empty when all is well.

    `stored` is the record before the change, empty for a new one.
    """
    check = CHECKS.get(entity)
    if check is None or check.fields.isdisjoint(changed):
        return {}
    return check.problems({**stored, **changed}, today.isoformat())
