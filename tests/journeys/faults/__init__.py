"""Faults of the device in a real browser: docstrings name the rows of docs/faults.md."""
