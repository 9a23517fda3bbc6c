"""The settings that the office can change and its users go by, with what holds until it does."""

from dataclasses import dataclass

#: Key to the value that holds where nobody has said otherwise.
SETTINGS: dict[str, str] = {
    # What a neutral message asks people to ring: the service's own number, without its name.
    "service_phone": "",
    # The national alarm line for children, until the municipality's own barnevernvakt is put in.
    "child_welfare_phone": "116 111",
    # Whether travel and km are asked for: yes or no.
    "logs_travel": "yes",
}


@dataclass(frozen=True)
class Number:
    """A number that rules count with: what holds until somebody puts in another, and its bounds."""

    default: int
    lowest: int
    highest: int


#: Numbers that only the office counts with. A row is made when one is changed, so phones seldom hold one.
NUMBERS: dict[str, Number] = {
    # The periods that the steps of an eviction give, in days from the date of the letter. The law that
    # they come from is named beside them on screen.
    "eviction_notice_days": Number(14, 1, 365),
    "eviction_objection_days": Number(14, 1, 365),
    # From how many days on somebody has been in temporary housing for long, and for very long.
    "stay_first_warning_days": Number(60, 1, 3650),
    "stay_second_warning_days": Number(80, 1, 3650),
    # Days before a case's planned end, and before a deadline in it, when the office is warned.
    "plan_end_warning_days": Number(14, 0, 365),
    # Days after which a safety note is to be looked at anew (law.md 12).
    "safety_review_days": Number(90, 1, 365),
    # Days until somebody is reminded of a request for a decision that nobody has answered.
    "decision_reminder_days": Number(14, 1, 365),
    # Days after a case is closed when somebody asks how it went.
    "follow_up_days": Number(90, 1, 3650),
    # Visits after which it is asked whether the case belongs in the care record (law.md 6).
    "care_record_visits": Number(3, 1, 1000),
}


def number_of(key: str, value: str | None) -> int:
    """A number as it was put in, or what holds otherwise."""
    return NUMBERS[key].default if value is None else int(value)


def is_fit(key: str, value: str) -> bool:
    """Whether a value can be put in under a key."""
    number = NUMBERS.get(key)
    if number is None:
        return True
    return value.isdecimal() and len(value) <= 5 and number.lowest <= int(value) <= number.highest
