"""What the rules draw from, and how a number chooses among what there is."""

from typing import TypeVar

from hypothesis import strategies as st

from tests.sync.machine import caretaker
from tests.sync.machine.ground import FIELD, OFFICE
from tests.sync.machine.network import WEATHER

T = TypeVar("T")

picks = st.integers(0, 5)
people = st.sampled_from(FIELD)
desks = st.sampled_from(sorted(OFFICE))
# Calm more often than each fault, or nothing would ever get far.
weather = st.sampled_from(("calm",) * 4 + WEATHER)
# The app sends what was saved at once, when it thinks that there is a network.
network = st.sampled_from((None, None, None, "calm", "calm", "calm", *WEATHER[1:]))
notes = st.sampled_from(caretaker.NOTES)
lengths = st.lists(st.sampled_from((15, 30, 45)), min_size=1, max_size=3).map(tuple)
entry_fields = st.sampled_from(
    (
        {"note": "glemte boden"},
        {"note": None},
        {"km": 8},
        {"km": 12, "note": "bil"},
        {"travel_minutes": 20},
    )
)
plan_fields = st.sampled_from(
    (
        {"note": "ring først"},
        {"note": None},
        {"starts_at_local": "08:00"},
        {"duration_minutes": 45, "note": "hund"},
        {"planned_on": "2026-10-21", "starts_at_local": "09:30"},
    )
)
points = st.sampled_from(
    (
        {"notes": "nøkkel hos vaktmester"},
        {"notes": None},
        {"decision": "ringer på fredag"},
        {"handled_at": "2026-10-21T08:00:00.000Z"},
        {"position": 3, "decision": "venter"},
    )
)
DAY = 86_400

#: More would only make a run slower.
MOST_PHONES = 4


def one_of(found: list[T], pick: int) -> T | None:
    """One of these, when there is one."""
    return found[pick % len(found)] if found else None
