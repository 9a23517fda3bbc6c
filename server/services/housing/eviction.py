"""The eviction track is changed as one: the deadline follows the letter unless somebody sets it by hand."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from server.access.actor import Actor
from server.clock import local_today
from server.errors import Invalid
from server.extensions import snapshot
from server.rules.eviction import deadline_after, problems_of
from server.services.changing import commit_changes
from server.services.housing.sheet import readable_case
from server.services.housing.track import FIELDS, computed_of, track_from
from server.services.settings import numbers
from server.sync.building import patch_of
from server.sync.ledger import Result

Values = Mapping[str, Any]


def foretell(actor: Actor, case_id: str, *, seen: Values, given: Values) -> dict[str, Any]:
    """The deadline that `change_track` would write, and what the letter gives by itself. Raises NotFound."""
    with snapshot() as connection:
        readable_case(connection, actor, case_id)
        days = numbers(connection)
    wanted = _wanted(seen, given, days)
    return {
        "eviction_deadline_on": wanted["eviction_deadline_on"],
        **computed_of(track_from(wanted), days),
    }


def change_track(
    actor: Actor, case_id: str, *, op_id: str, base_version: int, seen: Values, given: Values
) -> Result:
    """Write what a form says of the track; sent again it is answered as the first time.

    `seen` is the whole track as the form opened, `given` what is different. A deadline that is not given, or
    given as nothing, is what the letter makes it. Raises NotFound, Invalid with the fields, and what
    `make_changes` raises.
    """
    with snapshot() as connection:
        readable_case(connection, actor, case_id)
        wanted = _wanted(seen, given, numbers(connection))
    problems = problems_of(track_from(wanted), local_today())
    if problems:
        raise Invalid(fields=problems)
    values = {name: value for name, value in wanted.items() if value != seen[name]}
    if not values:
        # A clear deadline that the letter gives again: nothing is different.
        return Result(op_id, "applied", None, 0, {case_id: base_version})
    change = patch_of("case", case_id, base_version, dict(seen), values)
    return commit_changes(
        actor, [change], op_id=op_id, allow=lambda now: readable_case(now, actor, case_id)
    )


def _wanted(seen: Values, given: Values, days: Mapping[str, int]) -> dict[str, Any]:
    """The whole track as it is to be, its deadline with it."""
    wanted = {name: given.get(name, seen[name]) for name in FIELDS}
    if given.get("eviction_deadline_on") is None:
        before, after = track_from(seen), track_from(wanted)
        was = before if "eviction_deadline_on" not in given else replace(before, deadline_on=None)
        deadline = deadline_after(was, after.stage, after.letter_on, days)
        wanted["eviction_deadline_on"] = deadline.isoformat() if deadline else None
    return wanted
