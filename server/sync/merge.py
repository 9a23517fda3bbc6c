"""The three-way merge of one record, field group by field group. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Merged:
    """`changes` are the fields to set; `overlaps` the groups that stay as they are because both sides
    changed them."""

    changes: dict[str, Any]
    overlaps: tuple[str, ...]


def merge(
    groups: Mapping[str, Sequence[str]],
    base: Values,
    current: Values,
    new: Values,
    sets: frozenset[str] = frozenset(),
) -> Merged:
    """Bring `new` into `current`, when `base` is what the writer saw before.

    All values are canonical, so equal means equal. `base` names at least the fields of `new`. A group is
    taken when each of its fields that the writer saw is unchanged since, or has come to hold just what
    the writer sets; otherwise `current` stays. Fields in `sets` hold sets of keys and never collide: what
    the writer added is added, what the writer removed is removed.
    """
    changes: dict[str, Any] = {}
    overlaps: list[str] = []
    for group, names in groups.items():
        wanted = [name for name in names if name in new]
        if not wanted:
            continue
        plain = [name for name in names if name in base and name not in sets]
        if all(
            current[name] == base[name] or (name in new and current[name] == new[name])
            for name in plain
        ):
            for name in wanted:
                value = _joined(base, current, new, name) if name in sets else new[name]
                if value != current[name]:
                    changes[name] = value
        elif any(new[name] != current[name] for name in wanted):
            overlaps.append(group)
    return Merged(changes, tuple(overlaps))


def _joined(base: Values, current: Values, new: Values, name: str) -> list[str]:
    before, now, wanted = set(base[name]), set(current[name]), set(new[name])
    return sorted((now | (wanted - before)) - (before - wanted))
