"""The window: everything that needs Qt, built on the `commander` core."""
