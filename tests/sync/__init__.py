"""The ledger sync: its invariants, and what it must survive (docs/sync.md)."""
