"""Scenarios: what happened or shall happen, performed on a clock of its own."""
