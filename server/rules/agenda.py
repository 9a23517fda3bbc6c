"""What the weekly meeting takes up, in which order, and why: built from facts, never typed (office.md).

Each point tells its reasons. The same facts give the same points, so building anew doubles nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from server.rules.stays import Length

#: So many days before its planned end a case is taken up.
NEAR_END_DAYS = 14
#: So many days of plans are gone through.
PLAN_DAYS = 7

#: Stages of an eviction in which there is something to avert.
_SETTLED_STAGES = frozenset({"none", "resolved", "carried_out"})


@dataclass(frozen=True)
class Reason:
    """Why a point stands there: a key, with the day, time, word or text that it tells of.

    `word` is a key of the list that belongs to the reason; `who` a user; `case_id` and `place_id` say where
    a planned visit goes. `days` have gone since `on`, and have cost `cost_ore`.
    """

    key: str
    on: str | None = None
    at: str | None = None
    minutes: int | None = None
    days: int | None = None
    cost_ore: int | None = None
    word: str | None = None
    text: str | None = None
    who: str | None = None
    case_id: str | None = None
    place_id: str | None = None

    def as_json(self) -> dict[str, Any]:
        """What is kept of it with the point: the members that say something."""
        return {name: value for name, value in vars(self).items() if value is not None}


@dataclass(frozen=True)
class Point:
    """One point of the agenda: a part, what it is about (`kind` and id), and why it stands there."""

    part: str
    kind: str
    about_id: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class InquiryFact:
    """An inquiry. `decided_on` is the local date on which something was decided, or it came in."""

    id: str
    received_at: str
    decision: str
    urgency: str
    decided_on: str
    is_decided_here: bool = False
    case_id: str | None = None
    joined_to_id: str | None = None
    follow_up_on: str | None = None
    followed_up_on: str | None = None


@dataclass(frozen=True)
class LongStay:
    """A run in temporary housing that a warning has come to; what it has cost is None without a price."""

    since: str
    days: int
    length: Length
    cost_ore: int | None


@dataclass(frozen=True)
class CaseFact:
    """An open case."""

    id: str
    code: str
    eviction_stage: str = "none"
    eviction_deadline_on: str | None = None
    planned_end_on: str | None = None
    review_on: str | None = None
    is_assigned: bool = True
    stay: LongStay | None = None


@dataclass(frozen=True)
class Happening:
    """Something that brings a case up: an incident, a request, a mark, an answer.

    Without a case it is a point of its own, about the record `id`.
    """

    id: str
    kind: str
    reason: Reason
    case_id: str | None = None


@dataclass(frozen=True)
class VisitFact:
    """One caretaker on one planned visit."""

    user_id: str
    planned_on: str
    at: str | None
    minutes: int
    case_id: str | None
    place_id: str | None


@dataclass(frozen=True)
class Facts:
    """All that the agenda is built from. `workers` are the caretakers in the order they are named."""

    inquiries: tuple[InquiryFact, ...] = ()
    cases: tuple[CaseFact, ...] = ()
    happenings: tuple[Happening, ...] = ()
    visits: tuple[VisitFact, ...] = ()
    workers: tuple[str, ...] = ()


def build_agenda(facts: Facts, *, today: date, since: date) -> list[Point]:
    """The points of a meeting on `today`, when the last one was on `since`: in three parts, in order."""
    return [
        *_new_inquiries(facts.inquiries, today, since),
        *_cases(facts, today),
        *_practical_plan(facts, today),
    ]


def _new_inquiries(inquiries: Iterable[InquiryFact], today: date, since: date) -> list[Point]:
    found: list[tuple[tuple[int, str, str], Point]] = []
    for one in inquiries:
        reasons = _reasons_of(one, today, since)
        if reasons:
            rank = min(_INQUIRY_RANK[reason.key] for reason in reasons)
            point = Point("new_inquiries", "inquiry", one.id, tuple(reasons))
            found.append(((rank, one.received_at, one.id), point))
    return [point for _, point in sorted(found, key=lambda each: each[0])]


#: What cannot wait comes first.
_INQUIRY_RANK = {
    "inquiry_critical": 0,
    "inquiry_new": 1,
    "inquiry_waiting": 2,
    "inquiry_follow_up": 3,
    "inquiry_joined": 4,
    "inquiry_taken_in": 5,
    "inquiry_advice": 6,
}


def _reasons_of(one: InquiryFact, today: date, since: date) -> list[Reason]:
    found: list[Reason] = []
    is_recent = one.decided_on >= since.isoformat()
    is_joined = one.case_id is not None or one.joined_to_id is not None
    if one.decision == "new":
        if one.urgency == "critical":
            found.append(Reason("inquiry_critical"))
        found.append(Reason("inquiry_new"))
        if is_joined:
            found.append(Reason("inquiry_joined", case_id=one.case_id))
    elif one.decision == "awaiting_information":
        found.append(Reason("inquiry_waiting", on=one.follow_up_on))
    elif one.decision == "advice_given" and is_recent:
        found.append(Reason("inquiry_advice", on=one.decided_on))
    elif one.decision == "taken_in" and one.is_decided_here and is_recent:
        key = "inquiry_joined" if is_joined else "inquiry_taken_in"
        found.append(Reason(key, on=one.decided_on, case_id=one.case_id))
    if (
        one.decision not in ("new", "awaiting_information")
        and one.follow_up_on is not None
        and one.followed_up_on is None
        and one.follow_up_on <= today.isoformat()
    ):
        found.append(Reason("inquiry_follow_up", on=one.follow_up_on))
    return found


#: Evictions with a day come first, then what happened, then what runs out, then the rest.
_CASE_RANK = {
    "eviction_deadline": 0,
    "incident": 1,
    "stopped_for_safety": 1,
    "end_passed": 2,
    "stay_second": 2,
    "end_near": 3,
    "stay_first": 3,
    "request_unanswered": 4,
    "marked": 5,
    "measure_granted": 6,
    "measure_refused": 6,
    "forum_answered": 6,
    "review_due": 7,
    "eviction_stage": 8,
}


#: Reasons that count up from day to day: one that was kept gives way to what is counted today.
COUNTED = frozenset({"stay_first", "stay_second"})


@dataclass
class _Gathered:
    kind: str
    reasons: list[Reason] = field(default_factory=list)


def _cases(facts: Facts, today: date) -> list[Point]:
    found: dict[str, _Gathered] = defaultdict(lambda: _Gathered("case"))
    codes = {one.id: one.code for one in facts.cases}
    for one in facts.cases:
        reasons = _reasons_of_case(one, today)
        if reasons:
            found[one.id].reasons += reasons
    for each in facts.happenings:
        about = found[each.case_id or each.id]
        about.kind = "case" if each.case_id else each.kind
        about.reasons.append(each.reason)

    def order(about_id: str) -> tuple[int, str, str, str]:
        reasons = found[about_id].reasons
        first = min(reasons, key=lambda each: (_CASE_RANK[each.key], each.on or "9"))
        return _CASE_RANK[first.key], first.on or "9", codes.get(about_id, "~"), about_id

    return [
        Point("cases", found[about_id].kind, about_id, _in_order(found[about_id].reasons))
        for about_id in sorted(found, key=order)
    ]


def _in_order(reasons: list[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda each: (_CASE_RANK[each.key], each.on or "9")))


def _reasons_of_case(one: CaseFact, today: date) -> list[Reason]:
    found: list[Reason] = []
    day = today.isoformat()
    if one.eviction_stage not in _SETTLED_STAGES:
        deadline = one.eviction_deadline_on
        key = "eviction_deadline" if deadline else "eviction_stage"
        found.append(Reason(key, on=deadline, word=one.eviction_stage))
    end = one.planned_end_on
    if end is not None and end < day:
        found.append(Reason("end_passed", on=end))
    elif end is not None and end <= (today + timedelta(days=NEAR_END_DAYS)).isoformat():
        found.append(Reason("end_near", on=end))
    if one.stay is not None:
        stay = one.stay
        found.append(
            Reason(f"stay_{stay.length}", on=stay.since, days=stay.days, cost_ore=stay.cost_ore)
        )
    if one.review_on is not None and one.review_on <= day:
        found.append(Reason("review_due", on=one.review_on))
    return found


def _practical_plan(facts: Facts, today: date) -> list[Point]:
    last = (today + timedelta(days=PLAN_DAYS)).isoformat()
    visits: dict[str, list[VisitFact]] = defaultdict(list)
    for visit in facts.visits:
        if today.isoformat() <= visit.planned_on <= last:
            visits[visit.user_id].append(visit)
    named = [*facts.workers, *sorted(visits.keys() - set(facts.workers))]
    plans = [
        Point("practical_plan", "worker", user_id, tuple(_planned(user_id, visits[user_id])))
        for user_id in named
    ]
    unassigned = [
        Point("practical_plan", "case", one.id, (Reason("unassigned"),))
        for one in sorted(facts.cases, key=lambda each: each.code)
        if not one.is_assigned
    ]
    return [*unassigned, *plans]


def _planned(user_id: str, visits: list[VisitFact]) -> list[Reason]:
    if not visits:
        return [Reason("no_visits", who=user_id)]
    return [
        Reason(
            "visit",
            who=user_id,
            on=each.planned_on,
            at=each.at,
            minutes=each.minutes,
            case_id=each.case_id,
            place_id=each.place_id,
        )
        for each in sorted(visits, key=lambda each: (each.planned_on, each.at or "~"))
    ]
