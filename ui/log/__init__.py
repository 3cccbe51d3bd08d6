"""The log: every message as an entry, and the line in which the next one is typed."""
