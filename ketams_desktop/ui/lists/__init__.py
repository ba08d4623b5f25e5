"""Several lists, what came of a visit, and passwords."""
