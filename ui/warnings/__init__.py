"""The warnings panel: what the public is told, by whom, at which level, where."""
