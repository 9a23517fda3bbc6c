"""What is done about the home in a case, and how it went: the housing sections of a case's page."""
