"""Tests: what a person needs, written down before it is built."""
