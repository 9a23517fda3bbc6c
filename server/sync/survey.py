"""What the operations of a batch are about, found in one walk over their changes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from server.sync.entities import MINUTES_PARTS
from server.sync.operation import Change, Operation


@dataclass(slots=True)
class Survey:
    """Ids, by what is done to them.

    `touched` are the records that change and the entries of new parts, `references` what new values refer
    to, both by entity. `only_created` is what the batch makes and does nothing else with, `reviewed` the
    entries to approve or to put right, `moved` the planned visits that change, `places` those that
    something begins to refer to. `seen_through` are changes of entries and plans, through which other rows
    are seen.
    """

    touched: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    references: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    only_created: set[str] = field(default_factory=set)
    reviewed: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    seen_through: list[Change] = field(default_factory=list)
    makes_entries: bool = False
    changes_minutes: bool = False


def survey(operations: Iterable[Operation]) -> Survey:
    """Look at every change of the operations that can be applied at all."""
    found = Survey()
    created: set[str] = set()
    changed: set[str] = set()
    touched = found.touched
    for operation in operations:
        if operation.problem:
            continue
        for change in operation.changes:
            name = change.entity.name
            if name == "operation":
                continue
            touched[name].add(change.id)
            if change.action == "create":
                created.add(change.id)
                if name == "log_entry":
                    found.makes_entries = True
            else:
                changed.add(change.id)
                _look_at(change, found)
            if change.set:
                _look_at_references(change, found)
    found.only_created = created - changed
    return found


def _look_at(change: Change, found: Survey) -> None:
    name = change.entity.name
    if name == "planned_visit":
        found.moved.add(change.id)
        found.seen_through.append(change)
    elif name == "log_entry":
        found.seen_through.append(change)
        if change.act in ("approve", "correct"):
            found.reviewed.add(change.id)
        elif "duration_minutes" in change.set:
            found.changes_minutes = True


def _look_at_references(change: Change, found: Survey) -> None:
    get = change.set.get
    for name, refers in change.entity.referring.items():
        target = get(name)
        if target is None:
            continue
        if name == "entry_id":
            found.touched["log_entry"].add(target)
        elif name == "meeting_id" and change.entity.name in MINUTES_PARTS:
            found.touched["meeting"].add(target)
        else:
            found.references[refers].add(target)
            if name == "place_id":
                found.places.add(target)
