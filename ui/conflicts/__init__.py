"""The list of open conflicts: what posts disagree about, settled with one key."""
