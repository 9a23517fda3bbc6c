"""A phone in Python that speaks HTTP to the real server, over a network that fails."""
