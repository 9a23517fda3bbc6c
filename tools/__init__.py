"""What must run before any dependency is installed; see README.md."""
