"""People and work for tests, all invented."""
