"""The top strip and, under it, what needs this desk."""
