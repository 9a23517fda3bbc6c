"""The weekly meeting: its agenda, which builds itself; what is written; and its minutes, which lock."""
