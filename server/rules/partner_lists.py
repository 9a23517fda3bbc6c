"""What a meeting with a partner takes up: joint cases, or the evictions that are watched."""

from collections.abc import Iterable
from dataclasses import dataclass

from server.rules.agenda import Point, Reason

#: Stages in which nothing threatens the home, or nothing can be averted any longer.
SETTLED_STAGES = frozenset({"none", "resolved", "carried_out"})

#: What of a watched case is told when its resident is not: how far it has come, never by when.
TOLD_OF_ANONYMOUS = frozenset({"eviction_deadline", "eviction_stage"})


@dataclass(frozen=True)
class JointCase:
    """A case that a consent shares with the partner, and what it shares."""

    id: str
    code: str
    topic: str


@dataclass(frozen=True)
class WatchedCase:
    """A case with an eviction on its way, or one that has been decided."""

    id: str
    code: str
    stage: str
    deadline_on: str | None = None
    outcome: str | None = None
    decided_on: str | None = None


def joint_list(cases: Iterable[JointCase]) -> list[Point]:
    """A point for each joint case, by code; its reasons are what may be talked about."""
    topics: dict[tuple[str, str], list[str]] = {}
    for each in cases:
        topics.setdefault((each.code, each.id), []).append(each.topic)
    return [
        Point(
            "cases",
            "case",
            case_id,
            tuple(Reason("joint_case", word=topic) for topic in sorted(topics[code, case_id])),
        )
        for code, case_id in sorted(topics)
    ]


def watch_list(cases: Iterable[WatchedCase], since: str) -> list[Point]:
    """A point for each case where somebody may lose their home: the nearest deadline first, then those
    without one, then those whose outcome has been told since the meeting of `since`."""
    watched = [each for each in cases if _is_watched(each, since)]
    return [
        Point("cases", "case", each.id, tuple(_reasons(each)))
        for each in sorted(watched, key=_urgency)
    ]


def _is_watched(case: WatchedCase, since: str) -> bool:
    if case.stage not in SETTLED_STAGES:
        return True
    return case.outcome is not None and (case.decided_on or "") >= since


def _urgency(case: WatchedCase) -> tuple[bool, str, str]:
    return case.outcome is not None, case.deadline_on or "9", case.code


def _reasons(case: WatchedCase) -> Iterable[Reason]:
    if case.outcome is not None:
        yield Reason("eviction_outcome", on=case.decided_on, word=case.outcome)
    if case.stage not in SETTLED_STAGES:
        key = "eviction_deadline" if case.deadline_on else "eviction_stage"
        yield Reason(key, on=case.deadline_on, word=case.stage)
