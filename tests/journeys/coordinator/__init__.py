"""The steps of the housing coordinator's week 47 of 2026 (tests/journeys/test_coordinator.py)."""
