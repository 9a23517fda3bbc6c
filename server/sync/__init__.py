"""The ledger sync: the one way a synced row changes (docs/sync.md)."""
