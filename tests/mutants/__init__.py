"""Broken builds: each is one line made wrong, and the test that must notice (`make mutants`)."""
