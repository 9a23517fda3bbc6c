"""What a reviewer should look at twice. A flag refuses no entry and changes no figure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations

from server.rules.local_time import local_date

OVERLAP = "overlap"
LONG_DAY = "long_day"
BEFORE_CASE_OPENED = "before_case_opened"
ACROSS_MIDNIGHT = "across_midnight"
POSSIBLE_DUPLICATE = "possible_duplicate"
LONG_VISIT = "long_visit"
LOGGED_LATE = "logged_late"
CLOCK_DOUBT = "clock_doubt"
COLLEAGUE_DECLINED = "colleague_declined"
NO_TASK_LINE = "no_task_line"
EDITED_AFTER_SENDING = "edited_after_sending"
KM_OUT_OF_LINE = "km_out_of_line"

#: Every flag, in the order in which they are shown; texts are `review_flag.<key>`.
FLAGS = (
    OVERLAP,
    POSSIBLE_DUPLICATE,
    LONG_DAY,
    LONG_VISIT,
    BEFORE_CASE_OPENED,
    ACROSS_MIDNIGHT,
    LOGGED_LATE,
    CLOCK_DOUBT,
    COLLEAGUE_DECLINED,
    NO_TASK_LINE,
    EDITED_AFTER_SENDING,
    KM_OUT_OF_LINE,
)

#: Work and travel on one date from which a day is long. Our own choice, not a rule of law.
LONG_DAY_MINUTES = 600
#: Over four hours, and logged more than two days late (office.md, Review).
LONG_VISIT_MINUTES = 240
LATE_AFTER_DAYS = 2
#: How far a phone's clock may be off before the times of its entries are doubted. Our own choice.
CLOCK_DOUBT_MINUTES = 2
#: Faster than anybody drives, and further than anybody drives here in a day. Our own choice.
MOST_KM_PER_HOUR = 100
MOST_KM = 250


@dataclass(frozen=True)
class Work:
    """An entry as the flags see it: whose time it took, where, and when. Instants are aware.

    `place` is the id of its case, else of its place. `received_on` is the local date on which it came,
    and `clock_offset_minutes` how far ahead the phone's clock was then; None where nobody knows.
    `is_declined`: somebody who is named on it has said that they were not there. `line_count` is None where
    nobody has counted; `is_edited`: its author changed it after it was sent.
    """

    entry_id: str
    people: tuple[str, ...]
    done_on: date
    started_at: datetime
    ended_at: datetime
    duration_minutes: int
    travel_minutes: int
    case_opened_on: date | None = None
    place: str | None = None
    received_on: date | None = None
    clock_offset_minutes: float | None = None
    is_declined: bool = False
    line_count: int | None = None
    km: int = 0
    is_edited: bool = False


def overlapping(work: Iterable[Work]) -> frozenset[str]:
    """The entries that share time with another entry of the same person.

    An entry that begins as another ends does not overlap it; one of no minutes overlaps none.
    """
    by_person: dict[str, list[Work]] = defaultdict(list)
    for entry in work:
        for person in entry.people:
            by_person[person].append(entry)
    found: set[str] = set()
    for entries in by_person.values():
        entries.sort(key=lambda entry: (entry.started_at, entry.ended_at))
        latest: Work | None = None
        for entry in entries:
            if entry.started_at == entry.ended_at:
                continue
            if latest is not None and entry.started_at < latest.ended_at:
                found |= {latest.entry_id, entry.entry_id}
            if latest is None or entry.ended_at > latest.ended_at:
                latest = entry
    return frozenset(found)


def on_long_days(work: Iterable[Work], limit_minutes: int = LONG_DAY_MINUTES) -> frozenset[str]:
    """The entries of each person's dates with more than `limit_minutes` of work and travel."""
    minutes: dict[tuple[str, date], int] = defaultdict(int)
    entries: dict[tuple[str, date], set[str]] = defaultdict(set)
    for entry in work:
        for person in entry.people:
            minutes[person, entry.done_on] += entry.duration_minutes + entry.travel_minutes
            entries[person, entry.done_on].add(entry.entry_id)
    long_days = (entries[day] for day, total in minutes.items() if total > limit_minutes)
    return frozenset().union(*long_days)


def possible_duplicates(work: Iterable[Work]) -> frozenset[str]:
    """The entries that share time with another entry at the same place: two may have logged one visit."""
    by_place: dict[str, list[Work]] = defaultdict(list)
    for entry in work:
        if entry.place is not None and entry.started_at != entry.ended_at:
            by_place[entry.place].append(entry)
    found: set[str] = set()
    for entries in by_place.values():
        entries.sort(key=lambda entry: (entry.started_at, entry.ended_at))
        for earlier, later in combinations(entries, 2):
            if later.started_at < earlier.ended_at:
                found |= {earlier.entry_id, later.entry_id}
    return frozenset(found)


def is_logged_late(entry: Work) -> bool:
    """Whether the entry came more than two days after the work was done."""
    return (
        entry.received_on is not None and (entry.received_on - entry.done_on).days > LATE_AFTER_DAYS
    )


def has_clock_doubt(entry: Work) -> bool:
    """Whether the phone's clock was off when the entry came; its times stay as they were entered."""
    offset = entry.clock_offset_minutes
    return offset is not None and abs(offset) >= CLOCK_DOUBT_MINUTES


def is_km_out_of_line(entry: Work) -> bool:
    """Whether the kilometres do not fit the minutes of travel, or are more than a day's drive."""
    most = entry.travel_minutes * MOST_KM_PER_HOUR / 60
    return entry.km > MOST_KM or entry.km > most


def is_before_case_opened(entry: Work) -> bool:
    """Whether the work was done before its case was opened."""
    return entry.case_opened_on is not None and entry.done_on < entry.case_opened_on


def is_across_midnight(entry: Work) -> bool:
    """Whether the work ended on a later local date than it began; midnight sharp is not later."""
    last_moment = max(entry.started_at, entry.ended_at - timedelta(milliseconds=1))
    return local_date(last_moment) != local_date(entry.started_at)


def review_flags(work: Iterable[Work]) -> dict[str, list[str]]:
    """The flags of every entry by its id, judged together; entries without flags are left out."""
    entries = list(work)
    overlaps, long_days = overlapping(entries), on_long_days(entries)
    duplicates = possible_duplicates(entries)
    found: dict[str, list[str]] = {}
    for entry in entries:
        said = {
            OVERLAP: entry.entry_id in overlaps,
            LONG_DAY: entry.entry_id in long_days,
            BEFORE_CASE_OPENED: is_before_case_opened(entry),
            ACROSS_MIDNIGHT: is_across_midnight(entry),
            POSSIBLE_DUPLICATE: entry.entry_id in duplicates,
            LONG_VISIT: entry.duration_minutes > LONG_VISIT_MINUTES,
            LOGGED_LATE: is_logged_late(entry),
            CLOCK_DOUBT: has_clock_doubt(entry),
            COLLEAGUE_DECLINED: entry.is_declined,
            NO_TASK_LINE: entry.line_count == 0,
            EDITED_AFTER_SENDING: entry.is_edited,
            KM_OUT_OF_LINE: is_km_out_of_line(entry),
        }
        if any(said.values()):
            found[entry.entry_id] = [flag for flag in FLAGS if said[flag]]
    return found
