"""The case as the office works with it: the list, the page, and what is more than a plain change."""
