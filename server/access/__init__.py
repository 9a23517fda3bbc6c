"""Who may see and do what, as data; and the log of who did."""
