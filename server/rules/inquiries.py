"""What there is to decide about an inquiry, and what each decision needs (mission rows 24, 28 and 29)."""

#: Decisions after which somebody still waits for one.
UNDECIDED = ("new", "awaiting_information")

#: What each decision needs besides its reason.
NEEDS: dict[str, tuple[str, ...]] = {
    "taken_in": ("approach", "way"),
    "advice_given": (),
    "connected_elsewhere": ("partner_id", "follow_up_on"),
    "awaiting_information": ("follow_up_on",),
    "decision_request_forwarded": ("partner_id", "sent_on", "follow_up_on"),
    "not_relevant": (),
    "withdrawn": (),
}
#: What can stand with each; anything else that a form still holds is left out.
TAKES: dict[str, tuple[str, ...]] = {
    "taken_in": ("approach",),
    "advice_given": ("partner_id", "follow_up_on"),
    "connected_elsewhere": ("partner_id", "follow_up_on"),
    "awaiting_information": ("follow_up_on",),
    "decision_request_forwarded": ("partner_id", "sent_on", "follow_up_on"),
    "not_relevant": (),
    "withdrawn": (),
}
