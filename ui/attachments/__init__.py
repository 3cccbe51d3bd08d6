"""The viewer of attached files: seen in the window, fetched, saved, handed over, withdrawn."""
