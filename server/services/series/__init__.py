"""Meetings that come again: series, single days, touchpoints, a calendar to subscribe to."""
