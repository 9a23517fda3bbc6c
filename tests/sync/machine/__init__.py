"""A state machine of phones, an office and a server, and a checker that trusts none of them."""
