"""The time that the tests of sync live in."""

from datetime import UTC, datetime

NOON = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
