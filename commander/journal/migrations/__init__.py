"""The migrations of the journal, run from code."""
