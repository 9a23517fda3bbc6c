"""The real server, failing at every step of what it writes."""
