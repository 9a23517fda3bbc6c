"""Pure judgements: no Flask, no database; tested with tables of real examples."""
