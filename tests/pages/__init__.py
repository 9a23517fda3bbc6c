"""The screens as a person sees them: what can be pressed and read, by the words of the catalogue."""
