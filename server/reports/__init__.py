"""The figures, one pure function each, and the documents made of them."""
