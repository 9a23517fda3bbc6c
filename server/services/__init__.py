"""What the organisation can do."""
