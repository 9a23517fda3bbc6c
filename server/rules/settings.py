"""The settings that the office can change and its users go by, with what holds until it does."""

#: Key to the value that holds where nobody has said otherwise.
SETTINGS: dict[str, str] = {
    # What a neutral message asks people to ring: the service's own number, without its name.
    "service_phone": "",
    # The national alarm line for children, until the municipality's own barnevernvakt is put in.
    "child_welfare_phone": "116 111",
    # Whether travel and km are asked for: yes or no.
    "logs_travel": "yes",
    # Days before a case's planned end, and before a deadline in it, when the office is warned.
    "plan_end_warning_days": "14",
    # Days after which a safety note is to be looked at anew (law.md 12).
    "safety_review_days": "90",
    # Days until somebody is reminded of a request for a decision that nobody has answered.
    "decision_reminder_days": "14",
    # Days after a case is closed when somebody asks how it went.
    "follow_up_days": "90",
}
