"""What the service keeps lists of: partners, landlords and their homes, grants, rates."""
