"""The settings that the office can change and phones go by, with what holds until it does."""

#: Key to the value that holds where nobody has said otherwise.
SETTINGS: dict[str, str] = {
    # What a neutral message asks people to ring: the service's own number, without its name.
    "service_phone": "",
    # The national alarm line for children, until the municipality's own barnevernvakt is put in.
    "child_welfare_phone": "116 111",
    # Whether travel and km are asked for: yes or no.
    "logs_travel": "yes",
}
