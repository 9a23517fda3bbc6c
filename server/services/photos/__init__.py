"""Photos: taken in piece by piece, made harmless, kept in files, shown to the office, swept when unnamed."""
