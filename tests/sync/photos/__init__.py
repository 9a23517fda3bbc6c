"""Photos on the server: taken in, made harmless, kept, shown, swept."""
